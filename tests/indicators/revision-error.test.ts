import { describe, expect, test } from 'vitest'
import { addMonths, type Month } from '../../shared/calendar/month.ts'
import { judgeMonth } from '../../shared/indicators/judge-month.ts'
import { toJudgedVerdict } from '../../shared/indicators/judge-subject.ts'
import { revisionError } from '../../shared/indicators/revision-error.ts'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import { latestByMonth } from '../../shared/observations/revisions.ts'
import { indicator, storedObservation, wholeBoard } from './indicator-fixtures.ts'

const MONTH: Month = '2018-03'
const LEVEL = 650

/** Four years of monthly drops; a month is given again by the next drop, so many times what first came. */
function monthlyDrops(factor: number, overrides: Partial<StoredObservation> = {}): StoredObservation[] {
  return Array.from({ length: 48 }, (_, i) => {
    const month = addMonths(MONTH, i - 47)
    const figure = Math.round(LEVEL + 20 * Math.sin(i * 2.1))
    const [first, next] = [addMonths(month, 1), addMonths(month, 2)].map(each => `${each}-08T08:00:00.000Z`)
    const fresh = storedObservation(month, figure, { knownFrom: first!, drop: `drop-${i}` })
    return month === MONTH
      ? [{ ...fresh, ...overrides }]
      : [fresh, storedObservation(month, Math.round(figure * factor), { knownFrom: next!, drop: `drop-${i + 1}` })]
  }).flat()
}

const count = indicator()

describe('the newest month may still be revised', () => {
  test('where the months before it were: its range is wider, and every word of it says so', () => {
    const [firm, revised] = [monthlyDrops(1), monthlyDrops(1.05)].map(latestByMonth)
    expect(revisionError(count, firm!, MONTH)).toBeNull()
    expect(revisionError(count, revised!, MONTH)).toMatchObject({
      isProvisional: false,
      monthsKnown: 24,
      monthsRevised: 24,
      error: expect.closeTo(Math.log(1.05), 3) as number,
    })
    const before = judgeMonth(count, firm!, MONTH, wholeBoard)
    const after = judgeMonth(count, revised!, MONTH, wholeBoard)
    const width = ({ lower, upper }: typeof before) => upper! - lower!
    expect(width(after)).toBeGreaterThan(1.2 * width(before))
    expect(after.steps.map(({ term }) => term)).toContain('Error of revision')
    expect(toJudgedVerdict(after).mayBeRevised).toBe(true)
    expect(toJudgedVerdict(before).mayBeRevised).toBe(false)
  })

  test('where its supplier says that it is provisional, by what is supposed until the series has shown it', () => {
    const history = monthlyDrops(1).map(observation => ({
      ...observation,
      knownFrom: '2018-04-08T08:00:00.000Z',
      drop: 'one',
    }))
    const series = latestByMonth(
      history.map(each => (each.period === MONTH ? { ...each, status: 'provisional' } : each)),
    )
    expect(revisionError(count, series, MONTH)).toEqual({
      isProvisional: true,
      monthsKnown: 0,
      monthsRevised: 0,
      error: 0.02,
    })
  })

  test('a provisional month whose series hardly moves is hardly wider', () => {
    const series = latestByMonth(monthlyDrops(1, { status: 'provisional' }))
    expect(revisionError(count, series, MONTH)!.error).toBeCloseTo(0.02 * Math.sqrt(4 / 28), 6)
  })

  test('not a month before it, nor one that has been given again already', () => {
    const drops = monthlyDrops(1.05)
    expect(revisionError(count, latestByMonth(drops), addMonths(MONTH, -1))).toBeNull()
    const again = storedObservation(MONTH, 660, { knownFrom: '2018-05-08T08:00:00.000Z', drop: 'again' })
    expect(revisionError(count, latestByMonth([...drops, again]), MONTH)).toBeNull()
  })

  test('old months that came late, and then changed, are no habit of new ones', () => {
    const drops = monthlyDrops(1.05).map(each =>
      each.period === MONTH
        ? each
        : { ...each, knownFrom: `2018-0${each.drop.endsWith('0') ? 4 : 5}-09T08:00:00.000Z` },
    )
    expect(revisionError(count, latestByMonth(drops), MONTH)?.monthsKnown ?? 0).toBeLessThan(6)
  })

  test('an alert that the first figure would open is not opened while so much is uncertain', () => {
    const high = (factor: number) => latestByMonth(monthlyDrops(factor, { value: 780 }))
    expect(judgeMonth(count, high(1), MONTH, wholeBoard).alert).not.toBeNull()
    expect(judgeMonth(count, high(1.15), MONTH, wholeBoard).alert).toBeNull()
  })

  test.each([
    ['percentage', [410, 500]],
    ['mean', [12_000, 1000]],
    ['headcount', 1400],
  ] as const)('a %s', (aggregation, figure) => {
    const kind = indicator({ aggregation, decimals: aggregation === 'headcount' ? 0 : 1 })
    const of = (month: Month, i: number, status: 'published' | 'provisional') => {
      const wave = Math.round(6 * Math.sin(i * 2.1))
      return storedObservation(month, typeof figure === 'number' ? figure + wave : [figure[0] + wave, figure[1]], {
        status,
      })
    }
    const width = (status: 'published' | 'provisional') => {
      const series = latestByMonth(
        Array.from({ length: 48 }, (_, i) => of(addMonths(MONTH, i - 47), i, i === 47 ? status : 'published')),
      )
      const { lower, upper } = judgeMonth(kind, series, MONTH, wholeBoard)
      return upper! - lower!
    }
    expect(width('provisional')).toBeGreaterThan(1.05 * width('published'))
  })
})
