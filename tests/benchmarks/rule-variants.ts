/**
 * Does anything beat the forecast rule? Variants of it on simulated panels of a force and its six districts, each at the limit that gives it as
 * many false alerts as the rule has at 3.15; fixed seed.
 * Run: npx tsx tests/benchmarks/rule-variants.ts [PANELS [SHARE]]: so many panels of each size (150: about four minutes), and the share of the season that is a district's own.
 * Prints, for each size and variant, the limit, false alerts per 40 series and month, and the share of changes found by month 3/6.
 */
import { INITIAL_EPISODE_STATE, nextEpisodeState } from '../../shared/statistics/alert-rule.ts'
import { type PanelChange, scorePanel, VARIANTS, type Variant } from './variant-scores.ts'

const PANELS = Number(process.argv[2] ?? 150)
/** Share of the season that is each district's own; a fifth where it is not given. */
const OWN_SEASON = process.argv[3] === undefined ? {} : { ownSeason: Number(process.argv[3]) }
const LIMIT = 3.15
const SIZES = [60, 650, 5000]
const CHANGES: readonly (readonly [string, PanelChange])[] = [
  ['+20%', { step: 1.2, slope: 0 }],
  ['-20%', { step: 0.8, slope: 0 }],
  ['+3% a month', { step: 1, slope: 0.03 }],
]

/** Scores of each series of a panel, month by month: the furthest of the windows. */
type Scores = readonly (readonly number[])[]

function openings(scores: Scores, limit: number): number {
  let opened = 0
  for (const series of scores) {
    let state = INITIAL_EPISODE_STATE
    for (const score of series) {
      const next = nextEpisodeState(state, Math.abs(score) >= limit)
      if (next.opened) opened++
      state = next
    }
  }
  return opened
}

/** The limit, to a hundredth, from which on a variant opens no more than so many. */
function equalLimit(scores: Scores, most: number): number {
  let limit = 2.5
  while (openings(scores, limit) > most) limit += 0.01
  return limit
}

const foundBy = (scores: Scores, limit: number, months: number, side: number) =>
  scores.filter(series => series.slice(0, months).some(score => score * side >= limit)).length / scores.length

console.log(`${PANELS} panels of a force and six districts of each size, 36 months of history, 12 judged`)
for (const mean of SIZES) {
  const all = (change: PanelChange, offset: number) => {
    const panels = Array.from({ length: PANELS }, (_, i) =>
      scorePanel(mean, { ...change, ...OWN_SEASON }, 1 + i + offset),
    )
    return Object.fromEntries(VARIANTS.map(variant => [variant, panels.flatMap(panel => panel[variant])])) as Record<
      Variant,
      number[][]
    >
  }
  const quiet = all({ step: 1, slope: 0 }, 0)
  const changed = CHANGES.map(([, change], i) => all(change, 1e6 * (i + 1)))
  const most = openings(quiet['as adopted'], LIMIT)
  for (const variant of VARIANTS) {
    const limit = variant === 'as adopted' ? LIMIT : equalLimit(quiet[variant], most)
    const alerts = (40 * openings(quiet[variant], limit)) / quiet[variant].flat().length
    const found = CHANGES.map(([name, { step }], i) => {
      const side = step < 1 ? -1 : 1
      const [three, six] = [3, 6].map(months => (100 * foundBy(changed[i]![variant], limit, months, side)).toFixed(0))
      return `${name} ${three!}/${six!}`
    })
    console.log(
      `districts of ${String(mean).padEnd(5)} ${variant.padEnd(28)} limit ${limit.toFixed(2)} false ${alerts.toFixed(2)} ${found.join('; ')}`,
    )
  }
}
