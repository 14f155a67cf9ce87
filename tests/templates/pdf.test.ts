import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Logo } from '../../shared/config/logo-of.ts'
import type { Block, Section } from '../../shared/document/document.ts'
import type { Table } from '../../shared/document/table.ts'
import { listBlocks, listCharts, listTables } from '../../shared/document/walk.ts'
import type { DocumentName } from '../../shared/packs/model/documents.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { fitTable } from '../../templates/pdf/column-widths.ts'
import { markAsPdfUa } from '../../templates/pdf/mark-as-pdf-ua.ts'
import { layOutDocument } from '../../templates/pdf/pack-layout.ts'
import { PdfFile } from '../../templates/pdf/pdf-file.ts'
import { printableBy } from '../../templates/pdf/printable.ts'
import { openPdfRenderer } from '../../templates/pdf/render-pdf.ts'
import { chartOf, pointsEnding } from '../given/hard-charts.ts'
import { logoOfText, pngLogo, readyLogo, SVG_LOGO } from '../given/logos.ts'
import { EXCERPT, sampleModel } from '../given/sample-model.ts'
import { pdfText } from './pdf-text.ts'

/** Compiling the typesetter takes its time when the machine is busy. */
const WARM_UP = 900_000
const FONTS = ['Regular', 'Bold'].map(face => readFileSync(`templates/fonts/LiberationSans-${face}.ttf`))
const WASM = 'node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'
const SOURCE = readFileSync('templates/pdf/pack.typ', 'utf8')
const model = sampleModel(EXCERPT.slice(0, 3))

let renderer: Awaited<ReturnType<typeof openPdfRenderer>>
let render: (pack: PackModel, document?: DocumentName) => Uint8Array
let pdf: Uint8Array
let text: string

beforeAll(async () => {
  renderer = await openPdfRenderer({ wasm: readFileSync(WASM), fonts: FONTS, source: SOURCE })
  render = (pack, document = 'data-pack') => renderer(pack, document)
  pdf = render(model)
  text = Buffer.from(pdf).toString('latin1')
}, WARM_UP)

const sections = (pack: PackModel) => [...pack.sections, ...pack.appendices]
const withHeading = (section: Section): string[] => [section.heading, ...section.sections.flatMap(withHeading)]

/** A PDF's text string in plain characters. */
function plain(written: string): string {
  if (written.startsWith('<')) return Buffer.from(written.slice(5, -1), 'hex').swap16().toString('utf16le')
  return written.slice(1, -1).replace(/\\([()\\])/g, '$1')
}
const STRING = String.raw`(\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<FEFF[0-9A-F]*>)`
const stringsOf = (written: string, key: string) =>
  [...written.matchAll(new RegExp(`/${key} ${STRING}`, 'g'))].map(m => plain(m[1]!))
const tagsOf = (written: string) => [...written.matchAll(/\/Type \/StructElem\s+\/S \/(\w+)/g)].map(m => m[1]!)
const boxesOf = (written: string) =>
  [...written.matchAll(/\/BBox \[([^\]]*)\]/g)].map(m => m[1]!.split(' ').map(Number))

