import mammoth from 'mammoth'
import { UnreadableDropError } from '../../faults/fault-list.ts'
import { partsFromHtml } from './parts-from-html.ts'
import { picturesNote } from './read-markdown.ts'
import type { PaperReading } from './read-paper.ts'

const OPTIONS = {
  styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
  includeDefaultStyleMap: true,
  ignoreEmptyParagraphs: true,
}

/** Reads a Word document (.docx). Throws UnreadableDropError for what is none. */
export async function readWordPaper(bytes: Uint8Array): Promise<PaperReading> {
  const { value } = await convert(bytes)
  const { html, footnotes } = takeFootnotes(value)
  const { parts, picturesWithoutWords } = partsFromHtml(html)
  return {
    format: 'word',
    pages: null,
    fields: {},
    content: { parts, footnotes, pageTexts: [] },
    notes: picturesWithoutWords === 0 ? [] : [picturesNote(picturesWithoutWords)],
  }
}

async function convert(bytes: Uint8Array): Promise<{ readonly value: string }> {
  try {
    return await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, OPTIONS)
  } catch {
    throw new UnreadableDropError(
      'wrong-format',
      {},
      {
        found: 'a file that is no Word document, or a damaged or protected one',
        expected: 'a Word document (.docx) without a password',
        fix: 'Open it in Word, save it as .docx without a password, and send that.',
      },
    )
  }
}

/** Footnotes stand in a list at the end, each with a link back: they are taken out, and their marks become `[note 1]`. */
function takeFootnotes(html: string): { readonly html: string; readonly footnotes: readonly string[] } {
  const footnotes: string[] = []
  const list = /<ol>(?:<li id="(?:foot|end)note-[^"]*">.*?<\/li>)+<\/ol>$/s
  const body = html.replace(list, found => {
    for (const [, words = ''] of found.matchAll(/<li id="[^"]*">(.*?)<\/li>/gs))
      footnotes.push(
        words
          .replaceAll(/<a href="#(?:foot|end)note-ref[^"]*">.*?<\/a>/g, '')
          .replaceAll(/<[^>]+>/g, ' ')
          .replaceAll(/&amp;/g, '&')
          .replaceAll(/\s+/g, ' ')
          .trim(),
      )
    return ''
  })
  const marked = body.replaceAll(/<sup><a href="#(?:foot|end)note-[^"]*"[^>]*>\[(\d+)\]<\/a><\/sup>/g, ' [note $1]')
  return { html: marked, footnotes }
}
