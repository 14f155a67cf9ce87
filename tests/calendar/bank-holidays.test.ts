import { describe, expect, it } from 'vitest'
import {
  bankHolidayHorizon,
  bankHolidayOn,
  describeBankHoliday,
  HOLIDAY_LISTS,
  type HolidayList,
  listBankHolidays,
  warnOfBankHolidayHorizon,
} from '../../shared/calendar/bank-holidays.ts'
import { LONDON } from '../given/london.ts'

/** Easter Sunday by Gauss's rule with its two exceptions (a different method from the one the list was made with). */
function gaussEaster(year: number): Date {
  const a = year % 19
  const b = year % 4
  const c = year % 7
  const d = (19 * a + 24) % 30
  const e = (2 * b + 4 * c + 6 * d + 5) % 7
  let march = 22 + d + e
  if (d === 29 && e === 6) march = 50
  if (d === 28 && e === 6 && (11 * 24 + 11) % 30 < 19) march = 49
  return new Date(Date.UTC(year, 2, march))
}

const iso = (date: Date) => date.toISOString().slice(0, 10)
const shift = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000)
const day = (year: number, month: number, date: number) => new Date(Date.UTC(year, month - 1, date))
const isWeekend = (date: Date) => [0, 6].includes(date.getUTCDay())

function mondays(year: number, month: number): Date[] {
  return Array.from({ length: 31 }, (_, i) => day(year, month, i + 1)).filter(
    date => date.getUTCMonth() === month - 1 && date.getUTCDay() === 1,
  )
}

/** Holidays fixed to a date move, in order, to the first weekday that is free. */
function substitute(dates: Date[]): string[] {
  const taken = dates.filter(date => !isWeekend(date)).map(iso)
  for (const date of dates.filter(isWeekend)) {
    let free = date
    while (isWeekend(free) || taken.includes(iso(free))) free = shift(free, 1)
    taken.push(iso(free))
  }
  return taken
}

function holidaysByRule(year: number, list: HolidayList): string[] {
  const isScottish = list === 'scotland'
  const isIrish = list === 'northern-ireland'
  const easter = gaussEaster(year)
  const earlyMay = year === 2020 ? '2020-05-08' : iso(mondays(year, 5)[0]!)
  const spring = year === 2022 ? '2022-06-02' : iso(mondays(year, 5).at(-1)!)
  const proclaimed = { 2022: ['2022-06-03', '2022-09-19'], 2023: ['2023-05-08'] }[year] ?? []
  const proclaimedInScotland = isScottish && year === 2026 ? ['2026-06-15'] : []
  return [
    ...substitute([day(year, 1, 1), ...(isScottish ? [day(year, 1, 2)] : [])]),
    ...(isIrish ? [...substitute([day(year, 3, 17)]), ...substitute([day(year, 7, 12)])] : []),
    ...(isScottish ? substitute([day(year, 11, 30)]) : []),
    iso(shift(easter, -2)),
    ...(isScottish ? [] : [iso(shift(easter, 1))]),
    earlyMay,
    spring,
    iso(mondays(year, 8).at(isScottish ? 0 : -1)!),
    ...substitute([day(year, 12, 25), day(year, 12, 26)]),
    ...proclaimed,
    ...proclaimedInScotland,
  ].sort()
}

describe('bank holidays', () => {
  const years = Array.from({ length: 17 }, (_, i) => 2014 + i)

  describe.each(HOLIDAY_LISTS)('of %s', list => {
    it.each(years)('in %i are those the rules give', year => {
      const listed = listBankHolidays(list).filter(date => date.startsWith(String(year)))
      expect(listed).toEqual(holidaysByRule(year, list))
    })
  })

  // as www.gov.uk/bank-holidays published them
  it.each([
    ['scotland', '2023-01-02', 'New Year’s Day'],
    ['scotland', '2023-01-03', '2nd January'],
    ['scotland', '2023-04-10', null],
    ['scotland', '2019-12-02', 'St Andrew’s Day'],
    ['scotland', '2025-08-04', 'Summer bank holiday'],
    ['scotland', '2026-06-15', 'Bank holiday for the World Cup'],
    ['northern-ireland', '2023-03-17', 'St Patrick’s Day'],
    ['northern-ireland', '2024-03-18', 'St Patrick’s Day'],
    ['northern-ireland', '2025-07-14', 'Battle of the Boyne (Orangemen’s Day)'],
    ['england-and-wales', '2025-07-14', null],
  ] as const)('of %s: %s is %s', (holidays, date, title) => {
    expect(bankHolidayOn(date, { holidays })).toBe(title)
  })

  it('are listed for 2014 to 2030, each once, in order', () => {
    const all = listBankHolidays('england-and-wales')
    expect([...new Set(all)].sort()).toEqual(all)
    expect(all[0]!.slice(0, 4)).toBe('2014')
    expect(bankHolidayHorizon).toBe('2030-12-31')
    expect(all.at(-1)!.slice(0, 4)).toBe('2030')
  })

  it.each([
    ['2020-05-08', 'Early May bank holiday (VE day)'],
    ['2020-05-04', null],
    ['2022-05-30', null],
    ['2022-06-02', 'Spring bank holiday'],
    ['2022-06-03', 'Platinum Jubilee bank holiday'],
    ['2022-09-19', 'Bank Holiday for the State Funeral of Queen Elizabeth II'],
    ['2023-05-08', 'Bank holiday for the coronation of King Charles III'],
    ['2019-04-19', 'Good Friday'],
    ['2021-12-27', 'Christmas Day'],
    ['2021-12-28', 'Boxing Day'],
    ['2022-01-03', 'New Year’s Day'],
    ['2022-12-27', 'Christmas Day'],
    ['2019-06-11', null],
  ])('%s is %s', (date, title) => {
    expect(bankHolidayOn(date, LONDON)).toBe(title)
  })

  it('warns once the list ends in less than six months', () => {
    expect(warnOfBankHolidayHorizon('2019-06-11')).toBeNull()
    expect(warnOfBankHolidayHorizon('2030-06-30')).toBeNull()
    expect(warnOfBankHolidayHorizon('2030-07-01')).toEqual({ horizon: '2030-12-31', daysLeft: 183 })
    expect(warnOfBankHolidayHorizon('2031-01-02')).toEqual({ horizon: '2030-12-31', daysLeft: -2 })
  })
})

describe('a bank holiday in a sentence', () => {
  it.each([
    ['2019-04-19', 'Good Friday, a bank holiday'],
    ['2019-05-06', 'the Early May bank holiday'],
    ['2019-05-07', null],
  ])('%s: %s', (date, words) => expect(describeBankHoliday(date, LONDON)).toBe(words))
})
