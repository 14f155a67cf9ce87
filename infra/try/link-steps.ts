import type { Link } from '../../shared/links/link.ts'
import { addressMaker } from '../../shared/links/sign-link.ts'
import { linkKeyRepository } from '../../shared/store/link-keys.ts'
import { openTable } from '../../shared/store/table.ts'
import type { Endpoint } from './endpoint.ts'
import { type Answer, openLink, postFields, readForm, sendFile } from './open-link.ts'

/** Waits until something is there, as the trial does. */
type WaitFor = <T>(
  what: string,
  find: () => Promise<T | undefined>,
) => Promise<{ readonly found: T; readonly seconds: number }>

const shown = ({ status, page }: Answer) => `${status}: ${page.replaceAll(/\s+/g, ' ').slice(0, 300)}`

function expectPage(answer: Answer, words: string | RegExp): void {
  if (answer.status !== 200 || !new RegExp(words).test(answer.page)) throw new Error(shown(answer))
}

/** A supplier opens the page of a link, and somebody else one that was changed. */
export async function seeUploadPage({ url }: Endpoint, link: string): Promise<string> {
  expectPage(await openLink(url, link), 'type="file"')
  const forged = await openLink(url, `${link.slice(0, -3)}abc`)
  if (forged.page.includes('type="file"')) throw new Error('a link that was changed is answered like a true one')
  return `the page to send files from; a link that was changed is refused with ${forged.status}`
}

/** A supplier sends a file from the page, to the bucket itself, and sees its receipt on the page that follows. */
export async function sendFromPage({ url }: Endpoint, link: string, waitFor: WaitFor): Promise<string> {
  const form = readForm((await openLink(url, link)).page)
  const sent = await sendFile(
    url,
    form,
    'from-the-page.csv',
    'indicator,area,period,value\nno-such-indicator,nowhere,2018-03,1\n',
  )
  if (sent.status !== 303 || sent.location === null) throw new Error(shown(sent))
  const { seconds } = await waitForReceiptPage(url, link, sent.location, /from-the-page\.csv was rejected/, waitFor)
  return `sent with the form to ${new URL(form.action).host}, and its receipt was on the page after ${seconds} s`
}

/** Somebody who changes the form: the bucket takes the file for the folder, sender and size that were signed, and no other. */
export async function changeForm({ url }: Endpoint, link: string): Promise<string> {
  const form = readForm((await openLink(url, link)).page)
  const answers: string[] = []
  for (const [field, value] of [
    ['key', 'incoming/actions/x/stolen.csv'],
    ['x-amz-meta-sent-by', 'chief-executive'],
    ['success_action_redirect', 'https://elsewhere.example/'],
  ]) {
    const fields = form.fields.map(([name, signed]) => [name, name === field ? value! : signed] as const)
    const answer = await sendFile(url, { ...form, fields }, 'stolen.csv', 'a')
    if (answer.status < 400) throw new Error(`a form with another ${field} is taken: ${shown(answer)}`)
    answers.push(`${field} ${answer.status}`)
  }
  return `refused with another ${answers.join(', ')}`
}

/** An approver opens the page, which changes nothing, and approves. */
export async function approveFromPage(
  { url }: Endpoint,
  link: string,
  waitUntilAwaiting: () => Promise<unknown>,
): Promise<string> {
  const page = await openLink(url, link)
  expectPage(page, 'Your decision')
  const document = /href="([^"]+\/report\.pdf)"/.exec(page.page)?.[1]
  const opened = document === undefined ? null : await openLink(url, new URL(document, link).href)
  const report = opened?.location == null ? null : await openLink(url, opened.location)
  if (!report?.page.startsWith('%PDF-')) throw new Error('the report does not open from the page')
  // it was only opened, and still waits
  await waitUntilAwaiting()
  const nameless = await postFields(url, link, { name: '', reason: '', decision: 'approve' })
  if (nameless.status !== 400) throw new Error(`approved without a name: ${shown(nameless)}`)
  expectPage(await postFields(url, link, { name: 'A. Member', reason: '', decision: 'approve' }), 'Approved')
  return 'the page and its PDF open and change nothing; approved when the button was pressed, with a name'
}

/** The address that a mail would have for a link: the mails that have these come on days that the trial does not wait for. */
export async function signedLink({ dynamodb }: Endpoint, table: string, board: string, base: string, link: Link) {
  const [key] = await linkKeyRepository(openTable(dynamodb, table)).list()
  return addressMaker(base, board, key!, new Date().toISOString())(link)
}

/** The owner of an indicator gives the reason for its change. */
export async function commentFromPage({ url }: Endpoint, link: string, waitFor: WaitFor): Promise<string> {
  expectPage(await openLink(url, link), 'Why did it change')
  const sent = await postFields(url, link, { why: 'A trial of the deployed stack.', action: '', by: '' })
  if (sent.status !== 303 || sent.location === null) throw new Error(shown(sent))
  const { seconds } = await waitForReceiptPage(url, link, sent.location, /was accepted/, waitFor)
  return `the reason is commentary, with its receipt on the page after ${seconds} s`
}

/** A mail program presses its unsubscribe button (RFC 8058); a scanner only opens the address. */
export async function unsubscribe({ url }: Endpoint, link: string): Promise<string> {
  const isOff = async () => /value="off"[^>]*checked|checked[^>]*value="off"/.test((await openLink(url, link)).page)
  if (await isOff()) throw new Error('alerts are off before the button was pressed')
  expectPage(await postFields(url, link, { 'List-Unsubscribe': 'One-Click' }), 'Saved')
  if (!(await isOff())) throw new Error('alerts are still on')
  return 'alerts stop with one press, and not before'
}

/** @param location as the answer to a form gives it, which may be a path of the page's own site */
function waitForReceiptPage(url: string, link: string, location: string, words: RegExp, waitFor: WaitFor) {
  return waitFor('page with the receipt', async () => {
    const answer = await openLink(url, new URL(location, link).href)
    if (answer.status !== 200) throw new Error(shown(answer))
    return words.test(answer.page) || undefined
  })
}
