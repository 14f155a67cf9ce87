import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { openPngRenderer } from '../../../shared/charts/png.ts'
import type { Section } from '../../../shared/document/document.ts'
import { sentenceText } from '../../../shared/document/text.ts'
import { listBlocks, listTables } from '../../../shared/document/walk.ts'
import { listControls } from '../../../shared/intake/commentary/word-controls.ts'
import { toEdition } from '../../../shared/packs/editions/editions.ts'
import { reportDocument } from '../../../templates/word/report-document.ts'
import { mainPart } from '../../given/edit-word.ts'
import { chartOf, pointsEnding } from '../../given/hard-charts.ts'
import { sampleBoard } from '../../given/sample-board.ts'
import { AWAITED, REASON, reportWith } from '../../given/sample-report.ts'

const wasm = readFileSync(new URL('../../../node_modules/@resvg/resvg-wasm/index_bg.wasm', import.meta.url))
const board = sampleBoard()
const base = reportWith([REASON, AWAITED])
const chart = chartOf('burglary-force', 'Burglary fell', { points: pointsEnding('2018-03', [5, 4, 3]) })
const [table] = listTables(base.sections)
const model = { ...base, report: [...base.report, drawn()] }

function drawn(): Section {
  const blocks = [{ kind: 'chart', chart } as const, { kind: 'table', table: table! } as const]
  return { id: 'drawn', number: '10', heading: 'A chart and a table', blocks, sections: [] }
}

let draw: Awaited<ReturnType<typeof openPngRenderer>>
let bytes: Uint8Array
let xml: string
beforeAll(async () => {
  draw = await openPngRenderer(wasm, [])
  bytes = await reportDocument(model, draw)
  xml = mainPart(bytes)
})

/** Words of a piece of markup. */
const words = (markup: string) =>
  [...markup.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<\/w:p>/g)]
    .map(([whole, text]) => (whole === '</w:p>' ? '\n' : text))
    .join('')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
const headings = (sections: readonly Section[]): string[] =>
  sections.flatMap(section => [`${section.number} ${section.heading}`, ...headings(section.sections)])

describe('the report in Word', () => {
  it('has the headings of the page in their order, and every sentence', () => {
    const text = words(xml)
    const found = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*?<w:pStyle w:val="Heading\d"\/>.*?<\/w:p>/gs)].map(([p]) =>
      words(p).trim(),
    )
    expect(found).toEqual(['What changed', 'What the Board is asked to decide', ...headings(model.report)])
    for (const sentence of [...model.headline, ...model.asked]) expect(text).toContain(sentenceText(sentence))
    for (const block of listBlocks(model.report))
      if (block.kind === 'paragraph')
        for (const sentence of block.sentences) expect(text).toContain(sentenceText(sentence))
  })

  it('has every table with a heading row that repeats, and its caption above', () => {
    const tables = listTables(model.report)
    expect(tables.length).toBeGreaterThan(0)
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(tables.length)
    for (const { caption } of tables) expect(words(xml)).toContain(caption)
  })

  it('locks each figure in a control that says what it is, and leaves commentary open', () => {
    const controls = [...xml.matchAll(/<w:sdtPr>(.*?)<\/w:sdtPr>/gs)].map(([, properties = '']) => ({
      tag: /<w:tag w:val="([^"]*)"/.exec(properties)![1]!,
      title: /<w:alias w:val="([^"]*)"/.exec(properties)![1]!,
      lock: /<w:lock w:val="([^"]*)"/.exec(properties)![1],
      number: /<w:id w:val="([^"]*)"/.exec(properties)![1],
    }))
    expect(new Set(controls.map(({ number }) => number)).size).toBe(controls.length)
    for (const { tag, title, lock } of controls) {
      expect(tag.length).toBeLessThanOrEqual(64)
      expect(title.length).toBeLessThanOrEqual(64)
      expect(lock).toBe(/^(commentary|section)\//.test(tag) ? 'sdtLocked' : 'sdtContentLocked')
    }
    const open = controls.filter(({ lock }) => lock === 'sdtLocked').map(({ tag }) => tag)
    const [hate, rural] = ['commentary/hate-crime/force/2018-03', 'commentary/rural-crime/force/2018-03']
    expect(open).toEqual([hate, rural].flatMap(key => [`${key}#text`, `${key}#action`, `${key}#due`]))
    const headline = model.headline.flat().flatMap(part => (typeof part === 'string' ? [] : [part]))
    const locked = new Map(listControls(xml).map(({ tag, words: text }) => [tag, text]))
    for (const figure of headline) expect(locked.get(`figure/${figure.ref}`)).toBe(figure.printed)
  })

  it('draws charts as pictures with the words that stand for them', () => {
    expect(xml).toContain(`descr="${chart.alternative.replaceAll('&', '&amp;')}"`)
    expect(xml).toContain('<w:tag w:val="figure/chart/burglary-force"/>')
    expect(Object.keys(unzipSync(bytes)).filter(name => name.endsWith('.png')).length).toBe(1)
    const line = [...xml.matchAll(/<w:spacing ([^>]*w:lineRule="atLeast"[^>]*)\/>/g)].map(([, spacing = '']) =>
      Number(/w:line="(\d+)"/.exec(spacing)?.[1]),
    )
    const heights = [...xml.matchAll(/<wp:extent cx="\d+" cy="(\d+)"/g)].map(([, cy]) => Number(cy) / 635)
    expect(heights.length).toBeGreaterThan(0)
    expect(line).toEqual(heights.map(Math.round))
  })

  it('says its title and its language, and is the same whenever it is made', async () => {
    const parts = unzipSync(bytes)
    const core = strFromU8(parts['docProps/core.xml']!)
    expect(core).toContain('Business Coordination Board, Quarterly performance report')
    expect(core).toContain('<dc:language>en-GB</dc:language>')
    expect(strFromU8(parts['word/styles.xml']!)).toContain('<w:lang w:val="en-GB"')
    expect(Buffer.from(await reportDocument(model, draw)).equals(Buffer.from(bytes))).toBe(true)
  })

  it('has boxes that can be written in for the board alone', async () => {
    const pack = board.packs.find(({ id }) => id === 'performance')!
    for (const edition of ['partner', 'public'] as const) {
      const shown = toEdition(model, { board, pack }, edition)
      expect(JSON.stringify(shown)).not.toMatch(/"(?:editable|awaited)"/)
      expect(mainPart(await reportDocument(shown, draw))).not.toContain('"sdtLocked"')
    }
  })
})
