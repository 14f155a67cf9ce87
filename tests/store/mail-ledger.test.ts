import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAIL_STATES, type MailLedger, type MailRecord } from '../../shared/mail/ledger.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { startTable } from '../given/local-table.ts'

let ledger: MailLedger
let stop: () => Promise<void>
beforeAll(async () => {
  const started = await startTable()
  ledger = mailLedger(started.table)
  stop = started.stop
})
afterAll(() => stop())

const mail = (id: string, attempts = 1): MailRecord => ({
  id,
  kind: 'pack',
  cause: 'pack x',
  recipient: 'member@pcc.example',
  subject: 's',
  state: 'reserved',
  attempts,
  reservedAt: '2018-05-03T15:00:05.000Z',
  sentAt: null,
  messageId: null,
  reason: null,
})

describe('a message is claimed', () => {
  it('by the first attempt, and by no other', async () => {
    expect(await Promise.all([1, 2, 3].map(() => ledger.reserve(mail('claimed'))))).toContain(true)
    expect(await ledger.reserve(mail('claimed'))).toBe(false)
    expect(await ledger.find('claimed')).toMatchObject(mail('claimed'))
    expect(await ledger.find('unknown')).toBeNull()
  })

  it.each(MAIL_STATES.filter(state => state !== 'failed'))('not again once it is %s', async state => {
    await ledger.reserve(mail(state))
    await ledger.move(state, ['reserved'], { state })
    expect(await ledger.reserve(mail(state, 2))).toBe(false)
    expect((await ledger.find(state))!.attempts).toBe(1)
  })

  it('again after it failed, by the attempt that comes next and by that one once', async () => {
    await ledger.reserve(mail('failed'))
    await ledger.move('failed', ['reserved'], { state: 'failed', reason: 'no' })
    expect(await ledger.reserve(mail('failed', 3))).toBe(false)
    expect(await ledger.reserve(mail('failed', 1))).toBe(false)
    expect(await ledger.reserve(mail('failed', 2))).toBe(true)
    expect(await ledger.reserve(mail('failed', 2))).toBe(false)
    expect(await ledger.find('failed')).toMatchObject({ state: 'reserved', attempts: 2, reason: null })
  })
})

describe('a message is moved on', () => {
  it('from one of the states named, and from no other', async () => {
    await ledger.reserve(mail('moved'))
    expect(await ledger.move('moved', ['sent', 'delivered'], { state: 'bounced' })).toBe(false)
    expect((await ledger.find('moved'))!.state).toBe('reserved')
    expect(await ledger.move('moved', ['uncertain', 'reserved'], { state: 'sent', messageId: 'm1' })).toBe(true)
    expect(await ledger.find('moved')).toMatchObject({ state: 'sent', messageId: 'm1', subject: 's' })
  })

  it('only if it exists: a report never creates a message', async () => {
    expect(await ledger.move('nobody', ['reserved'], { state: 'sent' })).toBe(false)
    expect(await ledger.find('nobody')).toBeNull()
  })

  it('and every one is listed', async () => {
    const ids = (await ledger.list()).map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['claimed', 'failed', 'moved']))
    expect(new Set(ids).size).toBe(ids.length)
  })
})