describe('the PDF of a pack', () => {
  it('says that it is PDF/UA-1, in British English, and shows its title', () => {
    expect(text.startsWith('%PDF-1.7')).toBe(true)
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(text).toContain('xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"')
    expect(text).toMatch(/\/DisplayDocTitle true/)
    expect(text).toMatch(/\/Lang \(en-GB\)/)
    expect(text).toContain(
      '<rdf:li xml:lang="x-default">OFFICIAL: Business Coordination Board, Quarterly performance report, period ending March 2018: data pack, 10 May 2018</rdf:li>',
    )
  })

  it('is dated when the pack was due, not when it was made', () => {
    expect(text).toContain('/CreationDate (D:20180502080000Z)')
    expect(text).toContain('/ModDate (D:20180502080000Z)')
  })

  it('has a bookmark for every section and appendix, with its number', () => {
    const bookmarks = stringsOf(text, 'Title')
    for (const heading of sections(model).flatMap(withHeading)) {
      expect(
        bookmarks.some(bookmark => bookmark.endsWith(heading)),
        heading,
      ).toBe(true)
    }
    expect(bookmarks).toContain('Appendix A How to read this paper')
    expect(bookmarks).toContain('3.1 Serious sexual offences')
  })

  it('has one title, tagged headings, tables with header cells, and lists', () => {
    const tags = tagsOf(text)
    const count = (tag: string) => tags.filter(each => each === tag).length
    const tables = listTables(sections(model))
    expect(count('H1')).toBe(1)
    expect(count('Table')).toBe(tables.length)
    const rows = tables.reduce((sum, table) => sum + table.rows.length, 0)
    const cells = tables.reduce((sum, table) => sum + table.columns.length * table.rows.length, 0)
    expect(count('TH')).toBe(tables.reduce((sum, table) => sum + table.columns.length, 0) + rows)
    expect(count('TD')).toBe(cells - rows)
    const headers = [...text.matchAll(/\/S \/TH\n[\s\S]*?endobj/g)].map(([written]) => written)
    expect(headers.filter(written => written.includes('/Scope /Row')).length).toBe(rows)
    expect(headers.every(written => /\/O \/Table\n\s+\/Scope \/(Row|Column)/.test(written))).toBe(true)
    // and the list of what the pack does not have
    expect(count('L')).toBe(listBlocks(sections(model)).filter(block => block.kind === 'list').length + 1)
  })

  it('has the chart’s own words as alternative text, and says where each picture stands', () => {
    const alternatives = [...text.matchAll(/\/S \/Figure[\s\S]*?endobj/g)].flatMap(m => stringsOf(m[0], 'Alt'))
    expect(alternatives.sort()).toEqual(
      listCharts(sections(model))
        .map(chart => chart.alternative)
        .sort(),
    )
    const boxes = [...text.matchAll(/\/S \/Figure[\s\S]*?endobj/g)].map(m => boxesOf(m[0])[0]!)
    for (const [left, bottom, right, top] of boxes) {
      expect(left).toBeGreaterThan(40)
      expect(right).toBeLessThan(596 - 40)
      expect(bottom).toBeGreaterThan(50)
      expect(top).toBeLessThan(842 - 50)
    }
  })

  it('turns the page for a dashboard of fourteen columns', () => {
    expect(text).toMatch(/\/MediaBox \[0 0 841\.8\d* 595\.2\d*\]/)
    expect(text).toMatch(/\/MediaBox \[0 0 595\.2\d* 841\.8\d*\]/)
  })

  it(
    'is the same to the byte every time, whatever was typeset between',
    () => {
      render({ ...model, paper: { ...model.paper, title: 'Another' } })
      expect(Buffer.compare(Buffer.from(render(model)), Buffer.from(pdf))).toBe(0)
    },
    WARM_UP,
  )

  it('can be read again by its table of objects', () => {
    expect(Buffer.compare(Buffer.from(new PdfFile(pdf).bytes()), Buffer.from(pdf))).toBe(0)
  })
})

describe('a logo', () => {
  const report = (logo?: Logo) => {
    const paper = logo === undefined ? model.paper : { ...model.paper, logo }
    return Buffer.from(render({ ...model, paper }, 'report')).toString('latin1')
  }

  it(
    'is a picture with its words on the first page, which holds as much as without it',
    () => {
      const plain = report()
      for (const [file, bytes] of [
        ['logo.svg', logoOfText(SVG_LOGO)],
        ['logo.png', pngLogo(400, 400)],
      ] as const) {
        const written = report(readyLogo(file, bytes))
        const [logo] = [...written.matchAll(/\/S \/Figure[\s\S]*?endobj/g)].map(([figure]) => figure)
        expect(stringsOf(logo!, 'Alt')).toEqual(['Crest of the Board'])
        const [left, bottom, right, top] = boxesOf(logo!)[0]!
        expect(top! - bottom!).toBeCloseTo(25.5, 1)
        expect(right).toBeCloseTo(595.28 - 42.52, 1)
        expect(left).toBeGreaterThan(380)
        expect(top).toBeLessThan(842 - 30)
        const others = boxesOf(written).filter(box => box.join() !== [left, bottom, right, top].join())
        const before = boxesOf(plain)
        expect(others.length).toBe(before.length)
        for (const [i, box] of others.entries()) expect(Math.abs(box[3]! - before[i]![3]!)).toBeLessThan(1)
      }
    },
    WARM_UP,
  )
})

