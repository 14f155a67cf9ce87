import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MailLedger, MailRecord } from '../../shared/mail/ledger.ts'
import type { MailKind } from '../../shared/mail/letter.ts'
import { type Message, messageId } from '../../shared/mail/message.ts'
import { MAX_RECORDINGS } from '../../shared/mail/record-outcome.ts'
import { type SendDependencies, sendOnce } from '../../shared/mail/send-once.ts'
import type { Submission } from '../../shared/mail/transport.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import type { Table } from '../../shared/store/table.ts'
import { startTable } from '../given/local-table.ts'
import { sampleBoard } from '../given/sample-board.ts'

let table: Table
let stop: () => Promise<void>
beforeAll(async () => ({ table, stop } = await startTable()))
afterAll(() => stop())

const board = sampleBoard()
const NOW = '2018-05-03T08:00:00.000Z'

const message = (kind: MailKind, cause: string, more: Partial<Message> = {}): Message => ({
  kind,
  cause,
  recipient: board.roles[0]!.email,
  subject: 'Subject',
  html: '<p>Body</p>',
  text: 'Body',
  attachments: [],
  marking: null,
  unsubscribeUrl: null,
  ...more,
})

/** A provider whose calls end as each test says, and which counts what it accepted. */
function fakeProvider(...answers: (Submission | Error)[]) {
  const taken: Uint8Array[] = []
  const dependencies: SendDependencies = {
    board,
    ledger: mailLedger(table),
    transport: {
      submit: raw => {
        const answer = answers.shift() ?? { outcome: 'accepted', messageId: `m${taken.length}` }
        if (!(answer instanceof Error) && answer.outcome === 'accepted') taken.push(raw)
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
      },
    },
    timing: { wait: () => Promise.resolve(), random: () => 0 },
  }
  return { dependencies, taken }
}

