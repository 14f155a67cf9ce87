/**
 * Makes the sample papers that are no plain text: `npx tsx tests/given/make-papers.ts` writes them beside the Markdown ones in
 * tests/given/meeting-2019-06/papers. The words are our own; the figures are those of the published papers of June 2019.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { crc32, deflateSync } from 'node:zlib'
import {
  initSync,
  TypstCompilerBuilder,
  TypstFontResolverBuilder,
} from '@myriaddreamin/typst-ts-web-compiler'
import { strToU8, zipSync } from 'fflate'

const FOLDER = new URL('meeting-2019-06/papers/', import.meta.url)
const STILL = { mtime: '1980-01-01T00:00:00' } as const

/** A paragraph, heading or table of a small Word document. */
export type WordPart =
  | { readonly heading: string }
  | { readonly paragraph: string; readonly footnote?: string }
  | { readonly bold: string }
  | { readonly table: readonly (readonly string[])[] }
  | { readonly picture: string; readonly alternative: string }

/** The least Word document that holds these parts, always the same bytes. `picture`: PNG bytes in base64. */
export function makeWordDocument(parts: readonly WordPart[]): Uint8Array {
  const notes: string[] = []
  const pictures: string[] = []
  const body = parts.map(part => partXml(part, notes, pictures)).join('')
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(CONTENT_TYPES),
    '_rels/.rels': strToU8(rels([['rId1', 'officeDocument', 'word/document.xml']])),
    'word/_rels/document.xml.rels': strToU8(
      rels([
        ['rId1', 'styles', 'styles.xml'],
        ['rId2', 'footnotes', 'footnotes.xml'],
        ...pictures.map((_, i) => [`pic${i}`, 'image', `media/${i}.png`] as const),
      ]),
    ),
    'word/document.xml': strToU8(`<w:document ${SPACES}><w:body>${body}</w:body></w:document>`),
    'word/styles.xml': strToU8(STYLES),
    'word/footnotes.xml': strToU8(
      `<w:footnotes ${SPACES}>${notes.map((words, i) => `<w:footnote w:id="${i + 1}">${paragraphXml(words)}</w:footnote>`).join('')}</w:footnotes>`,
    ),
    ...Object.fromEntries(pictures.map((base64, i) => [`word/media/${i}.png`, new Uint8Array(Buffer.from(base64, 'base64'))])),
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, [bytes, STILL]])))
}

const SPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
const CONTENT_TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
const STYLES = `<w:styles ${SPACES}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`

function rels(all: readonly (readonly [id: string, type: string, target: string])[]): string {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${type}/${kind}" Target="${target}"/>`).join('')}</Relationships>`
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const run = (words: string, bold = false) =>
  `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escape(words)}</w:t></w:r>`
const paragraphXml = (words: string, inner = '') => `<w:p>${run(words)}${inner}</w:p>`

function partXml(part: WordPart, notes: string[], pictures: string[]): string {
  if ('heading' in part) return `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run(part.heading)}</w:p>`
  if ('bold' in part) return `<w:p>${run(part.bold, true)}</w:p>`
  if ('table' in part)
    return `<w:tbl>${part.table.map(row => `<w:tr>${row.map(cell => `<w:tc>${paragraphXml(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
  if ('picture' in part) {
    const id = pictures.push(part.picture) - 1
    return `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="${id + 1}" name="p" descr="${escape(part.alternative)}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="pic${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
  }
  if (part.footnote === undefined) return paragraphXml(part.paragraph)
  const id = notes.push(part.footnote)
  return paragraphXml(part.paragraph, `<w:r><w:footnoteReference w:id="${id}"/></w:r>`)
}

/** A tagged PDF of a few pages, one string each. */
export async function makePdf(title: string, pages: readonly (readonly string[])[]): Promise<Uint8Array> {
  const root = new URL('../../', import.meta.url)
  initSync({
    module: readFileSync(
      new URL('node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm', root),
    ),
  })
  const faces = new TypstFontResolverBuilder()
  for (const face of ['Regular', 'Bold'])
    faces.add_raw_font(new Uint8Array(readFileSync(new URL(`templates/fonts/LiberationSans-${face}.ttf`, root))))
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  const compiler = await builder.build()
  compiler.set_fonts(await faces.build())
  const [first, ...rest] = pages.map(lines => lines.map(line => `#[${line}] \\`).join('\n'))
  compiler.add_source(
    '/paper.typ',
    `#set document(title: "${title}", date: datetime(year: 2019, month: 6, day: 4))\n#set text(font: "Liberation Sans", lang: "en")\n${[first, ...rest].join('\n#pagebreak()\n')}`,
  )
  const world = compiler.snapshot(null, '/paper.typ', null)
  world.compile(0, 3)
  return (world.get_artifact(1, 3) as { result: Uint8Array }).result
}

/** A grey square as a PNG, in base64. */
export const PICTURE = (() => {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const ends = Buffer.alloc(8)
    ends.writeUInt32BE(data.length, 0)
    ends.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
  }
  const head = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0])
  const rows = Buffer.concat(Array.from({ length: 8 }, () => Buffer.concat([Buffer.of(0), Buffer.alloc(8, 0x88)])))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const chunks = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([signature, ...chunks]).toString('base64')
})()

async function writeSamples(): Promise<void> {
  writeFileSync(
    new URL('2019-06-11 6.0 medium term financial strategy.docx', FOLDER),
    makeWordDocument([
      {
        table: [
          ['To:', 'Business Coordination Board'],
          ['From:', 'Chief Finance Officer'],
          ['Date:', '11 June 2019'],
          ['Agenda item:', '6.0'],
          ['Title:', 'Medium Term Financial Strategy 2019/20 to 2022/23'],
        ],
      },
      { heading: '1. Purpose' },
      { paragraph: '1.1 To ask the Board to agree the strategy for the four years to 2022/23.' },
      { heading: '2. Recommendation' },
      { paragraph: '2.1 The Board is recommended to agree the strategy.' },
      { heading: '3. Workforce' },
      {
        paragraph: '3.1 Officers rise by 71 posts and community support officers fall by 46.',
        footnote: 'Establishment, full-time equivalents.',
      },
      {
        table: [
          ['Group', '2018/19', '2019/20'],
          ['Officers', '1,425', '1,496'],
          ['Staff', '873', '873'],
          ['Community support officers', '126', '80'],
        ],
      },
      { picture: PICTURE, alternative: 'A square that stands for the chart of reserves' },
    ]),
  )
  writeFileSync(
    new URL('2019-06-11 7.0 annual governance statement.pdf', FOLDER),
    await makePdf('Annual Governance Statement 2018/19', [
      [
        'To: Business Coordination Board',
        'From: Chief Executive',
        'Date: 11 June 2019',
        'Agenda Item: 7.0',
        'Title: Annual Governance Statement 2018/19',
        'Recommendation: The Board is asked to approve the statement for signature.',
        'Purpose: To present the statement on how the office was governed in 2018/19.',
      ],
      ['The statement', 'The arrangements were sound. Two actions follow from the review.'],
    ]),
  )
}

if (argv[1] === fileURLToPath(import.meta.url)) await writeSamples()
