import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operatorSettings } from '../../infra/local/operator.ts'
import { type PreparedBoard, prepareBoard } from '../../infra/local/prepare-board.ts'
import { type LocalStack, startLocalStack } from '../../infra/local/start-local-stack.ts'
import { addressMaker } from '../../shared/links/sign-link.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { linkKeyRepository } from '../../shared/store/link-keys.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { openTable } from '../../shared/store/table.ts'
import { boardWithFewIndicators } from '../given/few-indicators.ts'
import { type GivenMail, makeMail } from '../given/make-mail.ts'

const RUN = 'performance-2018-05-10'
const SAMPLES = join(import.meta.dirname, '../given/samples')
const RETURN = join(SAMPLES, 'indicators/monthly-return-2018-03.csv')

const MAIL_ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const WEBHOOK = 'webhook: { format: teams, parameter: /boardpack/test/webhook, sends: [packs, alerts], edition: board }'

let prepared: PreparedBoard
let stack: LocalStack
beforeAll(async () => {
  const source = boardWithFewIndicators(text =>
    text
      .replace("sendAt: '16:00'\n", "sendAt: '16:00'\n    approval: required\n    approvers: [chief-executive]\n")
      .replace('\npublication:', `\n${WEBHOOK}\npublication:`)
      .replace('  sensitiveDomains:', '  receiving: { domain: in.cambridgeshire-pcc.example }\n  sensitiveDomains:'),
  )
  prepared = await prepareBoard(source, '2018-05-01')
  stack = await startLocalStack({ board: prepared, clock: '2018-05-03T08:00:00Z' })
  await stack.putDrop('indicators', 'return.csv', { file: RETURN })
  await stack.drain()
  await stack.fireSchedulesUntil('2018-05-03T15:30:00Z')
})
afterAll(async () => {
  await stack.stop()
  await prepared.dispose()
})

async function mailsAbout(words: string) {
  const mails = await Promise.all(stack.sentMail().map(({ raw }) => simpleParser(Buffer.from(raw))))
  return mails.filter(({ subject = '' }) => subject.includes(words))
}

/** The first address of a mail that leads to a page of one purpose. */
async function linkIn(words: string, purpose: string): Promise<string> {
  const [mail] = await mailsAbout(words)
  const link = new RegExp(`${stack.linksUrl}${purpose}/[\\w.-]+`).exec(mail?.text ?? '')?.[0]
  expect(link, `a link to ${purpose} in a mail about ${words}`).toBeDefined()
  return link!
}

const post = (url: string, form: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })

async function known() {
  const client = new DynamoDBClient(operatorSettings(stack.endpoints.dynamodb))
  const table = openTable(client, stack.tableName)
  const [run, trail] = [await packRunRepository(table).find(RUN), await auditTrail(table).list()]
  client.destroy()
  return { state: run?.state, trail: trail.map(({ who, what, because }) => [who, what, because]) }
}

describe('the page of an approver', () => {
  test('shows the pack and what the checks found, and a GET changes nothing', async () => {
    const link = await linkIn('For your approval', 'approve')
    const response = await fetch(link)
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(page).toContain('Approve Quarterly Performance Report')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const document = /href="(\/approve\/[^"]+\/board\/[^"]+)"/.exec(page)![1]!
    const opened = await fetch(new URL(document, link))
    expect(opened.status).toBe(200)
    expect((await known()).state).toBe('awaiting-approval')
  })

  test('asks for a name, and for a reason to send it back', async () => {
    const link = await linkIn('For your approval', 'approve')
    const response = await post(link, { name: ' ', reason: '', decision: 'send-back' })
    expect(response.status).toBe(400)
    const page = await response.text()
    expect(page).toContain('Enter your name')
    expect(page).toContain('Say what should change')
    expect((await known()).state).toBe('awaiting-approval')
  })

  test('escapes what was typed', async () => {
    const link = await linkIn('For your approval', 'approve')
    const response = await post(link, { name: '"><script>alert(1)</script>', reason: '', decision: 'send-back' })
    expect(await response.text()).not.toContain('<script>')
  })

  test('opens no other pack and no other file', async () => {
    const link = await linkIn('For your approval', 'approve')
    for (const path of ['/../../kept/x', '/board/model.json', '/board/..%2fnotice.json', '/public/issue.json'])
      expect((await fetch(`${link}${path}`)).status).toBe(404)
  })

  test('sends the pack when it is approved, once, with name and time on record', async () => {
    const link = await linkIn('For your approval', 'approve')
    expect((await post(link, { name: 'A. Member', reason: '', decision: 'approve' })).status).toBe(200)
    await stack.drain()
    expect((await known()).state).toBe('issued')
    expect((await known()).trail).toContainEqual(['chief-executive', 'approved', 'A. Member, on the approver’s page'])
    const sent = (await mailsAbout('OFFICIAL: Business Coordination Board')).length
    expect(sent).toBeGreaterThan(5)
    const again = await post(link, { name: 'A. Member', reason: '', decision: 'approve' })
    expect(await again.text()).toContain('This pack has been approved and sent.')
    await stack.drain()
    // the channel is told of it once, in words alone
    expect(stack.channel.posts).toHaveLength(1)
    const posted = JSON.stringify(stack.channel.posts[0])
    expect(posted).toContain('Business Coordination Board, Quarterly Performance Report')
    expect(posted).not.toContain('@')
    expect((await mailsAbout('OFFICIAL: Business Coordination Board')).length).toBe(sent)
  })
})

