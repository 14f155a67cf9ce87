import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import { CONTROLS_NAMESPACE, type ReportControls, reportControlsSchema } from '../../commentary/report-controls.ts'
import { textBlocks, textMarkdown } from '../../commentary/text-blocks.ts'
import { UnreadableDropError } from '../../faults/fault-list.ts'
import { findMarkedBoxes, tagByTitle } from './untagged-boxes.ts'
import { listControls, type WordControl } from './word-controls.ts'

/** A report of our own that came back: what it says of itself, and the controls that it has now. */
export interface ReportFile {
  readonly controls: ReportControls
  readonly found: readonly WordControl[]
  /** The program that saved the file dropped the tags of its boxes: they were told apart by what stands around them. */
  readonly areTagsLost: boolean
  /** Remarks in the margin, which are not read. */
  readonly remarks: number
  /** The words of a control as Markdown. */
  readonly markdownOf: (control: WordControl) => Promise<string>
}

const DOCUMENT = 'word/document.xml'
const REMARKS = 'word/comments.xml'
/** A report's own parts are far smaller; a part that unpacks to more is not read. */
const MAX_PART_BYTES = 30_000_000

/** Reads a Word document that was written as a report; null for any other file. Throws UnreadableDropError where a report lost its boxes. */
export function openReportFile(bytes: Uint8Array): ReportFile | null {
  const parts = readParts(bytes)
  const xml = parts === null ? undefined : parts[DOCUMENT]
  if (parts === null || xml === undefined) return null
  const document = strFromU8(xml)
  const found = listControls(document)
  const controls = findControls(parts)
  if (controls === null) {
    if (found.some(({ tag }) => /^(?:commentary|section)\/.*#text$/.test(tag))) throw lostControlsError()
    return null
  }
  const areTagsLost = found.every(({ tag }) => tag === '')
  const boxes = areTagsLost ? findMarkedBoxes(document, controls) : []
  if (areTagsLost && boxes.length === 0) throw lostControlsError()
  return {
    controls,
    found: areTagsLost ? [...tagByTitle(found, controls), ...boxes] : found,
    areTagsLost,
    remarks: parts[REMARKS] === undefined ? 0 : (strFromU8(parts[REMARKS]).match(/<w:comment /g)?.length ?? 0),
    markdownOf: control => readWords(bytes, document, control),
  }
}

/** The parts that are looked into; null where the file is no zip. */
function readParts(bytes: Uint8Array): Record<string, Uint8Array> | null {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        (name === DOCUMENT || name === REMARKS || /^customXml\/item\d+\.xml$/.test(name)) &&
        originalSize <= MAX_PART_BYTES,
    })
  } catch {
    // what reads Word documents says what is wrong with it
    return null
  }
}

function findControls(parts: Readonly<Record<string, Uint8Array>>): ReportControls | null {
  for (const [name, bytes] of Object.entries(parts)) {
    if (!name.startsWith('customXml/')) continue
    const text = strFromU8(bytes)
    if (!text.includes(CONTROLS_NAMESPACE)) continue
    const read = reportControlsSchema.safeParse(parseJson(textOf(text)))
    if (!read.success) throw lostControlsError()
    return read.data
  }
  return null
}

function textOf(xml: string): string {
  let text = ''
  new Parser({ ontext: part => (text += part) }, { xmlMode: true }).end(xml)
  return text
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The reader of Word documents on a document that has nothing but the control's content. */
async function readWords(bytes: Uint8Array, document: string, { from, to }: WordControl): Promise<string> {
  const content = document.slice(from, to)
  const start = document.indexOf('>', document.indexOf('<w:body')) + 1
  const body = content.includes('<w:p>') || content.includes('<w:p ') ? content : `<w:p>${content}</w:p>`
  const parts = unzipSync(bytes, {
    filter: ({ name }) => name.startsWith('word/') || !name.includes('/') || name === '_rels/.rels',
  })
  const alone = zipSync(
    { ...parts, [DOCUMENT]: strToU8(`${document.slice(0, start)}${body}</w:body></w:document>`) },
    { level: 0 },
  )
  const { default: mammoth } = await import('mammoth')
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(alone) }, OPTIONS)
  return textMarkdown(textBlocks(value))
}

const OPTIONS = {
  styleMap: ["p[style-name='Quote'] => blockquote > p:fresh", "p[style-name='Quotations'] => blockquote > p:fresh"],
  includeDefaultStyleMap: true,
  ignoreEmptyParagraphs: true,
}

function lostControlsError(): UnreadableDropError {
  return new UnreadableDropError(
    'report-boxes-lost',
    {},
    {
      found: 'a copy of a report in which the boxes for commentary can no longer be told apart',
      expected: 'the report as it was sent, edited in its boxes in Word or LibreOffice and saved as .docx',
      fix: 'Write into the boxes of a fresh copy, or send the texts alone, each under a heading with its indicator, month and author.',
    },
  )
}