describe('a PDF of an author’s', () => {
  it(
    'is bound in page by page, each a picture with its words, under our head and foot',
    () => {
      const block: Block = {
        kind: 'pages',
        title: 'Estates',
        file: 'papers/8.1.pdf',
        source: 'a drop',
        pages: ['Of roofs', 'Of boilers'],
      }
      const meeting = [{ id: 'estates', number: '1', heading: 'Estates', sections: [], blocks: [block] }]
      const bound = renderer({ ...model, meeting }, 'meeting', new Map([[block.file, pdf]]))
      const written = Buffer.from(bound).toString('latin1')
      // the first, one for each of the author’s, and one that closes the paper
      expect(written.match(/\/Type \/Page\b/g)).toHaveLength(4)
      const figures = [...written.matchAll(/\/S \/Figure[\s\S]*?endobj/g)].map(([figure]) => figure)
      const words = figures.flatMap(figure => stringsOf(figure, 'Alt')).sort()
      expect(words).toEqual(['Page 1: Of roofs', 'Page 2: Of boilers'])
      const [left, bottom, right, top] = boxesOf(figures[1]!)[0]!
      expect([right! - left!, top! - bottom!]).toEqual([expect.closeTo(510.2, 1), expect.closeTo(728, 1)])
      expect(pdfText(bound).match(/Page 2 of 4/g)).not.toBeNull()
    },
    WARM_UP,
  )
})

const native = existsSync('node_modules/@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu')

describe.skipIf(!native)(
  `Typst’s own check of PDF/UA-1${native ? '' : ' (skipped: no native build for this machine)'}`,
  () => {
    it(
      'finds nothing, and tags and places everything as this code does',
      () => {
        interface Native {
          mapShadow(path: string, bytes: Uint8Array): void
          addSource(path: string, source: string): void
          pdf(options: object, pdf: object): Uint8Array
        }
        const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as {
          NodeCompiler: { create(options: object): Native }
        }
        const compiler = NodeCompiler.create({ workspace: '/paper', fontArgs: [{ fontBlobs: FONTS }] })
        const { json, pictures } = layOutDocument(model, 'data-pack')
        compiler.addSource('/paper/pack.typ', SOURCE)
        compiler.mapShadow('/paper/pack.json', Buffer.from(JSON.stringify(json)))
        compiler.mapShadow('/paper/sizes.json', Buffer.from('{}'))
        for (const [path, svg] of pictures) compiler.mapShadow(`/paper${path}`, Buffer.from(svg))
        // throws what the standard forbids
        const strict = Buffer.from(compiler.pdf({ mainFilePath: '/paper/pack.typ' }, { pdfStandard: 'ua-1' })).toString(
          'latin1',
        )
        // it knows no headers of rows
        const tagged = (written: string) => tagsOf(written).map(tag => (tag === 'TH' ? 'TD' : tag))
        expect(tagged(text)).toEqual(tagged(strict))
        const [ours, theirs] = [boxesOf(text), boxesOf(strict)]
        expect(ours.length).toBe(theirs.length)
        // theirs take in half the width of a table's lines
        for (const [i, box] of ours.entries())
          for (const [k, side] of box.entries()) expect(Math.abs(side - theirs[i]![k]!)).toBeLessThan(0.5)
      },
      WARM_UP,
    )
  },
)

const HOSTILE = '#panic("x") *b* _i_ $x^2$ <label> @ref `raw` [c] \\ / // = head + #import "x" "quoted" )( ]>'

/** Every text that a person may have written, with hostile words after it. */
function poison(value: unknown, key = ''): unknown {
  const fixed = [
    'format',
    'kind',
    'tone',
    'icon',
    'sense',
    'month',
    'from',
    'to',
    'ref',
    'id',
    'key',
    'signal',
    'scheduledFor',
    'marks',
    'form',
    'edition',
    'href',
    'meetingDate',
  ]
  if (typeof value === 'string')
    return fixed.includes(key) || (key === 'word' && /^(Higher|Lower|Comparable|n\/a)$/.test(value))
      ? value
      : `${value} ${HOSTILE}`
  if (Array.isArray(value)) return fixed.includes(key) ? value : value.map(each => poison(each, key))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poison(each, name)]))
}

