import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Episode, earliestOpenMonth } from '../../shared/alerts/episode.ts'
import { explainEpisode } from '../../shared/alerts/explain-episode.ts'
import { findFiringPeriods } from '../../shared/alerts/firing-periods.ts'
import { reconcileEpisodes } from '../../shared/alerts/reconcile-episodes.ts'
import { addMonths, monthRange } from '../../shared/calendar/month.ts'
import type { MonthlySeries } from '../../shared/indicators/measure.ts'
import { repetitions } from '../given/repetitions.ts'
import { seriesOf, wholeBoard } from '../indicators/indicator-fixtures.ts'
import { SUBJECT, thefts, thefts100 } from './figures.ts'

const firingPeriodsOf = (series: MonthlySeries) => findFiringPeriods(thefts, series, wholeBoard)
const NOW = '2018-05-03T08:00:00.000Z'
const LATER = '2018-06-04T08:00:00.000Z'

/** Brings figures to what is stored, as the function that computes indicators does. */
function reconcile(stored: readonly Episode[], series: MonthlySeries, now = NOW): Episode[] {
  const changed = reconcileEpisodes(
    SUBJECT,
    findFiringPeriods(thefts, series, wholeBoard, earliestOpenMonth(stored)),
    stored,
    now,
  )
  return [...stored.filter(one => changed.every(other => other.id !== one.id)), ...changed]
}

describe('a spell', () => {
  test('usual figures have none', () => expect(firingPeriodsOf(thefts100('2018-03'))).toEqual([]))
  test('no figures have none', () => expect(firingPeriodsOf(new Map())).toEqual([]))

  test('opens in the month that is far off, and lasts', () => {
    expect(firingPeriodsOf(thefts100('2018-03', { '2018-03': 190 }))).toEqual([
      {
        direction: 'Higher',
        opened: '2018-03',
        lastFired: '2018-03',
        closed: null,
        rule: 'above its expected range; this far off is expected once in 500 months',
        hasBecomeUsual: false,
      },
    ])
  })

  test('opens where none of three months is far off, but the three together are', () => {
    const [firingPeriod] = firingPeriodsOf(thefts100('2018-03', { '2018-01': 125, '2018-02': 128, '2018-03': 130 }))
    expect(firingPeriod).toMatchObject({
      direction: 'Higher',
      opened: '2018-03',
      rule: 'the newest three months together lie above what was expected of them; this far off is expected once in 500 months',
    })
  })

  test('is about the month where the month alone is enough, although three months have the larger score', () => {
    // around 300: the score of one month is exact and ends at eight, that of three is an expansion and goes further
    const around300 = Object.fromEntries(monthRange('2015-01', '2018-02').map((month, i) => [month, 290 + (i % 7) * 3]))
    const [firingPeriod] = firingPeriodsOf(thefts100('2018-03', { ...around300, '2018-03': 3000 }))
    expect(firingPeriod!.rule).toBe('above its expected range; this far off is expected once in 500 months')
  })

  test('lasts while its month is among the newest three; then one quiet month does not close it, the second does', () => {
    expect(firingPeriodsOf(thefts100('2018-06', { '2018-03': 190 }))[0]!.closed).toBeNull()
    expect(firingPeriodsOf(thefts100('2018-07', { '2018-03': 190 }))).toMatchObject([
      { lastFired: '2018-05', closed: '2018-07' },
    ])
  })

  test('a missing month neither fires nor counts as quiet', () => {
    const overrides = { '2018-01': 190, '2018-02': null, '2018-03': null }
    expect(firingPeriodsOf(thefts100('2018-04', overrides))).toMatchObject([{ opened: '2018-01', closed: null }])
    expect(firingPeriodsOf(thefts100('2018-05', overrides))).toMatchObject([{ opened: '2018-01', closed: '2018-05' }])
  })

  test('a turn the other way ends one and begins the next', () => {
    expect(firingPeriodsOf(thefts100('2018-03', { '2018-02': 190, '2018-03': 20 }))).toMatchObject([
      { direction: 'Higher', opened: '2018-02', lastFired: '2018-02', closed: '2018-03' },
      { direction: 'Lower', opened: '2018-03', closed: null },
    ])
  })

  test('figures in any order give the same', () => {
    const observations = [...thefts100('2018-05', { '2017-06': 200, '2018-01': 20, '2018-03': 190 }).values()]
    const expected = firingPeriodsOf(seriesOf(...observations))
    expect(expected).toHaveLength(3)
    fc.assert(
      fc.property(fc.shuffledSubarray(observations, { minLength: observations.length }), shuffled => {
        expect(firingPeriodsOf(seriesOf(...shuffled))).toEqual(expected)
      }),
      { numRuns: repetitions(5, 20) },
    )
  })
})

