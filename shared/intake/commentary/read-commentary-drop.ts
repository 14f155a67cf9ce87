import type { BoardFile } from '../../config/schema/index.ts'
import { UnreadableDropError } from '../../faults/fault-list.ts'
import { inLargeChunks, limitBytes, readAll, readHead } from '../containers/bytes.ts'
import { decodeText, type TextFormat } from '../containers/decode-text.ts'
import type { DropReadResult, DropSource } from '../containers/drop.ts'
import { MAX_COMMENTARY_BYTES } from '../containers/limits.ts'
import { readCommentary } from './read-commentary.ts'
import { givesHeadingField } from './split-texts.ts'

/**
 * Reads a drop of commentary: plain text or a Word document, with a heading above each text, or a copy of our report in Word that was edited.
 * Throws UnreadableDrop for what is none of them.
 */
export async function readCommentaryDrop(input: {
  source: DropSource
  board: BoardFile
  today: string
}): Promise<DropReadResult> {
  const head = await readHead(input.source, 8)
  if (/^(%PDF|\{\\rtf|\xd0\xcf\x11\xe0)/.test(head.toString('latin1'))) throw notPlainTextError()
  const report: TextFormat = { encoding: 'UTF-8' }
  const isWord = head.toString('latin1').startsWith('PK')
  const bytes = isWord ? await readAll(limitBytes(input.source.stream(), MAX_WORD_BYTES, {})) : null
  const returned = bytes === null ? null : await readReport(bytes, input.board, input.today)
  if (returned !== null) return returned
  const text = bytes === null ? await readText(input.source, report) : await readWord(bytes)
  const reading = readCommentary(text, input.board, input.today)
  if (!reading.ok) return { outcome: 'rejected', rows: reading.textCount, faults: reading.faults }
  const { entries, sections, notes } = reading
  return {
    outcome: 'accepted',
    kind: 'commentary',
    rows: entries.length + sections.length,
    observations: [],
    entries: [
      ...entries.map(body => ({ register: 'commentary' as const, id: body.id, body })),
      ...sections.map(body => ({ register: 'sections' as const, id: body.id, body })),
    ],
    questions: [],
    notes:
      report.encoding === 'UTF-8'
        ? notes
        : [
            `The file was saved as ${report.encoding} text and read as such. Check that names with accents came out right.`,
            ...notes,
          ],
  }
}

async function readText(source: DropSource, report: TextFormat): Promise<string> {
  const bytes = inLargeChunks(limitBytes(source.stream(), MAX_COMMENTARY_BYTES, {}))
  let text = ''
  for await (const part of decodeText(bytes, {}, report)) text += part
  return text
}

/** Null for a Word document that is no report of ours. */
const readReport = async (bytes: Uint8Array, board: BoardFile, today: string) =>
  (await import('./read-returned-report.ts')).readReturnedReport(bytes, board, today)

/** Word's reader is large, and is loaded for a Word document alone. */
async function readWord(bytes: Uint8Array): Promise<string> {
  const { commentaryFromWord } = await import('./word-lines.ts')
  return commentaryFromWord(bytes, givesHeadingField)
}

/** A Word document of words alone is far smaller, and so is a report with its charts. */
const MAX_WORD_BYTES = 5_000_000

function notPlainTextError(): UnreadableDropError {
  return new UnreadableDropError(
    'wrong-format',
    {},
    {
      found: 'a PDF, an old Word document or another file that is no plain text',
      expected: 'a plain text file (.md or .txt) with Markdown, or a Word document (.docx)',
      fix: 'Save it as .docx, or copy the text into a plain text file, with its heading, and send that.',
    },
  )
}
