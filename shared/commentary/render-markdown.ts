import MarkdownIt from 'markdown-it'

/** Paragraphs, lists, quotations, emphasis, code and links: what a paper's commentary may look like. HTML is text. */
const markdown = new MarkdownIt('zero', { html: false, breaks: false }).enable([
  'backticks',
  'blockquote',
  'emphasis',
  'entity',
  'escape',
  'link',
  'list',
])
markdown.validateLink = url => /^https?:\/\/[^\s"<>]+$/i.test(url)

/** Commentary as plain markup. Everything else that was typed, raw HTML included, is shown as text. */
export function renderMarkdown(text: string): string {
  // pages take elements without attributes, so a list counts from one
  return markdown
    .render(text)
    .replaceAll(/<ol start="\d+">/g, '<ol>')
    .trim()
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** Commentary without any markup, a paragraph or list item a line. */
export function plainMarkdown(text: string): string {
  return renderMarkdown(text)
    .replaceAll(/<\/(?:p|li|blockquote)>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&(?:amp|lt|gt|quot);/g, entity => ENTITIES[entity]!)
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim()
}
