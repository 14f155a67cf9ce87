import { simpleParser } from 'mailparser'
import { expect } from 'vitest'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'

const WEB_ADDRESS = /https?:\/\/[^\s"<>]+/g
const MAIL_ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
/** A name in markup, which nobody opens. */
const NAMESPACE = 'http://www.w3.org/1999/xhtml'

/**
 * Follows every address of every mail that a stack has sent, and every link of the pages behind them: those of its own pages are
 * served, and every other address, to open or to write to, is one that the board's file names. Gives the kinds of page that were opened.
 */
export async function expectServedAddresses(stack: LocalStack, board: BoardFile): Promise<string[]> {
  const mails = await Promise.all(stack.sentMail().map(({ raw }) => simpleParser(Buffer.from(raw))))
  const texts = mails.map(({ text = '', html, headerLines }) => {
    const unsubscribe = headerLines.filter(({ key }) => key === 'list-unsubscribe').map(({ line }) => line)
    return `${text} ${html === false ? '' : html} ${unsubscribe.join(' ')}`.replaceAll('&amp;', '&')
  })
  const links = new Set(texts.flatMap(text => text.match(WEB_ADDRESS) ?? []).map(link => link.replace(/[.,;)]+$/, '')))
  links.delete(NAMESPACE)
  const own = JSON.stringify(board)
  for (const link of links) {
    if (link.startsWith(stack.linksUrl)) await expectServedPage(link)
    else expect(own).toContain(link)
  }
  const receiving = board.feeds.map(({ id }) => `${id}@${board.mail.receiving?.domain}`)
  for (const address of new Set(texts.flatMap(text => text.match(MAIL_ADDRESS) ?? [])))
    if (!receiving.includes(address)) expect(own).toContain(address)
  const pages = [...links].filter(link => link.startsWith(stack.linksUrl))
  return [...new Set(pages.map(link => link.slice(stack.linksUrl.length).split('/')[0]!))].sort()
}

/** A page is there, and so is whatever it leads to on its own site. */
async function expectServedPage(link: string): Promise<void> {
  const response = await fetch(link)
  expect([link, response.status]).toEqual([link, 200])
  for (const [, href = ''] of (await response.text()).matchAll(/href="([^"#]+)"/g)) {
    if (/^mailto:/.test(href)) continue
    const { status } = await fetch(new URL(href, link))
    expect([href, status]).toEqual([href, 200])
  }
}
