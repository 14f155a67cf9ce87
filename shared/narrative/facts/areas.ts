import { addMonths, type Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/document.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { changeOf, type Direction, directionOf, sizeWords } from '../difference.ts'
import { listParts, makeSentence, type Part } from '../sentence.ts'
import {
  earlierWords,
  enterCount,
  figureWords,
  findValue,
  isSmall,
  type Told,
  type Value,
  type Voice,
  whenWords,
  withoutPlace,
} from '../telling.ts'
import { findRolling } from './rolling-twelve.ts'

/** One area's figure now and a year before. */
interface AreaChange {
  readonly told: Told
  readonly now: Value
  readonly then: Value
  readonly direction: Direction
}

/** Whether all areas went one way, or which went which, over the same months. */
export interface AreaComparison {
  readonly kind: 'area_comparison'
  readonly shape: 'changes'
  readonly told: Told
  readonly areas: readonly AreaChange[]
  readonly all: 'up' | 'down' | null
}

/** The highest and the lowest of the areas, for rates that areas of different size can be compared by. */
export interface AreaLevels {
  readonly kind: 'area_comparison'
  readonly shape: 'levels'
  readonly told: Told
  readonly areas: readonly { readonly told: Told; readonly now: Value }[]
}

/** More areas than this are counted, not listed. */
const MOST_LISTED = 6

/**
 * Changes on the year before by area: of the rolling twelve months, or of the month. Null unless every area has both
 * figures: `all areas` must mean all.
 */
export function findAreaChanges(
  whole: Told,
  areas: readonly Told[],
  month: Month,
  of: 'rolling-12-months' | 'month' = 'rolling-12-months',
  back = 12,
): AreaComparison | null {
  const at = (told: Told, when: Month) => (of === 'month' ? findValue(told, [when]) : findRolling(told, when))
  const found = areas.flatMap(told => {
    const now = at(told, month)
    const then = at(told, addMonths(month, -back))
    return now && then ? [{ told, now, then, direction: directionOf(told, now, then) }] : []
  })
  if (areas.length < 2 || found.length < areas.length) return null
  const first = found[0]!.direction
  const all = (first === 'up' || first === 'down') && found.every(({ direction }) => direction === first) ? first : null
  return { kind: 'area_comparison', shape: 'changes', told: whole, areas: found, all }
}

/** All one way: the largest named. Otherwise each way with its areas, so that no total hides them. */
export function writeAreaChanges({ told, areas, all }: AreaComparison, book: FigureBook, voice: Voice): Sentence {
  const { now, then } = areas[0]!
  const subject = withoutPlace(told, voice)
  if (all !== null) {
    const word = all === 'up' ? 'higher' : 'lower'
    const most = [...areas].sort((a, b) =>
      changeOf(b.told, b.now, b.then)
        .abs()
        .cmp(changeOf(a.told, a.now, a.then).abs()),
    )[0]!
    return makeSentence(
      subject,
      ` was ${word} in `,
      areas.length === 2 ? 'both' : ['all ', enterCount(told, 'number of areas', areas.length, book)],
      ' areas ',
      whenWords(told, now, book),
      ' than ',
      earlierWords(told, now, then, book),
      `, most in ${most.told.areaName}: by `,
      sizeWords(most.told, most.now, most.then, book),
      ' to ',
      figureWords(most.told, most.now, book),
    )
  }
  const groups = (['up', 'down', 'same', 'little-changed'] as const).flatMap(direction => {
    const members = areas.filter(area => area.direction === direction)
    return members.length === 0 ? [] : [groupWords(told, direction, members, book)]
  })
  return makeSentence(
    subject,
    ' differed between areas ',
    whenWords(told, now, book),
    ', compared with ',
    earlierWords(told, now, then, book),
    ': ',
    listParts(groups, '; '),
  )
}

function groupWords(told: Told, direction: Direction, members: readonly AreaChange[], book: FigureBook): Part[] {
  const word = { up: 'higher in ', down: 'lower in ', same: 'the same in ', 'little-changed': 'little changed in ' }[
    direction
  ]
  if (members.length > MOST_LISTED)
    return [
      word,
      enterCount(told, `number of areas ${direction} to ${members[0]!.now.to}`, members.length, book),
      ' areas',
    ]
  return [
    word,
    ...listParts(
      members.map(({ told: area, now, then }) => [
        area.areaName,
        ' (',
        ...figureWords(area, then, book),
        ' to ',
        ...figureWords(area, now, book),
        ')',
      ]),
    ),
  ]
}

/** Null for counts, for fewer than two areas, for areas without a figure or on a small base, and where all print alike. */
export function findAreaLevels(
  whole: Told,
  areas: readonly Told[],
  month: Month,
  of: 'rolling-12-months' | 'month' = 'rolling-12-months',
): AreaLevels | null {
  if (whole.indicator.aggregation === 'count' || whole.indicator.aggregation === 'headcount') return null
  const found = areas.flatMap(told => {
    const now = of === 'month' ? findValue(told, [month]) : findRolling(told, month)
    return now && !isSmall(told, now) ? [{ told, now }] : []
  })
  if (areas.length < 2 || found.length < areas.length) return null
  const sorted = found.sort((a, b) => b.now.value - a.now.value)
  return directionOf(whole, sorted[0]!.now, sorted.at(-1)!.now) === 'up'
    ? { kind: 'area_comparison', shape: 'levels', told: whole, areas: sorted }
    : null
}

/** `Burglary Dwelling Outcome Rate stood higher in North (20.1%) than in South (15.0%) in the 12 months to ...` */
export function writeAreaLevels({ told, areas }: AreaLevels, book: FigureBook, voice: Voice): Sentence {
  const highest = areas[0]!
  const lowest = areas.at(-1)!
  const isPair = areas.length === 2
  const place = ({ told: area, now }: { told: Told; now: Value }): Part[] => [
    area.areaName,
    ' (',
    ...figureWords(area, now, book),
    ')',
  ]
  return makeSentence(
    withoutPlace(told, voice),
    isPair ? ' stood higher in ' : ' stood highest in ',
    place(highest),
    isPair ? ' than in ' : ' and lowest in ',
    place(lowest),
    isPair ? ' ' : [' of the ', enterCount(told, 'number of areas', areas.length, book), ' areas '],
    whenWords(told, highest.now, book),
  )
}