describe('a message is sent once', () => {
  it('whatever is retried', async () => {
    const { dependencies, taken } = fakeProvider()
    const first = await sendOnce(dependencies, message('pack', 'retried'), NOW)
    const second = await sendOnce(dependencies, message('pack', 'retried'), NOW)
    expect([first.outcome, second.outcome, taken.length]).toEqual(['sent', 'already-sent', 1])
  })

  it('and again only after the provider refused it', async () => {
    const { dependencies, taken } = fakeProvider({
      outcome: 'refused',
      reason: 'Throttling: Maximum sending rate exceeded.',
    })
    const first = await sendOnce(dependencies, message('pack', 'throttled'), NOW)
    expect(first).toMatchObject({ outcome: 'refused', reason: 'Throttling: Maximum sending rate exceeded.' })
    expect((await sendOnce(dependencies, message('pack', 'throttled'), NOW)).outcome).toBe('sent')
    expect(taken.length).toBe(1)
    expect(await dependencies.ledger.find(messageId(message('pack', 'throttled')))).toMatchObject({
      state: 'sent',
      attempts: 2,
    })
  })

  it.each([
    ['the provider took it', undefined, 'sent'],
    ['the provider refused it', { outcome: 'refused', reason: 'no such address' } as const, 'refused'],
  ])('without doubt although the table does not take at first that %s', async (said, answer, outcome) => {
    const { dependencies, taken } = fakeProvider(...(answer === undefined ? [] : [answer]))
    const { ledger } = dependencies
    let refusals = MAX_RECORDINGS - 1
    const busy: MailLedger = {
      ...ledger,
      move: (id, from, change) =>
        change.state !== undefined && refusals-- > 0
          ? Promise.reject(new Error('Throttling: too many calls'))
          : ledger.move(id, from, change),
    }
    const letter = message('pack', `busy: ${said}`)
    expect((await sendOnce({ ...dependencies, ledger: busy }, letter, NOW)).outcome).toBe(outcome)
    expect(await ledger.find(messageId(letter))).toMatchObject({ state: answer === undefined ? 'sent' : 'failed' })
    expect(taken.length).toBe(answer === undefined ? 1 : 0)
  })

  it.each([
    ['pack', 'uncertain', 0],
    ['alert-digest', 'uncertain', 0],
    ['receipt', 'sent', 1],
  ] as const)('a %s without an outcome is %s on the next attempt', async (kind, outcome, more) => {
    const { dependencies, taken } = fakeProvider(new Error('connection lost'))
    await expect(sendOnce(dependencies, message(kind, `lost ${kind}`), NOW)).rejects.toThrow('connection lost')
    const id = messageId(message(kind, `lost ${kind}`))
    expect(await sendOnce(dependencies, message(kind, `lost ${kind}`), NOW)).toEqual({ outcome, id })
    expect(taken.length).toBe(more)
    const reason = outcome === 'uncertain' ? 'reserved, with no outcome recorded' : null
    expect(await dependencies.ledger.find(id)).toMatchObject({ state: outcome, reason, attempts: 1 + more })
    // and on every attempt after that nothing more is sent
    const then = outcome === 'uncertain' ? 'uncertain' : 'already-sent'
    expect(await sendOnce(dependencies, message(kind, `lost ${kind}`), NOW)).toEqual({ outcome: then, id })
    expect(taken.length).toBe(more)
  })

  it.each(['accepted', 'refused'] as const)(
    'even when a second attempt took the first for lost: the first was %s',
    async said => {
      const { dependencies, taken } = fakeProvider()
      const slow = message('pack', `slow ${said}`)
      const { transport } = dependencies
      const answered = await sendOnce(
        {
          ...dependencies,
          transport: {
            // while the provider thinks, the event comes a second time
            async submit(...given) {
              expect(await sendOnce(dependencies, slow, NOW)).toMatchObject({ outcome: 'uncertain' })
              return said === 'refused' ? { outcome: 'refused', reason: 'no' } : transport.submit(...given)
            },
          },
        },
        slow,
        NOW,
      )
      const state = said === 'accepted' ? 'sent' : 'failed'
      expect(answered.outcome).toBe(said === 'accepted' ? 'sent' : 'refused')
      expect(await dependencies.ledger.find(messageId(slow))).toMatchObject({ state })
      expect(taken.length).toBe(said === 'accepted' ? 1 : 0)
    },
  )

  it('by one of two attempts at the same moment', async () => {
    const { dependencies, taken } = fakeProvider()
    const find = () => Promise.resolve(null)
    const blind = { ...dependencies, ledger: { ...dependencies.ledger, find } }
    const both = await Promise.all([1, 2].map(() => sendOnce(blind, message('pack', 'concurrent'), NOW)))
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['already-sent', 'sent'])
    expect(both.map(({ id }) => id)).toEqual(Array(2).fill(messageId(message('pack', 'concurrent'))))
    expect(taken.length).toBe(1)
  })

  it.each([
    ['pack', 'uncertain'],
    ['receipt', 'sent'],
  ] as const)(
    'a %s that was reserved meanwhile is left to a later attempt, for which it is %s',
    async (kind, later) => {
      const { dependencies, taken } = fakeProvider()
      const { ledger } = dependencies
      // the answer to the first claim was lost, and the client asked again by itself
      const deaf = {
        ...ledger,
        reserve: async (record: MailRecord) => (await ledger.reserve(record)) && ledger.reserve(record),
      }
      const met = await sendOnce({ ...dependencies, ledger: deaf }, message(kind, `met ${kind}`), NOW)
      expect(met).toMatchObject({ outcome: 'refused', reason: 'another attempt to send it is in progress' })
      expect(taken.length).toBe(0)
      expect((await sendOnce(dependencies, message(kind, `met ${kind}`), NOW)).outcome).toBe(later)
    },
  )

  it("to addresses in the board's file only, and OFFICIAL-SENSITIVE to the domains that may receive it", async () => {
    const { dependencies, taken } = fakeProvider()
    const stranger = await sendOnce(
      dependencies,
      message('pack', 'stranger', { recipient: 'someone@elsewhere.example' }),
      NOW,
    )
    expect(stranger).toMatchObject({
      outcome: 'withheld',
      reason: "someone@elsewhere.example is not an address in the board's file",
    })
    const held = () => dependencies.ledger.find(stranger.id)
    expect(await held()).toMatchObject({
      state: 'withheld',
      reason: (stranger as { reason: string }).reason,
      attempts: 1,
    })
    const again = message('pack', 'stranger', { recipient: 'someone@elsewhere.example' })
    expect(await sendOnce(dependencies, again, NOW)).toEqual(stranger)
    expect(await held()).toMatchObject({ state: 'withheld', attempts: 1 })
    const sensitive = { ...dependencies, board: { ...board, mail: { ...board.mail, sensitiveDomains: [] } } }
    const refused = await sendOnce(sensitive, message('pack', 'sensitive', { marking: 'OFFICIAL-SENSITIVE' }), NOW)
    expect(refused).toMatchObject({
      reason: 'cambridgeshire-pcc.example is not a domain that may receive OFFICIAL-SENSITIVE',
    })
    expect(taken.length).toBe(0)
    const open = await sendOnce(sensitive, message('pack', 'open', { marking: 'OFFICIAL' }), NOW)
    expect(open.outcome).toBe('sent')
    const fit = await sendOnce(dependencies, message('pack', 'fit', { marking: 'OFFICIAL-SENSITIVE' }), NOW)
    expect(fit.outcome).toBe('sent')
  })

  it('as the same bytes each time it is composed', async () => {
    const { dependencies, taken } = fakeProvider({ outcome: 'refused', reason: 'no' })
    const other = fakeProvider()
    await sendOnce(other.dependencies, message('receipt', 'bytes'), NOW)
    await sendOnce(dependencies, message('receipt', 'bytes', { recipient: board.roles[1]!.email }), NOW)
    await sendOnce(dependencies, message('receipt', 'bytes', { recipient: board.roles[1]!.email }), NOW)
    const text = Buffer.from(taken[0]!).toString()
    expect(text).toContain('X-Boardpack-Kind: receipt')
    expect(text).toContain('Date: Thu, 03 May 2018 08:00:00 +0000')
    expect(text).toContain(
      `Message-ID: <${messageId(message('receipt', 'bytes', { recipient: board.roles[1]!.email }))}@cambridgeshire-pcc.example>`,
    )
  })

  it('with no header injected by its subject or a name', async () => {
    const { dependencies, taken } = fakeProvider()
    await sendOnce(
      dependencies,
      message('pack', 'smuggled', { subject: 'Pack\r\nBcc: someone@elsewhere.example' }),
      NOW,
    )
    const [headers] = Buffer.from(taken[0]!).toString().split('\r\n\r\n')
    expect(headers).not.toMatch(/^Bcc:/im)
    expect(headers).toContain('Subject: Pack Bcc: someone@elsewhere.example')
  })
})
