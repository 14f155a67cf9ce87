import { addMonths, type Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { changeOf, type Direction, directionOf, sizeWords } from '../words/difference.ts'
import { enterCount, figureWords } from '../words/figure-words.ts'
import { nameWithoutArea, type SubjectNaming } from '../words/naming.ts'
import { earlierPeriodWords, whenWords } from '../words/period-words.ts'
import { listParts, makeSentence, type Part } from '../words/sentence.ts'
import { findValue, isSmall, type Subject, type Value } from '../words/subject.ts'
import { findRolling } from './rolling-twelve.ts'

/** One area's figure now and a year before. */
interface AreaChange {
  readonly subject: Subject
  readonly now: Value
  readonly then: Value
  readonly direction: Direction
}

/** Whether all areas went one way, or which went which, over the same months. */
export interface AreaComparison {
  readonly kind: 'area_comparison'
  readonly shape: 'changes'
  readonly subject: Subject
  readonly areas: readonly AreaChange[]
  readonly commonDirection: 'up' | 'down' | null
}

/** The highest and the lowest of the areas, for rates that areas of different size can be compared by. */
export interface AreaLevels {
  readonly kind: 'area_comparison'
  readonly shape: 'levels'
  readonly subject: Subject
  readonly areas: readonly { readonly subject: Subject; readonly now: Value }[]
}

/** More areas than this are counted, not listed. */
const MAX_LISTED = 6

/**
 * Changes on the year before by area: of the rolling twelve months, or of the month. Null unless every area has both
 * figures: `all areas` must mean all.
 */
export function findAreaChanges(
  whole: Subject,
  areas: readonly Subject[],
  month: Month,
  of: 'rolling-12-months' | 'month' = 'rolling-12-months',
  back = 12,
): AreaComparison | null {
  const at = (subject: Subject, when: Month) =>
    of === 'month' ? findValue(subject, [when]) : findRolling(subject, when)
  const found = areas.flatMap(subject => {
    const now = at(subject, month)
    const then = at(subject, addMonths(month, -back))
    return now && then ? [{ subject, now, then, direction: directionOf(subject, now, then) }] : []
  })
  if (areas.length < 2 || found.length < areas.length) return null
  const first = found[0]!.direction
  const commonDirection =
    (first === 'up' || first === 'down') && found.every(({ direction }) => direction === first) ? first : null
  return { kind: 'area_comparison', shape: 'changes', subject: whole, areas: found, commonDirection }
}

/** All one way: the largest named. Otherwise each way with its areas, so that no total hides them. */
export function writeAreaChanges(
  { subject, areas, commonDirection }: AreaComparison,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const { now, then } = areas[0]!
  const subjectText = nameWithoutArea(subject, naming)
  if (commonDirection !== null) {
    const word = commonDirection === 'up' ? 'higher' : 'lower'
    const most = [...areas].sort((a, b) =>
      changeOf(b.subject, b.now, b.then)
        .abs()
        .cmp(changeOf(a.subject, a.now, a.then).abs()),
    )[0]!
    return makeSentence(
      subjectText,
      ` was ${word} in `,
      areas.length === 2 ? 'both' : ['all ', enterCount(subject, 'number of areas', areas.length, book)],
      ' areas ',
      whenWords(subject, now, book),
      ' than ',
      earlierPeriodWords(subject, now, then, book),
      `, most in ${most.subject.areaName}: by `,
      sizeWords(most.subject, most.now, most.then, book),
      ' to ',
      figureWords(most.subject, most.now, book),
    )
  }
  const groups = (['up', 'down', 'same', 'little-changed'] as const).flatMap(direction => {
    const members = areas.filter(area => area.direction === direction)
    return members.length === 0 ? [] : [groupWords(subject, direction, members, book)]
  })
  return makeSentence(
    subjectText,
    ' differed between areas ',
    whenWords(subject, now, book),
    ' against ',
    earlierPeriodWords(subject, now, then, book),
    '. ',
    groups.map((group, i): Part => (i === 0 ? group : ['. ', group])),
  )
}

function groupWords(subject: Subject, direction: Direction, members: readonly AreaChange[], book: FigureBook): Part[] {
  const word = { up: 'Higher in ', down: 'Lower in ', same: 'The same in ', 'little-changed': 'Little changed in ' }[
    direction
  ]
  if (members.length > MAX_LISTED)
    return [
      word,
      enterCount(subject, `number of areas ${direction} to ${members[0]!.now.to}`, members.length, book),
      ' areas',
    ]
  return [
    word,
    ...listParts(
      members.map(({ subject: area, now, then }) => [
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
  whole: Subject,
  areas: readonly Subject[],
  month: Month,
  of: 'rolling-12-months' | 'month' = 'rolling-12-months',
): AreaLevels | null {
  if (whole.indicator.aggregation === 'count' || whole.indicator.aggregation === 'headcount') return null
  const found = areas.flatMap(subject => {
    const now = of === 'month' ? findValue(subject, [month]) : findRolling(subject, month)
    return now && !isSmall(subject, now) ? [{ subject, now }] : []
  })
  if (areas.length < 2 || found.length < areas.length) return null
  const sorted = found.sort((a, b) => b.now.value - a.now.value)
  return directionOf(whole, sorted[0]!.now, sorted.at(-1)!.now) === 'up'
    ? { kind: 'area_comparison', shape: 'levels', subject: whole, areas: sorted }
    : null
}

/** `Four-Hour Rate stood higher in North (20.1%) than in South (15.0%) in the 12 months to ...` */
export function writeAreaLevels({ subject, areas }: AreaLevels, book: FigureBook, naming: SubjectNaming): Sentence {
  const highest = areas[0]!
  const lowest = areas.at(-1)!
  const isPair = areas.length === 2
  const place = ({ subject: area, now }: { subject: Subject; now: Value }): Part[] => [
    area.areaName,
    ' (',
    ...figureWords(area, now, book),
    ')',
  ]
  return makeSentence(
    nameWithoutArea(subject, naming),
    isPair ? ' stood higher in ' : ' stood highest in ',
    place(highest),
    isPair ? ' than in ' : ' and lowest in ',
    place(lowest),
    isPair ? ' ' : [' of the ', enterCount(subject, 'number of areas', areas.length, book), ' areas '],
    whenWords(subject, highest.now, book),
  )
}
