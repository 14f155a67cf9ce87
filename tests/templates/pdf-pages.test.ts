import { readFileSync } from 'node:fs'
import { getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Block, Section } from '../../shared/document/document.ts'
import { buildPackModel } from '../../shared/packs/build-model.ts'
import { numberSections } from '../../shared/packs/model/number-sections.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { renderDocument } from '../../templates/pack/pack.tsx'
import { openPdfRenderer } from '../../templates/pdf/render-pdf.ts'
import { samplePack } from '../packs/sample-pack.ts'
import { pdfText } from './pdf-text.ts'

/** Compiling the typesetter and setting a whole pack take their time when the machine is busy. */
const WARM_UP = 900_000
/** A heading this near to the foot of a page, in points, has nothing under it. */
const FOOT = 75

/** The least white at the left and right of a page, in points: the margin, less what a letter may lean out. */
const MARGIN = 38

interface Pages {
  readonly count: number
  /** Bookmarks in reading order: the page they lead to, counted from 0, and points above its foot. */
  readonly bookmarks: readonly { readonly page: number; readonly height: number }[]
}

function pagesOf(pdf: Uint8Array): Pages {
  const text = Buffer.from(pdf).toString('latin1')
  const kids = [...text.matchAll(/(\d+) 0 obj\s*<<\s*\/Type \/Page\b/g)].map(m => Number(m[1]))
  const bookmarks = [...text.matchAll(/\/Dest (\d+) 0 R/g)].map(([, destination]) => {
    const [, page, height] = new RegExp(`\\n${destination} 0 obj\\s*\\[(\\d+) 0 R /XYZ [\\d.]+ ([\\d.]+)`).exec(text)!
    return { page: kids.indexOf(Number(page)), height: Number(height) }
  })
  return { count: kids.length, bookmarks }
}

let model: PackModel
let report: Pages
let dataPack: Pages
let meetingPdf: Uint8Array
const pdfs: Uint8Array[] = []

beforeAll(async () => {
  model = buildPackModel(await samplePack('performance'))
  const render = await openPdfRenderer({
    wasm: readFileSync('node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'),
    fonts: ['Regular', 'Bold'].map(face => readFileSync(`templates/fonts/LiberationSans-${face}.ttf`)),
    source: readFileSync('templates/pdf/pack.typ', 'utf8'),
  })
  pdfs.push(render(model, 'report'), render(model, 'data-pack'))
  report = pagesOf(pdfs[0]!)
  dataPack = pagesOf(pdfs[1]!)
  meetingPdf = render({ ...model, meeting: meetingSections() }, 'meeting')
}, WARM_UP)

describe('the pages of the sample’s pack', () => {
  it('are at most six for the report of 42 indicators, whose first exception stands on page one', () => {
    expect(report.count).toBeLessThanOrEqual(6)
    expect(report.bookmarks[0]!.page).toBe(0)
  })

  it('are one for each indicator and at most ten more for the data pack', () => {
    const indicators = model.appendices.find(({ id }) => id === 'indicators')!.sections
    expect(indicators).toHaveLength(42)
    expect(dataPack.count).toBeLessThanOrEqual(indicators.length + 10)
    const perPage = new Set(dataPack.bookmarks.map(({ page }) => page))
    // no page between them is without a heading of its own but the second of the dashboard, of what is at a glance and of the annex of steps
    expect(dataPack.count - perPage.size).toBeLessThanOrEqual(3)
  })

  it('have nothing over their edges', async () => {
    for (const pdf of pdfs) expect(await runsOverTheEdge(pdf)).toEqual([])
  })

  it('never end with a heading', () => {
    for (const { height } of [...report.bookmarks, ...dataPack.bookmarks]) expect(height).toBeGreaterThan(FOOT)
  })
})

/** Words that begin or end in the margin of their page, as another reader of PDF places them. */
async function runsOverTheEdge(pdf: Uint8Array): Promise<string[]> {
  const file = await getDocumentProxy(pdf.slice())
  const found: string[] = []
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    const right = page.getViewport({ scale: 1 }).width - MARGIN
    for (const item of (await page.getTextContent()).items)
      if ('str' in item && item.str.trim() !== '') {
        const [, , , , from] = item.transform as number[]
        if (from! < MARGIN || from! + item.width > right) found.push(`page ${number}: ${item.str}`)
      }
  }
  return found
}

/** A meeting pack of an agenda, draft minutes of several pages, and an action log. */
function meetingSections(): Section[] {
  const paragraphs = (count: number): Block[] =>
    Array.from({ length: count }, (_, i) => ({ kind: 'paragraph', sentences: [[`What was said, number ${i}.`]] }))
  return numberSections(
    [
      { id: 'agenda', heading: 'Agenda', blocks: paragraphs(3) },
      { id: 'minutes', heading: 'Draft minutes', blocks: paragraphs(150), pageMark: 'DRAFT MINUTES' },
      { id: 'action-log', heading: 'Action log', blocks: paragraphs(80) },
    ],
    '1',
  )
}

describe('a section that carries words on its pages', () => {
  it('has them above and below on each of its pages and on no other', () => {
    const { count, bookmarks } = pagesOf(meetingPdf)
    const [agenda, minutes, log] = bookmarks
    expect(agenda!.page).toBeLessThan(minutes!.page)
    expect(log!.page - minutes!.page).toBeGreaterThan(2)
    expect(count).toBeGreaterThan(log!.page + 1)
    const marks = pdfText(meetingPdf).match(/DRAFT MINUTES/g)
    expect(marks).toHaveLength(2 * (log!.page - minutes!.page))
  })

  it('has them in the printed HTML too, and beside the words on screen', () => {
    const html = renderDocument({ ...model, meeting: meetingSections() }, 'meeting')
    expect(html).toContain('<p class="page-mark">DRAFT MINUTES</p>')
    expect(html).toMatch(/@page mark-minutes\{@top-center\{content:"[^"]*DRAFT MINUTES"/)
    expect(html).toContain('#minutes{page:mark-minutes;break-before:page;break-after:page}')
    expect(html).not.toContain('mark-agenda')
  })
})

describe('the key to the charts of a meeting pack', () => {
  const withReport = (): PackModel => {
    const [agenda] = meetingSections()
    const report: Section = {
      id: 'paper-report',
      number: '5',

      heading: 'Performance',
      form: 'paper',
      blocks: [],
      sections: model.report,
    }
    return { ...model, meeting: [agenda!, report] }
  }

  it('stands with the report, not on the first page of the meeting', () => {
    const html = renderDocument(withReport(), 'meeting')
    expect(html.match(/id="heading-chart-key"/g)).toHaveLength(1)
    expect(html.indexOf('id="heading-chart-key"')).toBeGreaterThan(html.indexOf('id="heading-paper-report"'))
    expect(renderDocument(model, 'report')).toContain('<h2 id="heading-chart-key">')
  })
})
