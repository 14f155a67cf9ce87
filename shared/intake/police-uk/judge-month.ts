import { longMonth } from '../../calendar/month.ts'
import { partAreas } from '../../config/areas.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import { countNoun, joinWords } from '../../document/count-words.ts'
import type { QuestionDetails } from '../../faults/question.ts'
import type { PublishedMonth } from '../containers/drop.ts'
import { CRIME_FILE_TYPES, indicatorOfType } from './crime-file-types.ts'

/** Whether some figure of a series was known before the drop: an indicator in an area. */
export type IsKnown = (indicator: string, area: string) => boolean

/** Why a month that nothing known can be compared with is perhaps not whole. */
export interface MonthDoubt {
  readonly code: string
  /** What was found, without its month: months with the same words have one question. */
  readonly found: string
  readonly rest: Omit<QuestionDetails, 'found'>
}

/** What every published month of every body has more of. `docs/method.md` says how far the real ones lie above. */
const LEAST = {
  rows: { 'police-uk-street': 100, 'police-uk-outcomes': 100, 'police-uk-stop-and-search': 10 },
  perThousandPeople: 2,
  perThousandOfAnArea: 1,
  /** Areas of fewer people have so few rows that chance decides. */
  peopleOfAnArea: 20_000,
  /** A place is the body's own, and not just over its border, with this part of the rows and this many. */
  ownShare: 0.02,
  ownRows: 20,
  /** In as many rows every type has some; in fewer, more than half of them. */
  rowsForEveryType: 2_000,
} as const

const WHOLE = { readAs: 'the whole month', or: 'a part of the month' }

/** What is doubtful about the size, the places and the types of a month whose body was not known before. */
export function judgeMonth(month: PublishedMonth, board: BoardFile, isKnown: IsKnown): MonthDoubt[] {
  const isAreaKnown = (area: string) => [...month.indicators].some(indicator => isKnown(indicator, area))
  const size = isAreaKnown(month.body) ? undefined : judgeSize(month, board)
  if (size) return [size]
  const places = judgePlaces(month, board, isAreaKnown)
  return [...(places ? [places] : []), ...judgeTypes(month, board, isKnown)]
}

function judgeSize({ kind, body, rows }: PublishedMonth, board: BoardFile): MonthDoubt | undefined {
  const least = LEAST.rows[kind as keyof typeof LEAST.rows]
  const people = kind === 'police-uk-street' ? populationOf(board, body) : undefined
  const expected = Math.max(least, Math.round(((people ?? 0) * LEAST.perThousandPeople) / 1000))
  if (rows >= expected) return undefined
  const basis =
    expected === least
      ? `at least ${least} rows: a force publishes more in every month`
      : `at least ${number(expected)} rows for ${number(people!)} people, 2 for each 1,000: a force publishes about three times as many`
  return {
    code: 'small-month',
    found: countNoun(rows, 'row'),
    rest: {
      expected: basis,
      fix: 'The file may be cut off, or the publication partial. Compare it with data.police.uk, and send it again when it is whole. If it is whole, confirm the month.',
      ...WHOLE,
    },
  }
}

function judgePlaces(
  month: PublishedMonth,
  board: BoardFile,
  isAreaKnown: (area: string) => boolean,
): MonthDoubt | undefined {
  const areas = partAreas(board).filter(({ id }) => month.rowsByArea.has(id) && !isAreaKnown(id))
  const without = areas.filter(({ id, population = 0 }) => {
    const rows = month.rowsByArea.get(id)!
    const isLarge = population >= LEAST.peopleOfAnArea
    return rows === 0 || (isLarge && rows < (population * LEAST.perThousandOfAnArea) / 1000 && isStreet(month))
  })
  const others = isAreaKnown(month.body) ? [] : ownPlaces(month)
  if (without.length === 0 && others.length === 0) return undefined
  const few = without.map(({ id, name }) => ({ name, rows: month.rowsByArea.get(id)! }))
  const parts = [
    ...nonEmpty(
      'no row of ',
      few.filter(({ rows }) => rows === 0).map(({ name }) => name),
    ),
    ...few.filter(({ rows }) => rows > 0).map(({ name, rows }) => `${countNoun(rows, 'row')} of ${name}`),
    ...nonEmpty('rows of ', others, `, which the board's file does not list,`),
  ]
  return {
    code: 'places-of-month',
    found: parts.join(' and '),
    rest: {
      expected: "rows of every area of the board's file, and of hardly any other place",
      fix:
        others.length === 0
          ? 'The publication may be partial. Compare it with data.police.uk, and send it again when it is whole. If it is whole, confirm the month.'
          : "If these are places of the board's areas, have their names added to its file (areas, aliases), and send the file again. If they lie outside, confirm the month.",
      ...WHOLE,
      ...(others.length > 0 && { or: 'a month of areas that have other names' }),
    },
  }
}

/** Names of places the board's file does not list which have too many rows to lie just over the border. */
function ownPlaces({ rows, rowsByArea, rowsElsewhere }: PublishedMonth): string[] {
  if (rowsByArea.size === 1) return []
  return [...rowsElsewhere]
    .filter(([, each]) => each >= Math.max(LEAST.ownRows, rows * LEAST.ownShare))
    .sort(([, a], [, b]) => b - a)
    .slice(0, 6)
    .map(([name]) => name)
}

function judgeTypes(month: PublishedMonth, { policeUk }: BoardFile, isKnown: IsKnown): MonthDoubt[] {
  if (!isStreet(month)) return []
  const { rows, rowsByType, indicators, body } = month
  const types = (policeUk?.crimeTypes ?? [])
    .map(name => ({ name, id: indicatorOfType(CRIME_FILE_TYPES.street, name) }))
    .filter(({ id }) => indicators.has(id) && !isKnown(id, body))
  const without = types.filter(({ id }) => !rowsByType.has(id))
  const isMissed = rows >= LEAST.rowsForEveryType ? without.length > 0 : without.length * 2 > types.length
  if (!isMissed) return []
  return [
    {
      code: 'types-of-month',
      found: `no row of ${without.length === 1 ? 'the type' : 'the types'} ${joinWords(without.map(({ name }) => name))}`,
      rest: {
        expected: 'rows of every type, as forces publish in a month of this size',
        fix: 'The publication may be partial. Compare it with data.police.uk, and send it again when it is whole. If there were none, confirm the month.',
        ...WHOLE,
      },
    },
  ]
}

function populationOf(board: BoardFile, body: string): number | undefined {
  const area = board.areas.find(({ id }) => id === body) ?? board.peers.find(({ id }) => `peer-${id}` === body)
  return area?.population
}

const isStreet = ({ kind }: PublishedMonth) => kind === 'police-uk-street'
const number = (value: number) => value.toLocaleString('en-GB')
const nonEmpty = (before: string, names: readonly string[], after = '') =>
  names.length === 0 ? [] : [`${before}${joinWords(names)}${after}`]

/** `March 2018`, `March and April 2018`: the months of one question. */
export function printMonths(periods: readonly string[]): string {
  const [first, ...others] = [...periods].sort()
  if (first === undefined || others.length === 0) return longMonth(first!)
  return `${longMonth(first)} and ${countNoun(others.length, 'other month')} up to ${longMonth(others.at(-1)!)}`
}
