import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as commands from '../../functions/commands/record-words.ts'
import { readRegisters } from '../../functions/edge/read-registers.ts'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import { operatorSettings } from '../../infra/local/operator.ts'
import { type PreparedBoard, prepareBoard } from '../../infra/local/prepare-board.ts'
import { startLocalStack } from '../../infra/local/start-local-stack.ts'
import { type Link, linkPurposes } from '../../shared/links/link.ts'
import { addressMaker } from '../../shared/links/sign-link.ts'
import { MAIL_KINDS } from '../../shared/mail/letter.ts'
import { actionsKnownAt } from '../../shared/registers/actions/history.ts'
import { isActive } from '../../shared/registers/actions/states.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { dropRepository } from '../../shared/store/drops.ts'
import { episodeRepository } from '../../shared/store/episodes.ts'
import { linkKeyRepository } from '../../shared/store/link-keys.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { dropsById } from '../../shared/store/observations.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { preferenceRepository } from '../../shared/store/preferences.ts'
import { registerRepository } from '../../shared/store/registers.ts'
import { openTable, type Table } from '../../shared/store/table.ts'
import { boardWithFewIndicators } from '../given/few-indicators.ts'
import { type GivenMail, makeMail } from '../given/make-mail.ts'
import { captureCommandOutput, restoreCommandOutput } from './operator-session.ts'
import { expectServedAddresses } from './served-addresses.ts'

const RUN = 'performance-2018-05-10'
const SAMPLES = join(import.meta.dirname, '../given/samples')
const RETURN = join(SAMPLES, 'indicators/monthly-return-2018-03.csv')

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

async function withTable<T>(work: (table: Table) => Promise<T>): Promise<T> {
  const client = new DynamoDBClient(operatorSettings(stack.endpoints.dynamodb))
  const result = await work(openTable(client, stack.tableName))
  client.destroy()
  return result
}

const linkAt = (now: string, asked: Link) =>
  withTable(async table => {
    const [key] = await linkKeyRepository(table).list()
    return addressMaker(stack.linksUrl, 'cambridgeshire', key!, now)(asked)
  })

const known = () => withTable(readKnown)

