import { describe, expect, it } from 'vitest'
import type { MailRecord } from '../../shared/mail/ledger.ts'
import { latePackLetters, missedSendLetters } from '../../shared/operations/missed-sends.ts'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { sampleBoard } from '../given/sample-board.ts'

const board = sampleBoard()
const DAY = '2018-05-04'
const SINCE = '2018-05-01T08:00:00.000Z'
const members = board.lists.members!.map(id => board.roles.find(role => role.id === id)!)

const run = (state: PackRunRecord['state'], reasons: string[] = []): PackRunRecord => ({
  run: 'performance-2018-05-10',
  pack: 'performance',
  meeting: '2018-05-10',
  version: 1,
  scheduledFor: '2018-05-03T15:00:00Z',
  asKnownAt: '2018-05-03T15:00:00Z',
  drops: [],
  state,
  reasons,
})
const mail = (recipient: string, state: MailRecord['state']): MailRecord => ({
  id: `m-${recipient}`,
  kind: 'pack',
  cause: 'pack performance-2018-05-10 board 1',
  pack: { run: 'performance-2018-05-10', edition: 'board', version: 1, resentAt: null },
  recipient,
  subject: 'OFFICIAL: the pack',
  state,
  attempts: 1,
  reservedAt: '2018-05-03T15:00:05.000Z',
  sentAt: null,
  messageId: null,
  reason: null,
})
const missedSendsOn = (runs: PackRunRecord[], mails: MailRecord[], firstDropAt: string | null = SINCE, day = DAY) =>
  missedSendLetters(board, { runs, mails, firstDropAt }, day, `${day}T07:00:00.000Z`)
const words = (letters: ReturnType<typeof missedSendsOn>) => JSON.stringify(letters[0]?.letter.blocks ?? [])

describe('the check for missed sends', () => {
  it('sends nothing when everything planned was sent', () => {
    expect(
      missedSendsOn(
        [run('issued')],
        members.map(role => mail(role.email, 'delivered')),
      ),
    ).toEqual([])
  })

  it('reports a pack that was never built to the administrators, with what to do', () => {
    const letters = missedSendsOn([], [])
    expect(letters[0]!.letter.subject).toBe('Business Coordination Board: 1 send missed')
    expect(words(letters)).toContain('Quarterly Performance Report for 10 May 2018, due on 3 May 2018')
    expect(words(letters)).toContain('it was never built')
    expect(words(letters)).toContain(
      'Read the log of publish-pack and fix the cause, then replay the failed messages that boardpack status lists: boardpack replay',
    )
  })

  it('leaves out packs due before the first drop', () => {
    expect(missedSendsOn([], [], null)).toEqual([])
    expect(missedSendsOn([], [], '2018-05-03T16:00:00.000Z')).toEqual([])
  })

  it('names who has not been sent an issued pack', () => {
    const [missing, ...others] = members
    const letters = missedSendsOn(
      [run('issued')],
      others.map(role => mail(role.email, 'sent')),
    )
    expect(words(letters)).toContain(`not sent to ${missing!.title}`)
  })

  it('counts a failed message as not sent, and lists one in doubt with its command', () => {
    const [first, second, ...others] = members
    const mails = [
      mail(first!.email, 'failed'),
      mail(second!.email, 'uncertain'),
      ...others.map(role => mail(role.email, 'sent')),
    ]
    const said = words(missedSendsOn([run('issued')], mails))
    expect(said).toContain(`not sent to ${first!.title}`)
    expect(said).toContain(`boardpack resolve m-${second!.email} --as arrived, or --as lost to have it sent again`)
  })

  it.each([
    ['held', 'held: Hate Crime is hard to believe.', 'Fix the cause, then: boardpack release performance-2018-05-10'],
    ['awaiting-approval', 'it awaits approval', 'Ask an approver to run: boardpack approve performance-2018-05-10'],
  ] as const)('says why a pack is %s and which command moves it on', (state, why, fix) => {
    const said = words(missedSendsOn([run(state, ['Hate Crime is hard to believe.'])], []))
    expect(said).toContain(why)
    expect(said).toContain(fix)
  })
})

describe('a pack that stays held', () => {
  it.each([
    ['2018-05-04', 1, 'the day after it was due'],
    ['2018-05-08', 0, 'a day between'],
    ['2018-05-09', 1, 'the eve of the meeting'],
  ])('on %s is reported %i times: %s', (day, times) => {
    const administrators = board.lists.administrators!.length
    expect(missedSendsOn([run('held', ['Late.'])], [], SINCE, day)).toHaveLength(times * administrators)
  })
})

describe('a pack that is held when papers are due', () => {
  const late = (day: string, state: PackRunRecord['state']) =>
    latePackLetters(board, { runs: [run(state)], mails: [], firstDropAt: SINCE }, day)

  it('is announced to the members in one sentence, after the deadline and never before', () => {
    const letters = late('2018-05-09', 'held')
    expect(letters.map(letter => letter.recipient).sort()).toEqual(members.map(role => role.email).sort())
    expect(letters[0]!.letter.preheader).toBe(
      'Quarterly Performance Report for the meeting of 10 May 2018 will reach you later than planned.',
    )
    expect(late('2018-04-27', 'held')).toEqual([])
    expect(late('2018-05-09', 'issued')).toEqual([])
  })
})
