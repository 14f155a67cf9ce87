import type { Claim } from '../figures/claim.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import { claimed, compared, direction, gap, record, spanOf, verdict } from './claim-kinds.ts'
import type { Fact } from './fact.ts'
import { directionOf } from './words/difference.ts'

/** The facts that may be of a kind. */
type FactOf<K, F extends Fact = Fact> = F extends Fact ? (K extends F['kind'] ? F : never) : never
type Claims<K extends Fact['kind']> = (fact: FactOf<K>) => readonly Claim[]

/** What each kind of fact claims. Every kind is here, so that nothing can be said which no checker looks at. */
const CLAIMS: { readonly [K in Fact['kind']]: Claims<K> } = {
  month_vs_last_month: compared,
  month_vs_same_month_last_year: compared,
  rolling12_vs_prior_rolling12: compared,
  rolling12_vs_last_month: compared,
  rolling12_vs_prior_release: compared,
  ytd_vs_same_period_last_year: compared,
  rolling12_vs_calendar_year: ({ subject, now, year }) => [direction(subject, now, year)],
  ytd_vs_prior_full_year: ({ subject, now, fullYear }) => [direction(subject, now, fullYear)],
  before_after: ({ subject, now, before, against }) => [
    direction(subject, now, before),
    ...(against === 'month'
      ? []
      : [
          {
            kind: 'extreme' as const,
            ...claimed(subject),
            month: now.to,
            of: before.to,
            extreme: against === 'peak' ? ('highest' as const) : ('lowest' as const),
            window: 24,
          },
        ]),
  ],
  record_high_since: fact => [record(fact, 'highest')],
  record_low_since: fact => [record(fact, 'lowest')],
  first_occurrence: ({ subject, now, before }) => [
    { kind: 'first', ...claimed(subject), month: now.to, monthsOfNone: before },
  ],
  streak: fact => {
    const about = { ...claimed(fact.subject), month: fact.now.to }
    switch (fact.shape) {
      case 'moved':
        return [{ kind: 'run', ...about, of: fact.of, direction: fact.direction, steps: fact.run }]
      case 'versus-comparators':
        return [{ kind: 'comparator-run', ...about, direction: fact.direction, months: fact.run }]
      case 'zero':
        return [{ kind: 'zero-run', ...about, months: fact.run, last: fact.lastNonZero.to }]
    }
  },
  trend_direction: ({ subject, now, direction: way, steps, window }) => [
    { kind: 'trend', ...claimed(subject), month: now.to, direction: way, steps, window },
  ],
  trend_halted: ({ subject, now, before, turned, steps }) => [
    {
      kind: 'trend',
      ...claimed(subject),
      month: before.now.to,
      direction: before.direction,
      steps: before.steps,
      window: before.window,
    },
    { kind: 'trend', ...claimed(subject), month: now.to, direction: turned, steps, window: steps },
  ],
  vs_1yr_avg: verdict,
  vs_3yr_avg: verdict,
  vs_benchmark: verdict,
  stable_or_comparable: verdict,
  vs_national: fact =>
    'shape' in fact
      ? [direction(fact.subject, fact.now, fact.then), direction(fact.other.subject, fact.other.now, fact.other.then)]
      : fact.others.map(other => gap(fact.subject, fact.now, other.subject, other.value)),
  vs_peers: ({ subject, now, others }) => others.map(other => gap(subject, now, other.subject, other.value)),
  component_vs_overall: ({ subject, now, overall }) => [
    {
      kind: 'direction',
      now: { ...claimed(subject), ...spanOf(now) },
      then: { ...claimed(overall.subject), ...spanOf(overall.now) },
      direction: directionOf(subject, now, overall.now),
    },
  ],
  peer_rank: ({ subject, peers, before }) =>
    [peers, ...(before === null ? [] : [before])].map(at => ({
      kind: 'rank' as const,
      ...claimed(subject),
      ...spanOf(at.period),
      rank: at.rank,
      of: at.rankedCount,
      ownRate: at.ownRate,
      mean: at.peerMean,
    })),
  area_comparison: fact => {
    const [first] = fact.areas
    const indicator = fact.subject.indicator.id
    if (first === undefined) return []
    if (fact.shape === 'levels')
      return [
        {
          kind: 'area-order',
          indicator,
          ...spanOf(first.now),
          areas: fact.areas.map(({ subject }) => subject.area),
          highest: first.subject.area,
          lowest: fact.areas.at(-1)!.subject.area,
        },
      ]
    const each = fact.areas.map(area => ({ area: area.subject.area, direction: area.direction }))
    const [now, then] = [spanOf(first.now), spanOf(fact.areas[0]!.then)]
    return [{ kind: 'areas', indicator, now, then, all: fact.commonDirection, each }]
  },
  driver_breakdown: ({ subject, now, then, parts, others, isComplete }) => {
    const way = directionOf(subject, now, then)
    if (way !== 'up' && way !== 'down') return []
    return [
      {
        kind: 'drivers',
        ...claimed(subject),
        now: spanOf(now),
        then: spanOf(then),
        direction: way,
        named: parts.map(part => claimed(part.subject)),
        others: others.map(claimed),
        isComplete,
      },
    ]
  },
  total_with_parts: ({ subject, now, parts, isComplete }) => [
    {
      kind: 'parts',
      ...claimed(subject),
      ...spanOf(now),
      parts: parts.map(part => claimed(part.subject)),
      isComplete,
    },
  ],
  share_of_total: ({ subject, now, whole }) => [
    {
      kind: 'parts',
      ...claimed(whole.subject),
      ...spanOf(now),
      parts: [claimed(subject)],
      isComplete: false,
    },
  ],
  // a level alone: `figureWords` claims it
  rolling12_level: () => [],
  level_point_in_time: () => [],
  survey_level: () => [],
  // `enterSample` claims it
  sample_size: () => [],
  volume_to_date: () => [],
  volume_in_period: () => [],
  same_quarter_series: () => [],
  small_numbers: ({ subject, now }) => [{ kind: 'small', ...claimed(subject), ...spanOf(now) }],
  target_compliance: ({ subject, now, target, isMet }) => [
    {
      kind: 'target',
      ...claimed(subject),
      ...spanOf(now),
      target: target.value,
      per: target.per,
      better: subject.indicator.polarity === 'up' ? 'up' : 'down',
      isMet,
    },
  ],
  threshold_exceedance: ({ register, aboveCount, atCount, total }) => [
    { kind: 'threshold', register, above: aboveCount, at: atCount, total },
  ],
  seasonal_pattern: ({ subject, month, side, years, minPercent, maxPercent }) => [
    {
      kind: 'season',
      ...claimed(subject),
      month,
      side,
      years,
      least: minPercent.toFixed(1),
      most: maxPercent.toFixed(1),
    },
  ],
  data_quality_caveat: fact => {
    const subject = claimed(fact.subject)
    switch (fact.about) {
      case 'gap':
        return [
          { kind: 'gaps', ...subject, from: fact.from, to: fact.to, months: fact.months.map(({ month }) => month) },
        ]
      case 'status':
        return [{ kind: 'status', ...subject, month: fact.month, status: fact.status }]
      case 'short-history':
        return [{ kind: 'history', ...subject, month: fact.month, months: fact.monthCount }]
      // the board's own words and decisions: no figure answers for them
      case 'definition':
      case 'rebase':
        return []
    }
  },
}

/** Everything that a fact claims of figures. */
function claimsOf(fact: Fact): readonly Claim[] {
  return (CLAIMS[fact.kind] as (given: Fact) => readonly Claim[])(fact)
}

/** Has everything that a fact claims checked beside the published tables. */
export function claimFact(fact: Fact | null, book: FigureBook): void {
  for (const claim of fact === null ? [] : claimsOf(fact)) book.claim(claim)
}
