import { addMonths, longMonth, monthsEnding } from '../../shared/calendar/month.ts'
import type { Chart, ChartLine, ChartPoint } from '../../shared/document/chart.ts'

/** A repeatable wobble around a level: figures of our own making, about nowhere. */
export function wobble(count: number, level: number, spread: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.round(level + spread * Math.sin(i * 2.3) * Math.cos(i * 0.7)))
}

/** Points for the months that end with `last`; null is a month without a figure. */
export function pointsEnding(last: string, values: readonly (number | null)[], suffix = ''): ChartPoint[] {
  const months = monthsEnding(last, values.length)
  return values.map((value, i) => ({
    month: months[i]!,
    value,
    printed: value === null ? 'n/a' : value.toLocaleString('en-GB').replace('-', '−') + suffix,
    marks: value === null ? ['x' as const] : [],
    signal: 'none' as const,
  }))
}

export function level(kind: ChartLine['kind'], from: string, to: string, value: number, label: string): ChartLine {
  return { kind, from, to, values: [value], label }
}

/** Mean and limits over a span. */
export function limits(from: string, to: string, mean: number, halfWidth: number): ChartLine[] {
  return [
    level('mean', from, to, mean, `Mean ${mean.toLocaleString('en-GB')}`),
    level('upper-limit', from, to, mean + halfWidth, `Upper limit ${(mean + halfWidth).toLocaleString('en-GB')}`),
    level('lower-limit', from, to, mean - halfWidth, `Lower limit ${(mean - halfWidth).toLocaleString('en-GB')}`),
  ]
}

export function chartOf(id: string, title: string, parts: Partial<Chart>): Chart {
  const last = parts.points?.filter(point => point.value !== null).at(-1)
  const latest = last === undefined ? 'No figures.' : `Latest: ${last.printed} in ${longMonth(last.month)}.`
  return {
    id,
    title,
    subtitle: 'Recorded offences a month, Cambridgeshire',
    unit: 'offences a month',
    decimals: 0,
    percentage: false,
    points: [],
    lines: [],
    rebases: [],
    alternative: `Line chart. ${title}. ${latest} The table below has the figures.`,
    notes: [],
    ...parts,
  }
}

function withSignals(points: ChartPoint[], from: number, signal: ChartPoint['signal']): ChartPoint[] {
  return points.map((point, i) => (i >= from ? { ...point, signal } : point))
}

const MARCH = '2018-03'
const process48 = pointsEnding(MARCH, [...wobble(40, 88, 14), 104, 108, 103, 111, 118, 121, 119, 124])

