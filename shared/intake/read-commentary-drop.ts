import { readCommentary } from '../commentary/read-commentary.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { inLargeChunks, limitBytes, readHead } from './bytes.ts'
import type { DropSource, Reading } from './drop.ts'
import { UnreadableDrop } from './fault-list.ts'
import { MAX_COMMENTARY_BYTES } from './limits.ts'
import { decodeText, type TextReport } from './text.ts'

/** Reads a drop of commentary: plain text with a heading above each text. Throws UnreadableDrop for what is no text. */
export async function readCommentaryDrop(input: {
  source: DropSource
  board: BoardFile
  today: string
}): Promise<Reading> {
  const head = await readHead(input.source, 8)
  if (/^(PK|%PDF|\{\\rtf|\xd0\xcf\x11\xe0)/.test(head.toString('latin1'))) throw notPlainText()
  const bytes = inLargeChunks(limitBytes(input.source.stream(), MAX_COMMENTARY_BYTES, {}))
  const report: TextReport = { encoding: 'UTF-8' }
  let text = ''
  for await (const part of decodeText(bytes, {}, report)) text += part
  const reading = readCommentary(text, input.board, input.today)
  if (!reading.ok) return { outcome: 'refused', rows: reading.texts, faults: reading.faults }
  const { entries, notes } = reading
  return {
    outcome: 'readable',
    kind: 'commentary',
    rows: entries.length,
    observations: [],
    entries: entries.map(body => ({ register: 'commentary', id: body.id, body })),
    notes:
      report.encoding === 'UTF-8'
        ? notes
        : [
            `The file was saved as ${report.encoding} text and read as such. Check that names with accents came out right.`,
            ...notes,
          ],
  }
}

function notPlainText(): UnreadableDrop {
  return new UnreadableDrop(
    'wrong-format',
    {},
    {
      found: 'a Word document, a PDF or another file that is no plain text',
      expected: 'a plain text file (.md or .txt) with Markdown',
      mend: 'Copy the text into a plain text file, with its heading, and send that.',
    },
  )
}