describe('the page of a supplier', () => {
  /** The form of an upload page, as a browser fills it in. */
  async function fillIn(link: string, name: string, content: string) {
    const page = await (await fetch(link)).text()
    const target = /action="([^"]+)"/.exec(page)![1]!
    const form = new FormData()
    for (const [, field = '', value = ''] of page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
      form.append(field, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
    form.append('file', new Blob([content]), name)
    return { target, form }
  }

  test('takes a file and shows its receipt, which says who sent it', async () => {
    const link = await linkIn('monthly-return', 'upload').catch(() => linkIn('return.csv', 'upload'))
    const { target, form } = await fillIn(link, 'april.csv', 'indicator,area,period,value\nnonsense,force,2018-03,1\n')
    const response = await fetch(target, { method: 'POST', body: form, redirect: 'manual' })
    expect(response.status).toBe(303)
    const receiptUrl = response.headers.get('location')!
    expect(await (await fetch(receiptUrl)).text()).toContain('is being read')
    await stack.drain()
    const receipt = await (await fetch(receiptUrl)).text()
    expect(receipt).toMatch(/^april\.csv was rejected|>april\.csv was rejected/m)
    expect(receipt).toMatch(/Sent by: [^(]+ \(by personal link\)\./)
    expect(receipt).toContain('nonsense')
  })

  test.each([
    ['into another feed', 'key', 'incoming/actions/x/april.csv', 403],
    ['with another policy', 'Policy', Buffer.from('{}').toString('base64'), 400],
    ['in another’s name', 'x-amz-meta-sent-by', 'chief-executive', 403],
  ])('cannot be used %s', async (_, field, value, status) => {
    const { target, form } = await fillIn(await linkIn('return.csv', 'upload'), 'april.csv', 'a')
    form.delete(field)
    const forged = new FormData()
    forged.append(field, value)
    for (const [name, other] of form) forged.append(name, other)
    expect((await fetch(target, { method: 'POST', body: forged, redirect: 'manual' })).status).toBe(status)
  })
})

describe('a mail to the address for files', () => {
  const SUPPLIER = 'performance-analyst@cambridgeshire-police.example'
  const DOMAIN = 'in.cambridgeshire-pcc.example'
  const csv = (value: number) => `indicator,area,period,value\nnonsense,force,2018-03,${value}\n`

  /** Hands a mail over and gives the mails that were sent because of it. */
  async function send(given: Partial<GivenMail>, more: Partial<Parameters<LocalStack['receiveMail']>[0]> = {}) {
    const before = stack.sentMail().length
    const to = given.to ?? `files@${DOMAIN}`
    const raw = await makeMail({ from: SUPPLIER, ...given, to })
    await stack.receiveMail({ raw, recipients: [to], envelopeFrom: SUPPLIER, ...more })
    await stack.drain()
    expect(stack.deadLetters()).toEqual([])
    return Promise.all(
      stack
        .sentMail()
        .slice(before)
        .map(({ raw: sent }) => simpleParser(Buffer.from(sent))),
    )
  }

  test('is where receipts are answered', async () => {
    const [receipt] = await mailsAbout('return.csv')
    expect(receipt?.headerLines).toContainEqual({ key: 'reply-to', line: `Reply-To: indicators@${DOMAIN}` })
    expect(receipt?.text).toContain('You can also reply to this mail with the file attached.')
  })

  test('has a receipt for each file, which says who sent it and what was passed over', async () => {
    const attachments = [
      { filename: '../../kept/may.csv', content: csv(1) },
      { filename: 'june.csv', content: csv(2) },
      { filename: 'image001.png', contentType: 'image/png', contentDisposition: 'inline', cid: 'a', content: 'x' },
    ] as const
    const receipts = await send({ to: `indicators@${DOMAIN}`, attachments })
    expect(receipts.map(({ subject }) => subject)).toEqual(['may.csv: rejected', 'june.csv: rejected'])
    for (const { text } of receipts) {
      expect(text).toMatch(/Sent by: [^(]+ \(by mail\)\./)
      expect(text).toContain('Passed over in the same mail: image001.png (a picture).')
    }
    expect(stack.sentMail().at(-1)?.destinations).toEqual([SUPPLIER])
  })

  test('that names no feed is answered with the addresses of the feeds that its sender may send to', async () => {
    const [answer, ...others] = await send({ attachments: [{ filename: 'a.csv', content: csv(3) }] })
    expect(others).toEqual([])
    expect(answer?.subject).toContain('which feed is your file for?')
    expect(answer?.text).toContain(`police-uk@${DOMAIN}`)
    expect(answer?.text).toContain(`${stack.linksUrl}upload/`)
    expect(answer?.headers.get('auto-submitted')).toBe('auto-generated')
  })

  test('with winmail.dat or a mail within it says what to send instead', async () => {
    const [answer] = await send({
      to: `indicators@${DOMAIN}`,
      attachments: [
        { filename: 'winmail.dat', contentType: 'application/ms-tnef', content: 'x' },
        { filename: 'RE.eml', contentType: 'message/rfc822', content: await makeMail({ from: SUPPLIER }) },
      ],
    })
    expect(answer?.text).toContain('winmail.dat: Outlook packed the files into it')
    expect(answer?.text).toContain('RE.eml: It is a mail within the mail.')
  })

  test('that may be forged is not read; the person it names is told once a day, in none of its words', async () => {
    const forged = {
      subject: 'Your invoice',
      to: `indicators@${DOMAIN}`,
      attachments: [{ filename: 'f.csv', content: csv(4) }],
      headers: { 'Authentication-Results': 'amazonses.com; spf=pass; dkim=pass; dmarc=pass' },
    }
    const [notice, ...others] = await send(forged, { verdicts: { dmarc: 'FAIL' }, envelopeFrom: 'evil@bad.example' })
    expect(others).toEqual([])
    expect(stack.sentMail().at(-1)?.destinations).toEqual([SUPPLIER])
    expect(notice?.subject).toContain('a mail in your name was not read')
    expect(`${notice?.text}${String(notice?.html)}`).not.toMatch(/invoice|f\.csv|bad\.example/)
    expect(await send(forged, { verdicts: { spf: 'FAIL' } })).toEqual([])
  })

  test('that may be forged, a hundred times, does not keep out the person it names', async () => {
    const raw = await makeMail({ from: SUPPLIER, to: `indicators@${DOMAIN}` })
    const forged = {
      raw,
      recipients: [`indicators@${DOMAIN}`],
      envelopeFrom: SUPPLIER,
      verdicts: { dmarc: 'FAIL' },
    } as const
    for (let sent = 0; sent < 100; sent++) await stack.receiveMail(forged)
    const [receipt] = await send({ to: `indicators@${DOMAIN}`, attachments: [{ filename: 'h.csv', content: csv(6) }] })
    expect(receipt?.subject).toBe('h.csv: rejected')
  })

  test('from anybody else, or by a machine, is neither read nor answered', async () => {
    const attachments = [{ filename: 'g.csv', content: csv(5) }]
    for (const from of [
      `Analyst <${SUPPLIER}.bad.example>`,
      `"${SUPPLIER}" <evil@bad.example>`,
      `${SUPPLIER}, a@bad.example`,
    ])
      expect(await send({ from, attachments, to: `indicators@${DOMAIN}` })).toEqual([])
    expect(await send({ attachments, headers: { 'Auto-Submitted': 'auto-replied' } })).toEqual([])
    expect(await send({ attachments }, { envelopeFrom: '' })).toEqual([])
  })

  test('is taken for no domain but its own', async () => {
    const raw = await makeMail({ from: SUPPLIER })
    const to = ['files@cambridgeshire-pcc.example']
    expect(await stack.receiveMail({ raw, recipients: to, envelopeFrom: SUPPLIER })).toBe(false)
  })

  test('without a file, or with a virus, has an answer, the first once a day', async () => {
    const [answer] = await send({ subject: 'Hello' })
    expect(answer?.text).toContain('Attach the file itself')
    expect(await send({ subject: 'Hello again' })).toEqual([])
    const attachments = [{ filename: 'v.csv', content: csv(6) }]
    const [infected] = await send({ attachments, to: `indicators@${DOMAIN}` }, { verdicts: { virus: 'FAIL' } })
    expect(infected?.text).toContain('The check for viruses did not pass')
  })
})

describe('the page of an owner', () => {
  test('prints the figure of the month as a paper does, and by when the reason is wanted', async () => {
    const client = new DynamoDBClient(operatorSettings(stack.endpoints.dynamodb))
    const [key] = await linkKeyRepository(openTable(client, stack.tableName)).list()
    client.destroy()
    const makeAddress = addressMaker(stack.linksUrl, 'cambridgeshire', key!, stack.now())
    const owner = prepared.source.board.indicators.find(({ id }) => id === 'all-crime-outcome-rate')!.owner
    const link = makeAddress({
      purpose: 'comment',
      role: owner,
      indicator: 'all-crime-outcome-rate',
      month: '2018-03',
    })
    const page = await (await fetch(link)).text()
    expect(page).toContain('All Crime Outcome Rate in March 2018: 22.3%.')
    // the meeting of April is past, and for that of May it is too late
    expect(page).not.toContain('April')
    expect(page).toMatch(
      /It is printed beside the finding in the next pack|Send it by the end of \w+ \d+ (May|June) 2018/,
    )
  })
})

describe('every mail', () => {
  test('names no address that is not served', async () => {
    await stack.putDrop('actions', 'log.csv', { file: join(SAMPLES, 'actions/action-log-2018-05.csv') })
    await stack.drain()
    await stack.fireSchedulesUntil('2018-05-11T09:00:00Z')
    const own = JSON.stringify(prepared.source.board)
    const mails = await mailsAbout('')
    const links = new Set(
      mails.flatMap(({ text = '', html }) =>
        [...`${text} ${html === false ? '' : html}`.matchAll(/https?:\/\/[^\s"<>]+/g)].map(([link]) =>
          link.replaceAll('&amp;', '&'),
        ),
      ),
    )
    const served = [...links].filter(link => link.startsWith(stack.linksUrl))
    expect(served.length).toBeGreaterThan(3)
    for (const link of served) expect([link, (await fetch(link)).status]).toEqual([link, 200])
    // addresses that the board's own file names are the board's to serve; a namespace is no address
    const others = [...links].filter(
      link => !link.startsWith(stack.linksUrl) && link !== 'http://www.w3.org/1999/xhtml',
    )
    for (const link of others) expect(own).toContain(link.replace(/[.,;)]+$/, ''))
    // addresses to write to are those of the file, or of its feeds at the domain for files
    const { feeds } = prepared.source.board
    const written = new Set(mails.flatMap(({ text = '', html }) => `${text} ${String(html)}`.match(MAIL_ADDRESS) ?? []))
    const receiving = [...written].filter(address => address.endsWith('@in.cambridgeshire-pcc.example'))
    expect(receiving.length).toBeGreaterThan(1)
    for (const address of receiving)
      expect(feeds.map(({ id }) => `${id}@in.cambridgeshire-pcc.example`)).toContain(address)
    for (const address of written) if (!receiving.includes(address)) expect(own).toContain(address)
  })
})

describe('every page', () => {
  test('answers a changed, expired or unknown link alike, and says what to do', async () => {
    const link = await linkIn('return.csv', 'upload')
    for (const wrong of [
      `${link}x`,
      link.replace('/upload/', '/approve/'),
      `${stack.linksUrl}upload/x`,
      `${stack.linksUrl}admin`,
    ]) {
      const response = await fetch(wrong)
      expect([wrong, response.status]).toEqual([wrong, 404])
      expect(await response.text()).toContain('This link does not work')
    }
  })

  test('refuses what it has no form for', async () => {
    const link = await linkIn('return.csv', 'upload')
    expect((await fetch(link, { method: 'DELETE' })).status).toBe(405)
    expect((await post(link, {})).status).toBe(405)
  })
})
