import { existsSync, readFileSync } from 'node:fs'
import { addMonths, type Month, monthRange } from '../../shared/calendar/month.ts'
import { addWorkingDays } from '../../shared/calendar/working-days.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import type { ActionHistory } from '../../shared/registers/actions/history.ts'
import { monthLength } from '../../shared/statistics/month-length.ts'
import { sampleBoard } from '../given/sample-board.ts'
import { storedObservation } from '../indicators/indicator-fixtures.ts'
import { anAction } from '../registers/actions/examples.ts'
import type { Supply } from './simulate-mails.ts'
import { binomial, normal, poisson, randomStream } from './simulated-series.ts'

/** The sample board with a meeting on the second Thursday of each month of 2024 and 2025. */
export function boardOf2024(): BoardFile {
  const board = sampleBoard()
  const meetings = monthRange('2024-01', '2026-01').map(month => {
    const first = new Date(`${month}-01T12:00:00Z`).getUTCDay()
    const day = 1 + ((11 - first) % 7) + 7
    return { date: `${month}-${String(day).padStart(2, '0')}`, public: false }
  })
  return { ...board, meetings }
}

const REAL_COUNTS = new URL('../../../shared/data/police-uk/answers.json', import.meta.url)
export const hasRealCounts = existsSync(REAL_COUNTS)

/** Recorded crime of Cambridgeshire by month as data.police.uk has it; empty where the reference data is not on this machine. */
export function realCounts(): ReadonlyMap<Month, number> {
  if (!hasRealCounts) return new Map()
  const { cambridgeshire_street_series: months } = JSON.parse(readFileSync(REAL_COUNTS, 'utf8')) as {
    cambridgeshire_street_series: Record<Month, { crime_excl_asb: number | null }>
  }
  return new Map(
    Object.entries(months).flatMap(([month, { crime_excl_asb: count }]) => (count === null ? [] : [[month, count]])),
  )
}

/**
 * Figures of every indicator: all recorded crime of 2024 as published, the rest simulated about a level of its own with a season of 9% and
 * noise of 4.5% (percentages: 300 asked). One indicator in eight changes by a third from the middle of 2024 on. A part has a sixth of the whole.
 */
export function supplyFor(board: BoardFile, seed: number, real: ReadonlyMap<Month, number>): Supply {
  const made = new Map<string, StoredObservation>()
  return (indicator, area, month) => {
    const key = `${indicator.id} ${area} ${month}`
    const before = made.get(key)
    if (before !== undefined) return before
    const place = board.indicators.indexOf(indicator)
    const areaPlace = board.areas.findIndex(({ id }) => id === area)
    const isWhole = board.areas[areaPlace]!.kind === 'whole'
    const since = (Number(month.slice(0, 4)) - 2015) * 12 + Number(month.slice(5))
    const random = randomStream(seed + place * 1_000_003 + areaPlace * 7919 + since * 104_729)
    for (let i = 0; i < 3; i++) random()
    const step = place % 8 === 3 && month >= '2024-06' ? 4 / 3 : 1
    const isShare = indicator.aggregation === 'percentage' || indicator.aggregation === 'mean'
    const published = indicator.id === 'all-recorded-crime' && isWhole ? real.get(month) : undefined
    const level =
      (isWhole ? 1 : 1 / 6) *
      (indicator.id === 'all-recorded-crime' ? 5600 : 60 + 40 * place) *
      (1 + 0.09 * Math.sin((2 * Math.PI * (since + place)) / 12)) *
      (1 + 0.045 * normal(random))
    const figure: number | [number, number] = isShare
      ? [binomial(300, Math.min(0.95, 0.6 * step), random), 300]
      : (published ??
        (indicator.aggregation === 'headcount' ? 1400 + place : poisson(level * step * monthLength(month), random)))
    const observation = storedObservation(month, figure, { indicator: indicator.id, area })
    made.set(key, observation)
    return observation
  }
}

/** Twenty actions over two years: due six weeks after a meeting raised them, and closed by the owner on the day, or up to six weeks late. */
export function actionsOf2024(board: BoardFile): ActionHistory[] {
  const owners = [...new Set(board.indicators.map(({ owner }) => owner))]
  return board.meetings.slice(0, 20).map(({ date: raised }, i) => {
    const targetDate = addWorkingDays(raised, 30, board.board)
    const action = anAction({
      id: `${i + 1}.0`,
      raised,
      targetDate,
      ownerRole: owners[i % owners.length]!,
      update: null,
      updateDate: null,
    })
    const closedOn = addWorkingDays(targetDate, (i % 4) * 10, board.board)
    return {
      id: action.id,
      versions: [
        { action, drop: `raised-${i}`, knownFrom: `${raised}T16:00:00.000Z` },
        {
          action: { ...action, status: 'closed', statusText: 'Closed', decidedOn: closedOn },
          drop: `closed-${i}`,
          knownFrom: `${closedOn}T16:00:00.000Z`,
        },
      ],
    }
  })
}

/** One figure in twenty comes up to five working days late. */
export const seldomLate =
  (seed: number) =>
  (indicator: { readonly id: string }, month: Month): number => {
    const random = randomStream(seed + indicator.id.length * 31 + Number(addMonths(month, 0).replace('-', '')))
    random()
    return random() < 0.05 ? 1 + Math.floor(5 * random()) : 0
  }
