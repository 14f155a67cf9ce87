import { type DocumentName, documentsOf, wordsOfPageOne } from '../model/documents.ts'
import type { PackModel } from '../model/pack-model.ts'
import { type GateFinding, holdFinding, SYSTEM_FAULT_FIX } from './finding.ts'

/** Nobody's gateway should have to refuse it. */
const LARGEST_HTML_BYTES = 6_000_000

/** The pages of a pack's documents. */
export type DocumentPages = Partial<Record<DocumentName, string>>

/** Checks every page that will be published, and that no document of the pack is without one. */
export function checkPages(model: PackModel, pages: DocumentPages): GateFinding[] {
  return documentsOf(model).flatMap(document => {
    const html = pages[document]
    if (html === undefined) return [holdFinding('text-broken', `The ${document} has no page.`, SYSTEM_FAULT_FIX)]
    return checkHtml(model, document, html)
  })
}

/** The marking top and bottom and in the title, what the paper says in it, and a size that gateways take. */
export function checkHtml(model: PackModel, document: DocumentName, html: string): GateFinding[] {
  const { marking, title, date } = model.paper
  const bytes = new TextEncoder().encode(html).byteLength
  const text = html.replaceAll(/<style[\s\S]*?<\/style>/g, '')
  // a marking is letters, digits, spaces, colons and hyphens, none of which a pattern reads as anything else
  const isMarked = (part: string) => marking === null || new RegExp(`(?<![A-Z-])${marking}(?![A-Z-])`).test(part)
  const top = text.slice(text.indexOf('<body'), text.indexOf('<main'))
  const places = [/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '', top, text.slice(text.lastIndexOf('</main>'))]
  const figures = document === 'report' ? wordsOfPageOne(model).flatMap(sentence => sentence.flatMap(printedIn)) : []
  const required = [title, date, ...(model.notice === null ? [] : [model.notice]), ...figures]
  const absent = required.filter(words => !text.includes(escapeHtml(words)))
  const broken = /\b(NaN|undefined)\b|\[object /.exec(text.replaceAll(/<[^>]*>/g, ' '))?.[0]
  return [
    ...(places.every(isMarked)
      ? []
      : [
          holdFinding(
            'marking-missing',
            `The marking ${marking} is not at the top, at the bottom and in the title of the page.`,
            SYSTEM_FAULT_FIX,
          ),
        ]),
    ...absent.map(words =>
      holdFinding('text-broken', `The page does not have “${words}”, which the paper has.`, SYSTEM_FAULT_FIX),
    ),
    ...(broken === undefined ? [] : [holdFinding('text-broken', `The page has “${broken}” on it.`, SYSTEM_FAULT_FIX)]),
    ...(bytes > LARGEST_HTML_BYTES
      ? [
          holdFinding(
            'too-large',
            `The page has ${bytes} bytes, and ${LARGEST_HTML_BYTES} are the most that is sent.`,
            'Show fewer months or fewer areas in the pack.',
          ),
        ]
      : []),
  ]
}

function printedIn(part: string | { readonly printed: string }): string[] {
  return typeof part === 'string' ? [] : [part.printed]
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
