import { escapeXml } from '../shared/charts/text.ts'

const ALLOWED = /<(?:\/?(?:p|em|strong|ul|ol|li|blockquote|code)|br|a href="(?:https?:|mailto:)[^"<>\s]*"|\/a)>/g

/**
 * Markup of commentary with everything but the plainest elements turned into text. It arrives sanitised; this second
 * gate makes sure that nothing else can ever be live on a page, whatever came before.
 */
export function safeMarkup(html: string): string {
  let safe = ''
  let end = 0
  for (const match of html.matchAll(ALLOWED)) {
    safe += escapeLoose(html.slice(end, match.index)) + match[0]
    end = match.index + match[0].length
  }
  return safe + escapeLoose(html.slice(end))
}

/** Text between tags: its entities stay as they are, all else that could open markup is escaped. */
function escapeLoose(text: string): string {
  return text
    .split(/(&(?:amp|lt|gt|quot|#39|nbsp);)/)
    .map((part, i) => (i % 2 === 1 ? part : escapeXml(part)))
    .join('')
}