async function readKnown(table: Table) {
  const [run, trail] = [await packRunRepository(table).find(RUN), await auditTrail(table).list()]
  const kinds = new Set((await mailLedger(table).list()).map(({ kind }) => kind))
  return { state: run?.state, kinds, trail: trail.map(({ who, what, because }) => [who, what, because]) }
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
    expect(receipt).toMatch(/Sent by the [^,]+, by personal link\./)
    expect(receipt).toContain('nonsense')
  })

  test('has a form that works for an hour, for one folder and one sender', async () => {
    const { form } = await fillIn(await linkIn('return.csv', 'upload'), 'april.csv', 'a')
    const field = (name: string) => {
      const value = form.get(name)
      return typeof value === 'string' ? value : ''
    }
    const policy = JSON.parse(Buffer.from(field('Policy'), 'base64').toString()) as {
      expiration: string
      conditions: unknown[]
    }
    expect(Date.parse(policy.expiration) - Date.now()).toBeLessThanOrEqual(3_600_000)
    const folder = field('key').replace('${filename}', '')
    expect(folder).toMatch(/^incoming\/indicators\/[0-9a-f]{32}\/$/)
    expect(policy.conditions).toEqual(
      expect.arrayContaining([
        ['starts-with', '$key', folder],
        ['content-length-range', 1, 1_000_000_000],
        { 'x-amz-meta-sent-by': field('x-amz-meta-sent-by') },
      ]),
    )
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
      expect(text).toMatch(/Sent by the [^,]+, by mail\./)
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
    const [key] = await withTable(table => linkKeyRepository(table).list())
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

describe('the page of a reader', () => {
  test('opens the documents of the reader’s edition, each from an address that expires, and nothing else', async () => {
    const link = await linkAt(stack.now(), {
      purpose: 'documents',
      role: 'chief-constable',
      run: RUN,
      edition: 'board',
    })
    const page = await (await fetch(link)).text()
    const documents = [...page.matchAll(/href="(\/documents\/[^"]+)"/g)].map(([, path]) => path!)
    expect(documents.map(path => path.split('/').at(-1))).toEqual(['report.pdf', 'data-pack.pdf', 'report.docx'])
    const opened = await fetch(new URL(documents[0]!, link))
    expect(opened.status).toBe(200)
    expect((await opened.text()).slice(0, 5)).toBe('%PDF-')
    for (const path of ['model.json', '..%2fissue.json', 'kept'])
      expect(await (await fetch(`${link}/${path}`)).text()).toContain('Documents of the meeting')
  })

  test('says that there is nothing of an edition that the pack does not have', async () => {
    const link = await linkAt(stack.now(), {
      purpose: 'documents',
      role: 'chief-constable',
      run: RUN,
      edition: 'partner',
    })
    expect((await fetch(link)).status).toBe(404)
  })
})

describe('every mail', () => {
  test('names no address that is not served', async () => {
    await stack.putDrop('actions', 'log.csv', { file: join(SAMPLES, 'actions/action-log-2018-05.csv') })
    await stack.drain()
    await stack.fireSchedulesUntil('2018-05-18T09:00:00Z')
    // those of the others are followed in after-issue.test.ts: of a preview, a correction, a withdrawal and figures that are late
    const { kinds, ...before } = await known()
    expect(MAIL_KINDS.filter(kind => !kinds.has(kind))).toEqual(['data-reminder', 'notice', 'preview'])
    expect(await expectServedAddresses(stack, prepared.source.board)).toEqual(
      linkPurposes.filter(purpose => purpose !== 'documents').toSorted(),
    )
    // as programs do that open every link of a mail before its reader
    expect(await known()).toEqual({ kinds, ...before })
  })
})

describe('an alert', () => {
  test('is acknowledged on the page of its owner, once, with who and when on record; a GET changes nothing', async () => {
    const { episodes, key } = await withTable(async table => ({
      episodes: await episodeRepository(table).list(),
      key: (await linkKeyRepository(table).list())[0]!,
    }))
    const { id, indicator, lastMonth: month } = episodes.find(one => one.kind === 'indicator' && one.closedAt === null)!
    const { owner: role } = prepared.source.board.indicators.find(one => one.id === indicator)!
    const makeAddress = addressMaker(stack.linksUrl, 'cambridgeshire', key, stack.now())
    const link = makeAddress({ purpose: 'comment', role, indicator, month })
    const acknowledged = () => withTable(async table => (await episodeRepository(table).find(id))?.acknowledged)
    expect(await (await fetch(link)).text()).toContain('I am looking into it')
    expect(await acknowledged()).toBeUndefined()
    const form = { why: 'The station is asked.', action: '', by: '', answer: 'acknowledge' }
    expect(await (await post(link, form)).text()).toContain('You are not reminded again')
    expect(await acknowledged()).toMatchObject({ by: role, because: 'The station is asked.' })
    await post(link, { ...form, why: 'Something else' })
    expect(await acknowledged()).toMatchObject({ because: 'The station is asked.' })
    expect((await known()).trail).toContainEqual([role, 'acknowledged', 'The station is asked.'])
  })
})

describe('what an owner says by telephone', () => {
  const FILE = ['--board', 'boards/cambridgeshire.yaml', '--because', 'by telephone']
  const mailText = (at: number) => simpleParser(Buffer.from(stack.sentMail()[at]!.raw)).then(({ text = '' }) => text)

  test('is recorded by command as the pages of links do, for that role alone, and audited', async () => {
    const output = captureCommandOutput(stack)
    const before = stack.sentMail().length
    const [indicator, by] = ['all-crime-outcome-rate', 'head-of-performance']
    const say = ['--by', by, '--why', 'A new form.', ...FILE]
    const recorded = await commands.comment([indicator, '2018-03', ...say])
    expect([recorded, output.join('')]).toEqual([
      0,
      `commentary on ${indicator}, 2018-03, recorded for Head of Performance\n`,
    ])
    await stack.drain()
    expect(await mailText(before)).toMatch(/Recorded by command for the Head of Performance\./)
    expect(await commands.comment(['no-such', '2018-03', ...say])).toBe(2)
    expect(await commands.comment([indicator, 'March', ...say])).toBe(2)
    expect(await commands.comment([indicator, '2018-03', ...say, '--until', '2018-06-01'])).toBe(2)
    expect(output.slice(-3)).toEqual([
      expect.stringContaining('unknown indicator "no-such"'),
      expect.stringContaining('allowed: a month such as 2018-03'),
      expect.stringContaining('--action: Say what is being done by that date'),
    ])

    const { actions } = await withTable(async table =>
      readRegisters(
        registerRepository(table),
        prepared.source.board,
        dropsById(await dropRepository(table).listAccepted()),
      ),
    )
    const open = actionsKnownAt(actions, stack.now()).filter(one => isActive(one) && one.ownerRole !== null)
    const [action] = open
    const other = open.find(({ ownerRole }) => ownerRole !== action!.ownerRole)!
    const tell = (number: string) => [number, '--by', action!.ownerRole!, '--says', 'Half is done.', ...FILE]
    expect(await commands.update(tell(action!.id))).toBe(0)
    await stack.drain()
    expect(await mailText(stack.sentMail().length - 1)).toContain('was accepted (feed actions)')
    expect(await commands.update(tell(other.id))).toBe(2)
    expect(output.at(-1)).toContain(`action ${other.id} is not that of`)
    expect(await commands.update([...tell(action!.id), '--close', '--until', '2030-01-01'])).toBe(2)
    restoreCommandOutput()
    expect((await known()).trail).toEqual(
      expect.arrayContaining([
        [by, 'words recorded', 'by telephone'],
        [action!.ownerRole, 'words recorded', 'by telephone'],
      ]),
    )
    expect(stack.deadLetters()).toEqual([])
  })
})

describe('every page', () => {
  test('says of an expired link that it is, and does nothing more', async () => {
    const role = 'head-of-performance'
    const link = await linkAt('2017-01-01T09:00:00Z', { purpose: 'preferences', role })
    for (const response of [await fetch(link), await post(link, { 'List-Unsubscribe': 'One-Click' })]) {
      expect(response.status).toBe(410)
      expect(await response.text()).toContain('This link has expired')
    }
    expect(await chosenBy(role)).toBeNull()
  })

  const chosenBy = (role: string) => withTable(table => preferenceRepository(table).find(role))

  test('changes nothing for a GET or HEAD, whatever its query and headers say, and believes no name of its site', async () => {
    const role = 'head-of-performance'
    const link = await linkAt(stack.now(), { purpose: 'preferences', role })
    const headers = {
      'x-http-method-override': 'POST',
      'x-method-override': 'POST',
      'x-forwarded-host': 'evil.example',
    }
    for (const method of ['GET', 'HEAD']) {
      const answer = await fetch(`${link}?List-Unsubscribe=One-Click&_method=POST`, { method, headers })
      expect(answer.status).toBe(200)
    }
    expect(await chosenBy(role)).toBeNull()
    const upload = await fetch(await linkIn('return.csv', 'upload'), { headers })
    expect(await upload.text()).not.toContain('evil.example')
    expect((await post(link, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200)
    expect(await chosenBy(role)).toMatchObject({ alerts: false })
  })

  test('of a supplier has no form for a feed that is not theirs', async () => {
    const stranger = await linkAt(stack.now(), { purpose: 'upload', role: 'chief-executive', feed: 'indicators' })
    const response = await fetch(stranger)
    expect(response.status).toBe(403)
    expect(await response.text()).not.toContain('<form')
  })

  test('answers a changed or unknown link alike, and says what to do', async () => {
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
