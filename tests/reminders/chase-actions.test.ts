import { describe, expect, it } from 'vitest'
import { addWorkingDays } from '../../shared/calendar/working-days.ts'
import { chaseActions } from '../../shared/reminders/chase-actions.ts'
import type { DueLetter } from '../../shared/reminders/due-letter.ts'
import { LONDON } from '../given/london.ts'
import { anAction } from '../registers/actions/examples.ts'
import {
  CHAIR,
  ESCALATE_TO_CHAIR_AFTER_DAYS,
  ESCALATE_TO_LEAD_AFTER_DAYS,
  LEADS,
} from '../registers/chasing-reference-model.ts'
import { addressOf, board } from './chasing-board.ts'

describe('a letter to an owner', () => {
  const history = (change: Parameters<typeof anAction>[0], id = '3.0') => ({
    id,
    versions: [
      { action: anAction({ id, ownerRole: 'custody', ...change }), drop: 'a', knownFrom: '2019-05-01T09:00:00.000Z' },
    ],
  })
  const letterOn = (day: string, ...known: ReturnType<typeof history>[]): DueLetter =>
    chaseActions(board, known, day, '2019-06-11').find(letter => letter.recipient === 'custody@pcc.example')!

  it('says in its subject what is overdue and what is due', () => {
    const letter = letterOn('2019-05-17', history({}), history({ targetDate: '2019-05-24' }, '4.0'))
    expect(letter.letter.subject).toBe('Test Board: 1 action overdue by 1 working day and 1 action due on 24 May 2019')
    const twice = letterOn('2019-05-24', history({}), history({ targetDate: '2019-05-23' }, '4.0'))
    expect(twice.letter.subject).toBe('Test Board: 2 actions overdue by up to 6 working days')
    expect(letterOn('2019-05-24', history({}), history({}, '4.0')).letter.subject).toBe(
      'Test Board: 2 actions overdue by 6 working days',
    )
    expect(letter.kind).toBe('action-overdue')
    expect(letter.attachments.map(a => a.filename)).toEqual([
      'actions-2019-05-17.csv',
      'action-3.0.ics',
      'action-4.0.ics',
    ])
    expect(letter.attachments[0]!.content).toContain('3.0,2019-02-28,10.6,')
  })

  it('says how to reply, and when the board decides', () => {
    const words = JSON.stringify(letterOn('2019-05-17', history({})).letter)
    expect(words).toContain('reply to this mail with it attached')
    expect(words).toContain('Proposed for extension')
    expect(words).toContain('at its meeting on 11 June 2019')
    expect(words).toContain('Thursday 16 May 2019, 1 working day ago')
  })

  it('says when the reminder comes again, what stops it, and to whom it is reported', () => {
    const words = JSON.stringify(letterOn('2019-05-17', history({})).letter)
    expect(words).toContain('Otherwise you are reminded again on Friday 24 May 2019, and every 5 working days after')
    expect(words).toContain('until the action is closed or withdrawn, or you propose closure or extension.')
    expect(words).toContain('An update alone does not stop the reminders.')
    expect(words).toMatch(/Actions overdue by \d+ working days are reported to the /)
    expect(JSON.stringify(letterOn('2019-05-09', history({})).letter)).not.toContain('An update alone')
    const [lead] = chaseActions(
      board,
      [history({})],
      addWorkingDays('2019-05-16', ESCALATE_TO_LEAD_AFTER_DAYS, LONDON),
      null,
    ).filter(letter => letter.recipient === addressOf(LEADS['custody']!))
    expect(JSON.stringify(lead!.letter)).toContain(
      'until the owner proposes closure or extension, or the board closes or withdraws the action.',
    )
  })

  it.each([
    [
      'the owner',
      0,
      'custody@pcc.example',
      'names you as the owner. It stops when the action is closed, withdrawn, or put',
    ],
    [
      'the lead',
      ESCALATE_TO_LEAD_AFTER_DAYS,
      addressOf(LEADS['custody']!),
      'You get this because the owner reports to you.',
    ],
    [
      'the chair',
      ESCALATE_TO_CHAIR_AFTER_DAYS,
      addressOf(CHAIR[0]!),
      'list for long overdue actions. Each action is reported once.',
    ],
  ])('says why %s gets it', (_, daysOverdue, recipient, reason) => {
    const day = addWorkingDays('2019-05-16', daysOverdue, LONDON)
    const letter = chaseActions(board, [history({})], day, null).find(one => one.recipient === recipient)
    expect(letter!.letter.footer.join(' ')).toContain(reason)
  })

  it('names a target on a non-working day by the last working day before it', () => {
    const letter = letterOn('2019-05-24', history({ targetDate: '2019-05-27' }))
    expect(letter.letter.subject).toBe('Test Board: 1 action due before the next working day')
  })
})