describe('words that look like markup', () => {
  it(
    'are printed as they are',
    () => {
      const poisoned = poison({
        ...model,
        sections: model.sections.slice(0, 4),
        appendices: model.appendices.slice(0, 1),
      }) as PackModel
      const written = Buffer.from(render(poisoned)).toString('latin1')
      const bookmarks = stringsOf(written, 'Title')
      expect(bookmarks).toContain(`1 ${HOSTILE} Purpose ${HOSTILE}`)
      expect(stringsOf(written, 'Alt')[0]).toContain(HOSTILE)
    },
    WARM_UP,
  )

  it('lose characters that no font can print, and those that change text direction', () => {
    const ascii = { info: [{ coverage: [32, 95] }] }
    const printable = printableBy([ascii])
    expect(printable('plain')).toBe('plain')
    expect(printable('a\u4e2d\u{1f600}b')).toBe('a□□b')
    expect(printable('abc\u202Edef\u200B')).toBe('abcdef')
    expect(printable('two\r\nlines\u0000')).toBe('two lines ')
    expect(printableBy([{ info: [{ coverage: [32, 300] }] }])('e\u0301')).toBe('é')
    expect(printableBy([ascii, { info: [{ coverage: [40, 95] }] }])('!')).toBe('□')
  })
})

describe('a paper that would not be accessible', () => {
  const alone = (block: Block): PackModel => ({
    ...model,
    headline: [],
    sections: [{ id: 's', number: '1', heading: 'One', sections: [], blocks: [block] }],
    appendices: [],
  })

  it(
    'is not made when a chart has no words',
    () => {
      const chart = chartOf('mute', 'Mute', { points: pointsEnding('2018-03', [1, 2, 3]), alternative: '' })
      expect(() => render(alone({ kind: 'chart', chart }))).toThrow(
        'The PDF does not do what PDF/UA-1 asks for: a picture has no alternative text',
      )
    },
    WARM_UP,
  )

  it('is not made when pictures are not where they were said to be', () => {
    expect(() => markAsPdfUa(pdf, [])).toThrow('pictures and tables are not tagged in the order in which they stand')
  })

  it('is not made from a file that is not a PDF', () => {
    expect(() => markAsPdfUa(new TextEncoder().encode('no PDF'), [])).toThrow('its table of objects cannot be read')
  })

  it('names headings that skip a level', () => {
    const skipping = Buffer.from(text.replaceAll('/S /H2', '/S /H4'), 'latin1')
    expect(() => markAsPdfUa(skipping, [])).toThrow('a heading of level 4 follows one of level 1')
  })
})

describe('the widths of columns', () => {
  const table = (count: number, words: string): Table => ({
    id: 't',
    caption: 'T',
    columns: Array.from({ length: count }, (_, i) => ({
      key: `c${i}`,
      heading: `Column ${i}`,
      kind: i === 0 ? ('text' as const) : ('number' as const),
    })), // prettier-ignore
    rows: [Array.from({ length: count }, () => ({ kind: 'text' as const, text: words }))],
    notes: [],
  })
  const total = (widths: readonly number[]) => widths.reduce((a, b) => a + b, 0)

  it.each([
    [2, 'few', 510],
    [14, '123,456', 762],
    [30, '123,456', 762],
    [
      3,
      'a long sentence that has to be broken over several lines because it is far wider than any page can be, and then some more',
      300,
    ],
  ])('of %i with "%s" never take more than %i points', (count, words, available) => {
    expect(total(fitTable(table(count, words), available).widths)).toBeLessThanOrEqual(available)
  })

  it('are no wider than the words need, and set smaller only when they must', () => {
    expect(fitTable(table(2, 'few'), 510).size).toBe(8.5)
    expect(total(fitTable(table(2, 'few'), 510).widths)).toBeLessThan(200)
    expect(fitTable(table(14, '123,456'), 510).size).toBeLessThan(8.5)
  })
})
