import type { Month } from '../../calendar/month.ts'
import { wholeArea } from '../../config/areas.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { Pack } from '../../config/schema/pack.ts'
import type { StoredObservation } from '../../observations/observation.ts'
import { latestByMonth } from '../../observations/revisions.ts'
import { cellId, relateCells, type SuppressionCell, UNPRINTED_AREAS } from './cells.ts'
import { chooseSecondarySuppression } from './secondary-suppression.ts'
import { additiveNumber, isSmallCount, LARGEST_SMALL_COUNT, largestSmallCount } from './small-counts.ts'

type Revisions = ReadonlyMap<string, ReadonlyMap<string, readonly StoredObservation[]>>

/** A figure that the public edition must not have, as `indicator/area/month`. */
export function withheldKey(indicator: string, area: string, month: Month): string {
  return `${cellId(indicator, area)}/${month}`
}

/**
 * Every month's figure that must not be published: small counts, and what else would let a reader work them out. A
 * figure that was ever small counts as small, because a restatement prints the figure before.
 */
export function findWithheldCells(board: BoardFile, pack: Pack, revisions: Revisions): Set<string> {
  const months = new Map<Month, SuppressionCell[]>()
  const known: { indicator: Indicator; area: string; month: Month; observation: StoredObservation }[] = []
  const published = publishedAreas(board, pack)
  const whole = wholeArea(board).id
  const withheld = new Set<string>()
  for (const indicator of board.indicators) {
    for (const [area, observations] of revisions.get(indicator.id) ?? []) {
      const largest = largestSmallCount(board, indicator, area)
      const everSmall = new Set([
        ...observations.filter(o => isSmallCount(indicator, o, largest)).map(o => o.period),
        ...monthsOfSmallParts(board, indicator, area, revisions),
      ])
      for (const [month, observation] of latestByMonth(observations)) {
        const isSmall = everSmall.has(month) || observation.status === 'suppressed'
        if (isSmall) withheld.add(withheldKey(indicator.id, area, month))
        if (!published.has(area)) continue
        known.push({ indicator, area, month, observation })
        const value = observation.status === 'suppressed' ? null : additiveNumber(indicator, observation)
        if (value === null && observation.status !== 'suppressed') continue
        const id = cellId(indicator.id, area)
        const cell = { id, indicator: indicator.id, area, isWhole: area === whole, value, largest, isSmall }
        months.set(month, [...(months.get(month) ?? []), cell])
      }
    }
  }
  for (const [month, cells] of months) addSecondarySuppression(board, month, cells, withheld)
  const before = new Set(withheld)
  withholdMatchingRates(known, withheld)
  for (const [month, cells] of months) {
    const isNew = (cell: SuppressionCell) => {
      const key = `${cell.id}/${month}`
      return withheld.has(key) && !before.has(key)
    }
    if (!cells.some(isNew)) continue
    const marked = cells.map(cell => ({ ...cell, isSmall: cell.isSmall || isNew(cell) }))
    addSecondarySuppression(board, month, marked, withheld)
  }
  return withheld
}

/**
 * The months in which an area that others were merged into had a small count in one of them: earlier packs printed the others, and what is
 * left of the sum would be it.
 */
function monthsOfSmallParts(board: BoardFile, indicator: Indicator, area: string, revisions: Revisions): Month[] {
  const { madeOf = [] } = board.areas.find(({ id }) => id === area) ?? {}
  return madeOf
    .flatMap(part => revisions.get(indicator.id)?.get(part) ?? [])
    .filter(o => isSmallCount(indicator, o, LARGEST_SMALL_COUNT))
    .map(({ period }) => period)
}

function addSecondarySuppression(
  board: BoardFile,
  month: Month,
  cells: readonly SuppressionCell[],
  withheld: Set<string>,
): void {
  const small = new Set(cells.filter(cell => cell.isSmall).map(cell => cell.id))
  if (small.size === 0) return
  const isEmpty = (area: string) => cells.every(cell => cell.area !== area || cell.value === 0)
  const relevantCells = cells.filter(({ area }) => !UNPRINTED_AREAS.includes(area) || !isEmpty(area))
  for (const id of chooseSecondarySuppression(relateCells(board, month, relevantCells), small))
    withheld.add(`${id}/${month}`)
}

/** Areas that sums lead to: those that some public edition prints, since two packs may be laid side by side, and the unprinted rest. */
function publishedAreas(board: BoardFile, pack: Pack): Set<string> {
  const others = board.packs.filter(other => other.editions.includes('public'))
  return new Set([...[pack, ...others].flatMap(({ areas }) => areas), ...UNPRINTED_AREAS])
}

/** A count that is withheld to protect another may stand under a rate of the same place and month, which would print it. */
function withholdMatchingRates(
  known: readonly { indicator: Indicator; area: string; month: Month; observation: StoredObservation }[],
  withheld: Set<string>,
): void {
  const counts = new Set<string>()
  for (const { indicator, area, month, observation } of known) {
    const isCount = indicator.aggregation === 'count' || indicator.aggregation === 'headcount'
    // which rates go with a small count is decided by the rates alone, or the pattern would tell of the count
    const isLarger = observation.value !== null && observation.value > LARGEST_SMALL_COUNT
    if (isCount && isLarger && withheld.has(withheldKey(indicator.id, area, month)))
      counts.add(`${area}/${month}/${observation.value}`)
  }
  for (const { indicator, area, month, observation } of known) {
    const { numerator, denominator } = observation
    if (indicator.survey || (indicator.aggregation !== 'percentage' && indicator.aggregation !== 'mean')) continue
    const own = [numerator, denominator].filter(number => number !== null && number > 0)
    if (own.some(number => counts.has(`${area}/${month}/${number}`)))
      withheld.add(withheldKey(indicator.id, area, month))
  }
}
