import type { BoardFile } from '../../config/schema/index.ts'
import { UnreadableDropError } from '../../faults/fault-list.ts'
import { inLargeChunks, limitBytes, readHead } from '../containers/bytes.ts'
import { decodeText, type TextFormat } from '../containers/decode-text.ts'
import type { DropReadResult, DropSource } from '../containers/drop.ts'
import { MAX_COMMENTARY_BYTES } from '../containers/limits.ts'
import { readCommentary } from './read-commentary.ts'

/** Reads a drop of commentary: plain text with a heading above each text. Throws UnreadableDrop for what is no text. */
export async function readCommentaryDrop(input: {
  source: DropSource
  board: BoardFile
  today: string
}): Promise<DropReadResult> {
  const head = await readHead(input.source, 8)
  if (/^(PK|%PDF|\{\\rtf|\xd0\xcf\x11\xe0)/.test(head.toString('latin1'))) throw notPlainTextError()
  const bytes = inLargeChunks(limitBytes(input.source.stream(), MAX_COMMENTARY_BYTES, {}))
  const report: TextFormat = { encoding: 'UTF-8' }
  let text = ''
  for await (const part of decodeText(bytes, {}, report)) text += part
  const reading = readCommentary(text, input.board, input.today)
  if (!reading.ok) return { outcome: 'rejected', rows: reading.textCount, faults: reading.faults }
  const { entries, notes } = reading
  return {
    outcome: 'accepted',
    kind: 'commentary',
    rows: entries.length,
    observations: [],
    entries: entries.map(body => ({ register: 'commentary', id: body.id, body })),
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

function notPlainTextError(): UnreadableDropError {
  return new UnreadableDropError(
    'wrong-format',
    {},
    {
      found: 'a Word document, a PDF or another file that is no plain text',
      expected: 'a plain text file (.md or .txt) with Markdown',
      fix: 'Copy the text into a plain text file, with its heading, and send that.',
    },
  )
}