describe('an episode', () => {
  const opened = reconcile([], thefts100('2018-03', { '2018-03': 190 }))

  test('opens under the name of its subject, month and direction', () => {
    expect(opened).toEqual([
      {
        id: 'thefts#force#2018-03#Higher',
        kind: 'indicator',
        indicator: 'thefts',
        area: 'force',
        direction: 'Higher',
        openedMonth: '2018-03',
        lastMonth: '2018-03',
        openedAt: NOW,
        closedAt: null,
        closedMonth: null,
        closedBecause: null,
        rule: 'above its expected range; this far off is expected once in 500 months',
        openingNotifiedOn: null,
        closingNotifiedOn: null,
      },
    ])
  })

  test('is carried on under its name while it lasts', () => {
    const lasting = reconcile(opened, thefts100('2018-04', { '2018-03': 190, '2018-04': 195 }), LATER)
    expect(lasting).toMatchObject([{ id: opened[0]!.id, openedAt: NOW, lastMonth: '2018-04', closedAt: null }])
  })

  test('began when the figures say so, also when an earlier month comes late', () => {
    const april = reconcile([], thefts100('2018-04', { '2018-04': 195 }))
    expect(april).toMatchObject([{ id: 'thefts#force#2018-04#Higher', openedMonth: '2018-04' }])
    expect(reconcile(april, thefts100('2018-04', { '2018-03': 190, '2018-04': 195 }), LATER)).toMatchObject([
      { id: april[0]!.id, openedMonth: '2018-03', openedAt: NOW },
    ])
  })

  test('one quiet month does not close it; two do', () => {
    expect(reconcile(opened, thefts100('2018-06', { '2018-03': 190 }), LATER)).toMatchObject([{ closedAt: null }])
    expect(reconcile(opened, thefts100('2018-07', { '2018-03': 190 }), LATER)).toMatchObject([
      { lastMonth: '2018-05', closedAt: LATER, closedMonth: '2018-07', closedBecause: 'quiet' },
    ])
  })

  test('a turn closes it and opens the other', () => {
    const turned = reconcile(opened, thefts100('2018-04', { '2018-03': 190, '2018-04': 20 }), LATER)
    expect(turned).toMatchObject([
      { id: 'thefts#force#2018-03#Higher', closedBecause: 'turned', closedMonth: '2018-04' },
      { id: 'thefts#force#2018-04#Lower', closedAt: null },
    ])
  })

  test('a turn that was over before it was known is not described as reported', () => {
    const late = reconcile(opened, thefts100('2018-09', { '2018-03': 190, '2018-04': 20 }), LATER)
    expect(late).toMatchObject([{ id: 'thefts#force#2018-03#Higher', closedBecause: 'quiet' }])
  })

  test('a restatement that removes the cause closes it; one that creates a cause opens one', () => {
    const removed = reconcile(opened, thefts100('2018-03'), LATER)
    expect(removed).toEqual([{ ...opened[0], closedAt: LATER, closedMonth: '2018-03', closedBecause: 'restated' }])
    const created = reconcile([], thefts100('2018-04', { '2018-03': 20 }), LATER)
    expect(created).toMatchObject([{ id: 'thefts#force#2018-03#Lower', openedMonth: '2018-03', openedAt: LATER }])
  })

  test.each(['2020-02', '2020-04', '2020-07', '2021-05'])(
    'figures of several years that arrive together do not turn a true cause into a correction: up to %s',
    last => {
      expect(reconcile(opened, thefts100(last, { '2018-03': 190 }), LATER)).toMatchObject([
        { lastMonth: '2018-05', closedAt: LATER, closedMonth: '2018-07', closedBecause: 'quiet' },
      ])
      expect(reconcile(opened, thefts100(last, { '2018-03': 190, '2018-04': 20 }), LATER)).toMatchObject([
        { id: 'thefts#force#2018-03#Higher', closedMonth: '2018-04', closedBecause: 'quiet' },
      ])
      const corrected = reconcile(opened, thefts100(last), LATER)
      expect(corrected).toMatchObject([{ closedMonth: '2018-03', closedBecause: 'restated' }])
    },
  )

  test('years of figures that arrive together continue a lasting episode', () => {
    const overrides = Object.fromEntries(
      Array.from({ length: 31 }, (_, i) => [addMonths('2018-03', i), 190 * 1.35 ** i]),
    )
    const carried = reconcile(opened, thefts100('2020-09', overrides), LATER)
    expect(carried).toMatchObject([{ id: 'thefts#force#2018-03#Higher', lastMonth: '2020-09', closedAt: null }])
  })

  test('a cause that returns is a new episode, reported again', () => {
    const removed = reconcile(opened, thefts100('2018-03'), LATER)
    const back = reconcile(removed, thefts100('2018-03', { '2018-03': 190 }), '2018-07-02T08:00:00.000Z')
    expect(back.map(({ id, closedAt }) => [id, closedAt])).toEqual([
      ['thefts#force#2018-03#Higher', LATER],
      ['thefts#force#2018-03#Higher#2', null],
    ])
  })

  test('a restatement of an earlier month leaves its name alone', () => {
    const earlier = reconcile(opened, thefts100('2018-03', { '2018-02': 190, '2018-03': 190 }), LATER)
    expect(earlier).toHaveLength(1)
    expect(earlier[0]!.id).toBe('thefts#force#2018-03#Higher')
  })
})

