import { expect, it } from 'vitest'
import { addDays } from '../../shared/calendar/date.ts'
import { overdueDuties } from '../../shared/config/duty-dates.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { newBoardFile } from '../../shared/config/new-board/board-file.ts'
import { plannedEvents } from '../../shared/config/plan.ts'
import { PROFILES } from '../../shared/config/profiles/index.ts'
import { dutyLetters } from '../../shared/reminders/duty-letters.ts'
import { LONDON } from '../given/london.ts'

const PAY = 'Localism Act 2011, s. 38'
const loaded = loadBoard(
  newBoardFile({ profile: PROFILES.council, name: 'Cabinet', body: 'The Council', today: '2026-12-01', local: LONDON }),
)
if (!loaded.ok) throw new Error('the new board has faults')
const council = loaded.board
/** The pay policy statement alone, as last published. */
const withPay = (publishedOn?: string) => ({
  ...council,
  duties: { ...council.duties, items: council.duties.items.filter(({ paragraph }) => paragraph === PAY) },
  publication: [
    { paragraph: PAY, where: 'The website', url: 'https://www.council.example', ...(publishedOn && { publishedOn }) },
  ],
})
const days = (from: string, count: number) => Array.from({ length: count }, (_, i) => addDays(from, i))

it('reminds once, twenty working days before the last day, and then while it is overdue', () => {
  const sent = days('2027-02-01', 150).filter(day => dutyLetters(withPay(), day).length > 0)
  expect(sent).toEqual(['2027-03-01', '2027-04-01', '2027-05-04', '2027-06-01'])
  const [letter] = dutyLetters(withPay(), '2027-04-01')
  expect(letter!.letter.subject).toBe('Cabinet: 1 publication overdue')
  expect(JSON.stringify(letter)).toContain('The pay policy statement, before each financial year')
})

it('is met by a publication since the last time it was due', () => {
  expect(overdueDuties(withPay('2027-03-12'), '2027-04-01')).toEqual([])
  expect(overdueDuties(withPay('2026-03-30'), '2027-04-01')).toHaveLength(1)
  expect(overdueDuties(withPay('2026-04-02'), '2027-04-01')).toEqual([])
})

it('does not ask a new installation for what fell due before its first meeting', () => {
  expect(overdueDuties(council, '2026-12-18')).toEqual([])
})

it('stands in the plan', () => {
  const planned = plannedEvents(council, '2027-01-01', '2027-03-31').filter(({ kind }) => kind === 'duty')
  expect(planned.map(({ at, reason }) => [at.date, reason])).toEqual([
    ['2027-01-31', 'Spending over £500, each quarter (Transparency Code)'],
    ['2027-01-31', 'Invitations to tender and contracts over £5,000, each quarter (Transparency Code, contracts)'],
    ['2027-03-30', 'Gender pay gap figures, by 30 March each year (Equality Act regulations 2017)'],
    ['2027-03-31', `The pay policy statement, before each financial year (${PAY})`],
  ])
})

it('is known to every profile', () => {
  const dated = Object.values(PROFILES).filter(({ settings }) =>
    settings.duties.items.some(({ dueOn }) => dueOn?.length),
  )
  expect(dated.map(({ name }) => name).sort()).toEqual(Object.keys(PROFILES).sort())
})

const police = loadBoard(
  newBoardFile({ profile: PROFILES.police, name: 'Board', body: 'The Office', today: '2026-12-01', local: LONDON }),
)
if (!police.ok) throw new Error('the new board has faults')

it('tells the secretariat of all that the order asks for in one letter, with who publishes it', () => {
  const letters = days('2027-03-01', 62).flatMap(day => dutyLetters(police.board, day).map(letter => ({ day, letter })))
  const words = JSON.stringify(letters)
  expect(words).toContain('month by month (3(g)): by 30 April 2027, by the chief finance officer')
  expect(words).toContain('before the year begins (3(a) to (e)): by 31 March 2027, by the chief finance officer')
  expect(letters.length).toBeLessThanOrEqual(5)
  expect(new Set(letters.map(({ day }) => day)).size).toBe(letters.length)
})

it('gives a source for every duty of every profile but what a body’s own articles ask for, and each paragraph once', () => {
  for (const { name, settings } of Object.values(PROFILES)) {
    const { items } = settings.duties
    expect(
      items
        .filter(({ source, paragraph }) => source === undefined && paragraph !== 'Articles, minutes')
        .map(({ paragraph }) => `${name} ${paragraph}`),
    ).toEqual([])
    expect(new Set(items.map(({ paragraph }) => paragraph)).size).toBe(items.length)
  }
})

it('has every paragraph of the order in the police profile', () => {
  const numbers = PROFILES.police.settings.duties.items.map(({ paragraph }) => /^\d[A-C]?/.exec(paragraph)?.[0])
  expect([...new Set(numbers)]).toEqual(['1', '2', '2A', '3', '4', '5', '6', '7', '7A', '7B', '7C', '8'])
})
