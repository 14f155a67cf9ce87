import { addMonths, type Month, monthOfYear, monthRange } from '../../shared/calendar/month.ts'
import { type Baseline, estimateBaseline, NEWEST_WEIGHT } from '../../shared/statistics/baseline.ts'
import { countScore } from '../../shared/statistics/count-score.ts'
import { median } from '../../shared/statistics/moments.ts'
import { monthLength } from '../../shared/statistics/month-length.ts'
import { FIRST_JUDGED, normal, poisson, randomStream } from './simulated-series.ts'

export const VARIANTS = [
  'as adopted',
  'window of six as well',
  'season of the force',
  'spread of the districts',
  'working-day mix, known',
] as const
export type Variant = (typeof VARIANTS)[number]

const SEASON = 0.1
const OWN_SEASON = 0.2

/** A change at the first month judged, in every district: a step, or a slope a month. */
export interface PanelChange {
  readonly step: number
  readonly slope: number
  /** Share of the season that is each district's own. */
  readonly ownSeason?: number
}

const HISTORY = 36
const JUDGED = 12
const DISTRICTS = 6
/** Events of each weekday against an average day, Monday first: more at the end of the week, as recorded crime has it. */
const WEEKDAYS = [0.95, 0.95, 0.96, 0.98, 1.08, 1.1, 0.98]

type Lengths = (month: Month) => number
interface Fit {
  readonly baseline: Baseline
  readonly lengths: Lengths
}

/** Days of a month by weekday, each at its weight, in months of 30.4375 days. */
export function weightedLength(month: Month): number {
  const first = new Date(`${month}-01T00:00:00Z`).getUTCDay()
  const days = Math.round(monthLength(month) * 30.4375)
  let sum = 0
  for (let day = 0; day < days; day++) sum += WEEKDAYS[(first + 6 + day) % 7]!
  return sum / 30.4375
}

/**
 * Furthest score of each district in each month judged, by every variant: half of the noise beyond chance is the force's, the season is
 * shared but for a fifth of it, or for `ownSeason`.
 */
export function scorePanel(mean: number, change: PanelChange, seed: number): Record<Variant, number[][]> {
  const panel = simulatePanel(mean, change, randomStream(seed))
  const months = Array.from({ length: JUDGED }, (_, i) => addMonths(FIRST_JUDGED, i))
  const force = new Map(
    [...panel[0]!.keys()].map(month => [month, panel.reduce((sum, one) => sum + one.get(month)!, 0)]),
  )
  const scores = Object.fromEntries(VARIANTS.map(variant => [variant, panel.map(() => [] as number[])])) as Record<
    Variant,
    number[][]
  >
  for (const month of months) {
    const fits = [1, 3, 6].map(window => {
      const origin = addMonths(month, 1 - window)
      const season = baselineOf(force, origin, monthLength).season.factors
      const lengths: Lengths = each => monthLength(each) * season[monthOfYear(each) - 1]!
      return {
        window,
        origin,
        own: panel.map(one => ({ baseline: baselineOf(one, origin, monthLength), lengths: monthLength })),
        ofForce: panel.map(one => ({ baseline: baselineOf(one, origin, lengths), lengths })),
        ofDays: panel.map(one => ({ baseline: baselineOf(one, origin, weightedLength), lengths: weightedLength })),
      }
    })
    panel.forEach((series, d) => {
      const furthest = (windows: readonly number[], fitOf: (fit: (typeof fits)[number]) => Fit) =>
        fits
          .filter(({ window }) => windows.includes(window))
          .map(fit => windowScore(series, monthRange(fit.origin, month), fitOf(fit)))
          .reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a))
      scores['as adopted'][d]!.push(furthest([1, 3], ({ own }) => own[d]!))
      scores['window of six as well'][d]!.push(furthest([1, 3, 6], ({ own }) => own[d]!))
      scores['season of the force'][d]!.push(furthest([1, 3], ({ ofForce }) => ofForce[d]!))
      scores['spread of the districts'][d]!.push(
        furthest([1, 3], ({ own }) => {
          const shared = median(own.map(({ baseline }) => baseline.phiSquared))
          const phiSquared = (own[d]!.baseline.phiSquared + shared) / 2
          return { ...own[d]!, baseline: { ...own[d]!.baseline, phiSquared } }
        }),
      )
      scores['working-day mix, known'][d]!.push(furthest([1, 3], ({ ofDays }) => ofDays[d]!))
    })
  }
  return scores
}

function simulatePanel(
  mean: number,
  { step, slope, ownSeason = OWN_SEASON }: PanelChange,
  random: () => number,
): Map<Month, number>[] {
  const phase = random() * 12
  let common = 0
  const own = Array<number>(DISTRICTS).fill(0)
  const ownPhase = own.map(() => random() * 12)
  const panel = own.map(() => new Map<Month, number>())
  for (let i = 0; i < HISTORY + JUDGED; i++) {
    const [offset, month] = [i - HISTORY, addMonths(FIRST_JUDGED, i - HISTORY)]
    common = 0.3 * common + Math.sqrt(0.91) * normal(random)
    const wave = (shift: number) => Math.sin((2 * Math.PI * (i + shift)) / 12)
    panel.forEach((series, d) => {
      own[d] = 0.3 * own[d]! + Math.sqrt(0.91) * normal(random)
      const noise = 0.045 * Math.SQRT1_2 * (common + own[d])
      const season = 1 + SEASON * ((1 - ownSeason) * wave(phase) + ownSeason * wave(ownPhase[d]!))
      const changed = offset < 0 ? 1 : step * (1 + slope * (offset + 1))
      series.set(month, poisson(mean * season * Math.max(0.05, 1 + noise) * changed * weightedLength(month), random))
    })
  }
  return panel
}

function baselineOf(series: ReadonlyMap<Month, number>, origin: Month, lengths: Lengths): Baseline {
  const months = monthRange([...series.keys()][0]!, addMonths(origin, -1)).map(month => {
    const [count, length] = [series.get(month)!, lengths(month)]
    return { count, length, rate: count / length, isUsable: true, phase: null, calendarMonth: monthOfYear(month) - 1 }
  })
  return estimateBaseline(months, null)!
}

/** The score of a window as `forecastCounts` has it, for any number of months. */
function windowScore(series: ReadonlyMap<Month, number>, months: readonly Month[], { baseline, lengths }: Fit): number {
  const { level, levelError, season, phiSquared } = baseline
  const each = months.map(month => level * season.factors[monthOfYear(month) - 1]! * lengths(month))
  const [expected, w] = [each.reduce((sum, value) => sum + value, 0), each.length]
  const alike = 0.6 * (1 - 1 / w) * (1 - 1 / phiSquared)
  const wander = ((NEWEST_WEIGHT ** 2 / (1 - NEWEST_WEIGHT)) * (w + 1) * (2 * w + 1)) / (6 * w)
  const seasonError = (each.reduce((sum, value) => sum + value ** 2, 0) / level) * (season.strength / season.years)
  const variance = phiSquared * (expected * (1 + alike) + (expected ** 2 / level) * (levelError + wander) + seasonError)
  return countScore(
    months.reduce((sum, month) => sum + series.get(month)!, 0),
    expected,
    variance,
  )
}
