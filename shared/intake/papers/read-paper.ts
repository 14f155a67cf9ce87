import type { BoardFile } from '../../config/schema/index.ts'
import { sentencesText } from '../../document/text.ts'
import { UnreadableDropError } from '../../faults/fault-list.ts'
import { checkContent } from '../../registers/papers/check-content.ts'
import type { Paper, PaperContent, PaperPart } from '../../registers/papers/paper.ts'
import { inLargeChunks, limitBytes, readHead } from '../containers/bytes.ts'
import type { DropReadResult, DropSource } from '../containers/drop.ts'
import { type CoverFields, completeCover, takeCover } from './cover.ts'
import { readMarkdownPaper } from './read-markdown.ts'

const MAX_PAPER_BYTES = 20_000_000
/** Of a paper that is set in the house style, with its pictures, as it is stored. */
const MAX_CONTENT_BYTES = 6_000_000

/** What a file of any of the formats came to, before its cover is complete. */
export interface PaperReading {
  readonly format: Paper['format']
  readonly pages: number | null
  readonly fields: CoverFields
  readonly content: PaperContent
  /** What its author should know. */
  readonly notes: readonly string[]
}

/** Reads a paper for a meeting: Word, Markdown or PDF, recognised by its content. Throws UnreadableDropError. */
export async function readPaperDrop(input: {
  file: string
  source: DropSource
  board: BoardFile
}): Promise<DropReadResult> {
  const { file, source, board } = input
  const head = (await readHead(source, 8)).toString('latin1')
  const bytes = await readWhole(source)
  const reading = await readFormat(head, bytes)
  const named = completeCover({ ...fromParts(reading.content.parts), ...reading.fields }, file, board)
  if ('faults' in named) return { outcome: 'rejected', rows: 0, faults: named.faults }
  const { cover } = named
  const paper: Paper = { ...cover, id: `${cover.meeting}/${cover.item}`, format: reading.format, pages: reading.pages }
  if (JSON.stringify(reading.content).length > MAX_CONTENT_BYTES) throw tooMuchError()
  return {
    outcome: 'accepted',
    kind: 'paper',
    rows: 1,
    observations: [],
    entries: [{ register: 'papers', id: paper.id, body: paper }],
    questions: [],
    notes: [...reading.notes, ...checkContent(paper, reading.content)],
    paper: reading.content,
  }
}

/** A number that the author typed before a paragraph. */
const TYPED_NUMBER = /^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\S)/

/** Each format's reader is loaded only when a file needs it: they are large. */
async function readFormat(head: string, bytes: Uint8Array): Promise<PaperReading> {
  if (head.startsWith('%PDF')) return (await import('./read-pdf.ts')).readPdfPaper(bytes)
  if (head.startsWith('PK')) return withCover(await (await import('./read-word.ts')).readWordPaper(bytes))
  if (/^(\{\\rtf|\xd0\xcf\x11\xe0)/.test(head)) throw wrongFormatError()
  return withCover(readMarkdownPaper(bytes))
}

function withCover(reading: PaperReading): PaperReading {
  const { fields, parts } = takeCover(reading.content.parts)
  const { title, parts: body } = takeTitle(dropEmpty(parts))
  return {
    ...reading,
    fields: { ...(title !== null && { title }), ...fields, ...reading.fields },
    content: { ...reading.content, parts: numberTables(body) },
  }
}

/** Tables are numbered as they are printed: a cover that was a table is not one of them. */
function numberTables(parts: readonly PaperPart[]): PaperPart[] {
  let count = 0
  const visit = (part: PaperPart): PaperPart => ({
    ...part,
    blocks: part.blocks.map(block => {
      if (block.kind !== 'table') return block
      count++
      return { kind: 'table', table: { ...block.table, id: `table-${count}`, caption: `Table ${count}` } }
    }),
    parts: part.parts.map(visit),
  })
  return parts.map(visit)
}

/** A single heading over everything is the paper's title. */
function takeTitle(parts: readonly PaperPart[]): {
  readonly title: string | null
  readonly parts: readonly PaperPart[]
} {
  const headed = parts.filter(({ heading }) => heading !== null)
  const [only] = headed
  if (headed.length !== 1 || only === undefined || only.parts.length === 0) return { title: null, parts }
  const before = parts.filter(part => part !== only)
  const intro = only.blocks.length === 0 ? [] : [{ heading: null, blocks: only.blocks, parts: [] }]
  return { title: only.heading, parts: [...before, ...intro, ...only.parts] }
}

const dropEmpty = (parts: readonly PaperPart[]): PaperPart[] =>
  parts
    .map(part => ({ ...part, parts: dropEmpty(part.parts) }))
    .filter(({ blocks, parts: inner }) => blocks.length + inner.length > 0)

/** Purpose and recommendation where the paper itself has them as headings. */
function fromParts(parts: readonly PaperPart[]): CoverFields {
  const all = parts.flatMap(part => [part, ...part.parts])
  const underHeading = (pattern: RegExp) => {
    const block = all.find(({ heading }) => pattern.test(heading ?? ''))?.blocks[0]
    return block?.kind === 'paragraph' ? sentencesText(block.sentences).replace(TYPED_NUMBER, '') : undefined
  }
  const purpose = underHeading(/purpose/i)
  const recommendation = underHeading(/recommendation/i)
  return {
    ...(purpose && { purpose }),
    ...(recommendation && { recommendation }),
  }
}

async function readWhole(source: DropSource): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of inLargeChunks(limitBytes(source.stream(), MAX_PAPER_BYTES, {}))) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

function wrongFormatError(): UnreadableDropError {
  return new UnreadableDropError(
    'wrong-format',
    {},
    {
      found: 'a file of an old Word format (.doc) or rich text (.rtf)',
      expected: 'a Word document (.docx), a PDF or Markdown',
      fix: 'Open it in Word, save it as .docx, and send that.',
    },
  )
}

function tooMuchError(): UnreadableDropError {
  return new UnreadableDropError(
    'too-large',
    {},
    {
      found: 'a paper with more or larger pictures than can be printed',
      expected: `no more than ${MAX_CONTENT_BYTES / 1e6} MB`,
      fix: 'Compress the pictures in Word (Picture Format, Compress Pictures), or send the paper as a PDF.',
    },
  )
}