describe('whatever the figures', () => {
  const overrides = fc.dictionary(
    fc.integer({ min: 0, max: 14 }).map(i => addMonths('2017-01', i)),
    fc.oneof(fc.constantFrom(20, 190, 130, 128), fc.constant(null)),
    { maxKeys: 8 },
  )

  test('the same figures again change nothing', () => {
    fc.assert(
      fc.property(overrides, overrides, (first, second) => {
        const stored = reconcile(reconcile([], thefts100('2018-02', first)), thefts100('2018-03', second), LATER)
        expect(
          reconcileEpisodes(SUBJECT, firingPeriodsOf(thefts100('2018-03', second)), stored, '2018-09-03T08:00:00Z'),
        ).toEqual([])
      }),
      { numRuns: repetitions(12, 60) },
    )
  })

  test('at most one is open, and it is what the figures say, in whatever order the months came', () => {
    fc.assert(
      fc.property(overrides, fc.shuffledSubarray(monthsOf(), { minLength: monthsOf().length }), (figures, order) => {
        const whole = thefts100('2018-03', figures)
        const first = [...whole.values()].filter(o => o.period < '2017-01')
        const rest = order.flatMap(month => whole.get(month) ?? [])
        let stored: Episode[] = []
        for (let i = 0; i <= rest.length; i++) stored = reconcile(stored, seriesOf(...first, ...rest.slice(0, i)))
        const open = stored.filter(episode => episode.closedAt === null)
        const last = firingPeriodsOf(whole).at(-1)
        expect(open.map(episode => episode.direction)).toEqual(last?.closed === null ? [last.direction] : [])
        expect(new Set(stored.map(episode => episode.id)).size).toBe(stored.length)
      }),
      { numRuns: repetitions(8, 25) },
    )
  })
})

function monthsOf(): string[] {
  return Array.from({ length: 15 }, (_, i) => addMonths('2017-01', i))
}

describe('a change that lasts', () => {
  const lasting = (last: string) =>
    thefts100(last, Object.fromEntries(Array.from({ length: 19 }, (_, i) => [addMonths('2018-03', i), 160 + (i % 3)])))

  test('ends as the usual level, not as over', () => {
    const opened = reconcile([], lasting('2018-03'))
    const closed = reconcile(opened, lasting('2019-09'), LATER)
    expect(closed).toMatchObject([{ id: 'thefts#force#2018-03#Higher', closedBecause: 'new-level' }])
    expect(explainEpisode(closed[0]!, 'Thefts')).toContain('the new level has become the usual level')
  })

  test('that goes back is over', () => {
    const opened = reconcile([], thefts100('2018-03', { '2018-03': 190 }))
    expect(reconcile(opened, thefts100('2018-08', { '2018-03': 190 }), LATER)).toMatchObject([
      { closedBecause: 'quiet' },
    ])
  })
})
