import { getDocumentProxy } from 'unpdf'
import { UnreadableDropError } from '../../faults/fault-list.ts'
import { type CoverFields, coverLine } from './cover.ts'
import type { PaperReading } from './read-paper.ts'

/** Characters of a page that stand for it in words; more would weigh more than they help. */
const MAX_PAGE_TEXT = 4000
const MAX_PAGES = 300

type Document = Awaited<ReturnType<typeof getDocumentProxy>>

/** Reads a PDF: its pages are bound in as they are, its cover is read from the first, and what it lacks for screen readers is listed. */
export async function readPdfPaper(bytes: Uint8Array): Promise<PaperReading> {
  const document = await open(bytes)
  if (document.numPages > MAX_PAGES)
    throw unreadable(`a PDF of ${document.numPages} pages`, `no more than ${MAX_PAGES}`)
  const pages: string[][] = []
  for (let page = 1; page <= document.numPages; page++) pages.push(await linesOfPage(document, page))
  const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string } }
  const marks = await document.getMarkInfo()
  const title = info.Title?.trim() ?? ''
  const fields = coverOf(pages[0] ?? [])
  return {
    format: 'pdf',
    pages: document.numPages,
    fields: { ...(title !== '' && { title }), ...fields },
    content: {
      parts: [],
      footnotes: [],
      pageTexts: pages.map(lines => lines.join(' ').replaceAll(/\s+/g, ' ').slice(0, MAX_PAGE_TEXT)),
    },
    notes: accessibilityNotes({
      isTagged: marks?.Marked === true,
      title,
      language: info.Language ?? '',
      hasWords: pages.some(lines => lines.length > 0),
    }),
  }
}

async function open(bytes: Uint8Array): Promise<Document> {
  try {
    // it takes the bytes over, and they are needed again
    return await getDocumentProxy(bytes.slice())
  } catch {
    throw unreadable('a PDF that is damaged or has a password', 'a PDF that opens without a password')
  }
}

function unreadable(found: string, expected: string): UnreadableDropError {
  return new UnreadableDropError('wrong-format', {}, { found, expected, fix: 'Save the PDF again, and send that.' })
}

async function linesOfPage(document: Document, number: number): Promise<string[]> {
  const { items } = await (await document.getPage(number)).getTextContent()
  const lines = ['']
  for (const item of items) {
    if (!('str' in item)) continue
    lines.push(`${lines.pop() ?? ''}${item.str}`)
    if (item.hasEOL) lines.push('')
  }
  return lines.map(line => line.trim()).filter(line => line !== '')
}

function coverOf(lines: readonly string[]): CoverFields {
  const fields: CoverFields = {}
  for (const line of lines) {
    const found = coverLine(line)
    if (found !== null) fields[found.field] ??= found.value
  }
  return fields
}

function accessibilityNotes(pdf: {
  readonly isTagged: boolean
  readonly title: string
  readonly language: string
  readonly hasWords: boolean
}): string[] {
  const lacks = [
    ...(pdf.hasWords ? [] : ['it has no text, only pictures of pages']),
    ...(pdf.isTagged ? [] : ['it has no tags, so a screen reader cannot tell headings and tables']),
    ...(pdf.title === '' ? ['it has no title'] : []),
    ...(pdf.language === '' ? ['it does not say which language it is in'] : []),
  ]
  if (lacks.length === 0) return []
  return [
    `Accessibility: ${lacks.join('; ')}. What is published must be accessible by law. Send the Word document instead, or save it as PDF with “Document structure tags for accessibility”.`,
  ]
}