/** Charts that are hard to draw well, each with what makes it so. */
export const HARD_CHARTS: readonly { readonly what: string; readonly chart: Chart }[] = [
  {
    what: 'a process chart with a run that is a concern',
    chart: chartOf('concern', 'Serious sexual offences are higher than expected: 124, usual range 61 to 109', {
      points: withSignals(process48, 41, 'concern'),
      lines: limits('2014-04', '2018-03', 85, 24),
    }),
  },
  {
    what: 'an improvement against a target, percentages near 100',
    chart: chartOf('target', '999 calls answered within 10 seconds have stayed above the target since October', {
      unit: 'percentage of calls',
      percentage: true,
      decimals: 1,
      points: withSignals(
        pointsEnding(MARCH, [91.2, 92, 91.1, 93, 92.4, 90.9, 91.8, 92.2, 91, 92.7, 91.9, 92.3, 93.1, 92, 95.2, 95.8, 95.1, 96, 95.4, 95.6], '%'), // prettier-ignore
        14,
        'improvement',
      ),
      lines: [...limits('2016-08', '2018-03', 93, 3), level('target', '2016-08', '2018-03', 94, 'Target 94%')],
    }),
  },
  {
    what: 'one point',
    chart: chartOf('one-point', 'A first figure: 69', { points: pointsEnding(MARCH, [69]) }),
  },
  { what: 'no points', chart: chartOf('no-points', 'There are no figures yet', {}) },
  {
    what: 'months, none with a figure',
    chart: chartOf('all-missing', 'No figures have come for a year', { points: pointsEnding(MARCH, Array(12).fill(null)) }),
  },
  {
    what: 'gaps: one month, half a year, and the latest',
    chart: chartOf('gaps', 'Domestic abuse satisfaction is missing for March', {
      points: pointsEnding(MARCH, [84, 82, null, 86, 85, 88, null, null, null, null, null, null, 83, null, 84, 86, 85, null]),
    }),
  },
  {
    what: 'zeros and small counts',
    chart: chartOf('zeros', 'Too few to judge: 1 in March', {
      points: pointsEnding(MARCH, [0, 0, 1, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0, 1, 0, 0, 0, 1]),
    }),
  },
  {
    what: 'nothing but zeros',
    chart: chartOf('nothing-but-zeros', 'None in two years', { points: pointsEnding(MARCH, Array(24).fill(0)) }),
  },
  {
    what: 'huge figures',
    chart: chartOf('huge', 'Spending is within its usual range', {
      unit: 'pounds a month',
      points: pointsEnding(MARCH, wobble(24, 123_456_789, 9_000_000)),
      lines: limits('2016-04', '2018-03', 123_400_000, 14_000_000),
    }),
  },
  {
    what: 'negative figures',
    chart: chartOf('negative', 'Net change in officers has turned positive', {
      unit: 'officers joined less officers left',
      points: pointsEnding(MARCH, [-12, -8, -15, -3, -7, 2, -4, -9, -1, 3, 5, 8]),
      lines: [level('mean', '2017-04', '2018-03', -3.4, 'Mean −3.4')],
    }),
  },
  {
    what: 'long names',
    chart: chartOf(
      'long-names',
      'Percentage of victims of crime who said that they were satisfied with the overall service delivered by the police, including follow-up, has been within its usual range for every one of the last eighteen months',
      {
        subtitle:
          'Percentage of respondents to the telephone survey of victims who were very, completely or fairly satisfied, by month of interview, Cambridgeshire and Peterborough',
        unit: 'percentage of respondents who were very, completely or fairly satisfied with the service delivered by the police',
        percentage: true,
        points: pointsEnding(MARCH, wobble(18, 84, 4), '%'),
        lines: [
          level('mean', '2016-10', '2018-03', 84, 'Mean of the reference period 84.0%'),
          level('target', '2016-10', '2018-03', 90, 'Target set by the Commissioner in the Police and Crime Plan 90%'),
        ],
      },
    ),
  },
  {
    what: '60 months, with a rebase and estimated figures',
    chart: chartOf('sixty-months', 'Anti-social behaviour is lower than in any March since 2014', {
      points: pointsEnding(MARCH, [...wobble(36, 1900, 260), ...wobble(24, 1450, 180)]).map((point, i) =>
        i % 12 === 11 ? point : { ...point, marks: ['e' as const] },
      ),
      lines: [...limits('2013-04', '2016-03', 1900, 420), ...limits('2016-04', '2018-03', 1450, 300)],
      rebases: [{ month: '2016-04', reason: 'call grading changed and incidents are counted once' }],
    }),
  },
  {
    what: 'right after a rebase, with another shortly before',
    chart: chartOf('after-rebase', 'New limits are on trial: 2 months', {
      points: pointsEnding(MARCH, [...wobble(26, 400, 40), 520, 540, 515, 530, 610, 622]),
      lines: [
        ...limits('2015-08', '2017-09', 400, 80),
        ...limits('2017-10', '2018-01', 526, 60),
        ...limits('2018-02', '2018-03', 616, 30).map(each => ({ ...each, label: `${each.label} (trial)` })),
      ],
      rebases: [
        { month: '2017-10', reason: 'burglary is recorded as residential, sheds and garages included' },
        { month: '2018-02', reason: 'move to a new crime system' },
      ],
    }),
  },
  {
    what: 'seasonal limits and a neutral signal',
    chart: chartOf('seasonal', 'Incidents with a mental health qualifier were unusually many', {
      points: pointsEnding(MARCH, wobble(36, 850, 60).map((value, i) => value + Math.round(90 * Math.sin((i / 6) * Math.PI)))).map(
        (point, i) => (i === 35 ? { ...point, value: 1104, printed: '1,104', signal: 'neutral' as const } : point),
      ),
      lines: (['upper-limit', 'mean', 'lower-limit'] as const).map((kind, k) => ({
        kind,
        from: '2015-04',
        to: MARCH,
        values: Array.from({ length: 36 }, (_, i) => 850 + (1 - k) * 130 + 90 * Math.sin((i / 6) * Math.PI)),
        label: ['Upper limit 935', 'Expected 805', 'Lower limit 675'][k]!,
      })),
    }),
  },
  {
    what: 'labels that crowd: mean, limits, target and latest close together',
    chart: chartOf('crowded', 'Response time is within its usual range', {
      unit: 'minutes',
      decimals: 1,
      points: pointsEnding(addMonths(MARCH, -1), wobble(30, 150, 9).map(value => value / 10)),
      lines: [
        level('mean', '2015-09', '2018-02', 15, 'Mean 15.0'),
        level('upper-limit', '2015-09', '2018-02', 15.1, 'Upper limit 15.1'),
        level('lower-limit', '2015-09', '2018-02', 14.9, 'Lower limit 14.9'),
        level('target', '2015-09', '2018-02', 15, 'Target 15'),
      ],
    }),
  },
]
