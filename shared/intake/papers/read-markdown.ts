import MarkdownIt from 'markdown-it'
import { type CoverFields, coverLine } from './cover.ts'
import { partsFromHtml } from './parts-from-html.ts'
import type { PaperReading } from './read-paper.ts'

/** Raw HTML in a paper is shown as text. */
const markdown = new MarkdownIt('commonmark', { html: false }).enable(['table'])

const FOOTNOTE = /^\[\^([^\]\s]+)\]:[ \t]+(.+(?:\n[ \t]+.+)*)$/gm

/** Reads a paper in Markdown: the lines of its cover at the top, between lines of --- or without, and footnotes as [^1]. */
export function readMarkdownPaper(bytes: Uint8Array): PaperReading {
  const text = new TextDecoder('utf-8')
    .decode(bytes)
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
  const { fields, rest } = takeTopLines(text)
  const names: string[] = []
  const footnotes: string[] = []
  const withoutNotes = rest.replaceAll(FOOTNOTE, (_, name: string, words: string) => {
    names.push(name)
    footnotes.push(words.replaceAll(/\s+/g, ' '))
    return ''
  })
  const body = withoutNotes.replaceAll(/\[\^([^\]\s]+)\]/g, (mark, name: string) =>
    names.includes(name) ? ` \\[note ${names.indexOf(name) + 1}\\]` : mark,
  )
  const { parts, picturesWithoutWords } = partsFromHtml(markdown.render(body))
  return {
    format: 'markdown',
    pages: null,
    fields,
    content: { parts, footnotes, pageTexts: [] },
    notes: picturesWithoutWords === 0 ? [] : [picturesNote(picturesWithoutWords)],
  }
}

/** What is asked of an author whose pictures have no words. */
export function picturesNote(count: number): string {
  return `Pictures without alternative text: ${count}. Describe each in a sentence, so that people who do not see it can follow, and send the paper again.`
}

function takeTopLines(text: string): { readonly fields: CoverFields; readonly rest: string } {
  const lines = text.split('\n')
  const fields: CoverFields = {}
  let at = 0
  for (; at < lines.length; at++) {
    const line = lines[at]!
    const found = coverLine(line)
    if (found !== null) fields[found.field] = found.value.replace(/^(['"])(.*)\1$/, '$2')
    else if (line.trim() !== '' && line.trim() !== '---') break
  }
  return { fields, rest: lines.slice(at).join('\n') }
}
