import { addMonths } from '../../shared/calendar/month.ts'
import type { Decisions } from '../../shared/statistics/decisions.ts'
import { type CountScenario, FIRST_JUDGED } from './simulated-series.ts'

/** One row of the table. */
export interface CountRow {
  readonly name: string
  readonly scenario: CountScenario
  readonly decisions?: Decisions
  /** False alerts per 40 indicators and month; +20% and -20% found by month 3/6: the first round's rule, and the reference simulation of 5,000 series. */
  readonly before: string
  readonly reference: string
}

const HOLE = { mean: 650, history: 36, holeMonthsBefore: 18 }
const RECORDING = { mean: 650, history: 36, recordingMonthsBefore: 10 }
export const COUNT_ROWS: readonly CountRow[] = [
  {
    name: 'mean 60',
    scenario: { mean: 60, history: 36 },
    before: '0.13; 17/28; 8/12',
    reference: '0.09; 10/15; 11/16',
  },
  {
    name: 'mean 650',
    scenario: { mean: 650, history: 36 },
    before: '0.26; 72/84; 76/83',
    reference: '0.25; 67/74; 80/84',
  },
  {
    name: 'mean 5,000',
    scenario: { mean: 5000, history: 36 },
    before: '0.31; 97/99; 99/100',
    reference: '0.44; 97/98; 99/100',
  },
  {
    name: '650, 24 months',
    scenario: { mean: 650, history: 24 },
    before: '0.13; 39/53; 30/36',
    reference: '0.30; 60/68; 71/76',
  },
  {
    name: '650, 60 months',
    scenario: { mean: 650, history: 60 },
    before: '0.29; 74/86; 76/83',
    reference: '0.16; 73/80; 85/89',
  },
  {
    name: '650, drift 8%',
    scenario: { mean: 650, history: 36, driftPerYear: 0.08 },
    before: '1.92; 58/62; 61/64',
    reference: '0.35; 52/57; 66/70',
  },
  {
    name: '5,000, drift 8%',
    scenario: { mean: 5000, history: 36, driftPerYear: 0.08 },
    before: '3.69; 71/73; 83/84',
    reference: '0.47; 78/81; 94/95',
  },
  {
    name: '650, wander 2%',
    scenario: { mean: 650, history: 36, wanderPerMonth: 0.02 },
    before: '0.73; 68/77; 70/77',
    reference: '0.38; 60/67; 73/78',
  },
  { name: '650, hole', scenario: HOLE, before: '0.15; 6/10; 2/2', reference: '0.13; 25/30; 33/35' },
  {
    name: '650, hole, recorded',
    scenario: HOLE,
    decisions: { rebases: [], exceptional: [{ from: addMonths(FIRST_JUDGED, -18), to: addMonths(FIRST_JUDGED, -15) }] },
    before: '',
    reference: '0.27; 63/70; 76/80',
  },
  { name: '650, recording +25%', scenario: RECORDING, before: '0.15; 65/85; 14/16', reference: '0.03; 35/40; 36/39' },
  {
    name: '650, recording, re-based',
    scenario: RECORDING,
    decisions: { rebases: [addMonths(FIRST_JUDGED, -10)], exceptional: [] },
    before: '',
    reference: '0.39; 66/73; 86/89',
  },
  {
    name: '650, heavy tails',
    scenario: { mean: 650, history: 36, hasHeavyTails: true },
    before: '0.64; 49/63; 45/53',
    reference: '0.90; 51/60; 60/67',
  },
]
