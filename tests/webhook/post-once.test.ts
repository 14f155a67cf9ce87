import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MailLedger } from '../../shared/mail/ledger.ts'
import { MAX_RECORDINGS } from '../../shared/mail/record-outcome.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import type { Table } from '../../shared/store/table.ts'
import { type PostOutcome, postOnce } from '../../shared/webhook/post-once.ts'
import { startTable } from '../given/local-table.ts'

let table: Table
let stop: () => Promise<void>
beforeAll(async () => ({ table, stop } = await startTable()))
afterAll(() => stop())

const timing = { wait: () => Promise.resolve(), random: () => 0 }
const NOW = '2018-05-03T08:00:00.000Z'

/** A channel that answers as each test says, and what came of each post. */
function channel(cause: string, ...answers: PostOutcome[]) {
  let posts = 0
  const post = () => {
    posts += 1
    return Promise.resolve(answers.shift() ?? { outcome: 'accepted' as const })
  }
  const message = {
    cause,
    overtakenBy: cause === 'withdrawn' ? null : 'withdrawn',
    marking: null,
    title: 'Title',
    lines: [],
  }
  const attempt = () => postOnce({ ledger: mailLedger(table), timing }, message, 'teams', NOW, post)
  const record = async () => (await mailLedger(table).list()).find(one => one.cause === cause)
  return { attempt, record, message, post, count: () => posts }
}

describe('a message to a channel', () => {
  test('is posted once, whatever is retried, and the ledger has it without an address', async () => {
    const { attempt, record, count } = channel('retried')
    expect([await attempt(), await attempt(), await attempt()]).toEqual(['posted', 'already', 'already'])
    expect(count()).toBe(1)
    expect(await record()).toMatchObject({ kind: 'webhook', recipient: 'teams', state: 'delivered', attempts: 1 })
  })

  test('that the channel refused is tried again', async () => {
    const { attempt, count } = channel('refused', { outcome: 'refused', reason: 'it answered 429' })
    await expect(attempt()).rejects.toThrow('it answered 429')
    expect(await attempt()).toBe('posted')
    expect(count()).toBe(2)
  })

  test('of which it is not known whether it was taken is left to a person', async () => {
    const { attempt, record, count } = channel('lost', { outcome: 'unknown', reason: 'ECONNRESET' })
    expect([await attempt(), await attempt()]).toEqual(['in-doubt', 'in-doubt'])
    expect(count()).toBe(1)
    expect(await record()).toMatchObject({ state: 'uncertain', reason: 'ECONNRESET' })
  })

  test.each([
    ['posted', { outcome: 'accepted' } as const, 'delivered'],
    ['refused', { outcome: 'refused', reason: 'it answered 429' } as const, 'failed'],
    ['in doubt', { outcome: 'unknown', reason: 'ECONNRESET' } as const, 'uncertain'],
  ])('that was %s is recorded as that although the table does not take it at first', async (said, answer, state) => {
    const { record, message, post } = channel(`busy: ${said}`, answer)
    const own = mailLedger(table)
    let refusals = MAX_RECORDINGS - 1
    const ledger: MailLedger = {
      ...own,
      move: (...given) =>
        refusals-- > 0 ? Promise.reject(new Error('Throttling: too many calls')) : own.move(...given),
    }
    await postOnce({ ledger, timing }, message, 'teams', NOW, post).catch(() => null)
    expect(await record()).toMatchObject({ state, attempts: 1 })
  })

  test('whose attempt ended before an answer was recorded is in doubt too', async () => {
    const { attempt, count } = channel('crashed')
    const ledger = { ...mailLedger(table), move: () => Promise.reject(new Error('died')) }
    const message = { cause: 'crashed', overtakenBy: null, marking: null, title: 'Title', lines: [] }
    await expect(
      postOnce({ ledger, timing }, message, 'teams', NOW, () => Promise.resolve({ outcome: 'accepted' })),
    ).rejects.toThrow('died')
    expect([await attempt(), await attempt()]).toEqual(['in-doubt', 'in-doubt'])
    expect(count()).toBe(0)
  })

  test('of a pack that is withdrawn meanwhile is not posted, also where the channel has not taken that yet', async () => {
    const { attempt, count } = channel('late', { outcome: 'refused', reason: 'it answered 429' })
    await expect(attempt()).rejects.toThrow('it answered 429')
    const withdrawal = channel('withdrawn', { outcome: 'refused', reason: 'it answered 429' })
    await expect(withdrawal.attempt()).rejects.toThrow('it answered 429')
    expect(await attempt()).toBe('overtaken')
    expect(await withdrawal.attempt()).toBe('posted')
    expect([count(), withdrawal.count()]).toEqual([1, 2])
  })
})
