import { printPeriodEnding } from '../../calendar/period.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import { makeQuestion, type Question, type QuestionDetails } from '../../faults/question.ts'
import { holdObservation, type Observation } from '../../observations/observation.ts'
import type { DropReadResult } from '../containers/drop.ts'
import { isPublishersFile, mainTotalFirst } from '../police-uk/totals.ts'
import { judgeCount, judgeRestatement } from './credible-range.ts'
import { judgeRatio } from './judge-ratio.ts'
import type { KnownFigures } from './known-figures.ts'
import { SeriesTable } from './series-table.ts'

type Accepted = Extract<DropReadResult, { outcome: 'accepted' }>

/** Questions of one kind that a receipt lists; the figures of the others are held all the same. */
const MAX_LISTED = 40

/**
 * Holds every figure of a drop that what is known of its series does not make credible, and asks about it: zero after hundreds, a jump
 * beyond the series' own spread, a month much smaller than it was known, a part over its whole, numbers that changed places. Of a
 * publisher's file the whole month is held where much of it is implausible, with one question. What the supplier has confirmed is left.
 */
export function holdImplausible(reading: Accepted, known: KnownFigures, board: BoardFile): Accepted {
  const table = new SeriesTable(known, reading.observations, board)
  const found = new Map<Observation, QuestionDetails>()
  for (const observation of reading.observations) {
    if (observation.status === 'unconfirmed' || placeOf(reading, observation) === undefined) continue
    if (!table.isJudged(observation)) continue
    const details = judge(observation, table)
    if (details) found.set(observation, details)
  }
  if (found.size === 0) return reading
  const isPublished = isPublishersFile(reading.kind)
  const partial = isPublished ? monthsInDoubt(reading.observations, found, table) : new Map<string, Observation>()
  // the parts of a figure of the whole, which are not judged each by itself, stand or fall with it
  const wholes = new Set([...found.keys()].filter(each => table.isWhole(each)).map(partsKey))
  const isPartOfHeld = (observation: Observation) => isPublished && wholes.has(partsKey(observation))
  const questions: Question[] = [...reading.questions]
  const asked = [...found].filter(([observation]) => {
    const leader = partial.get(monthKey(observation))
    return leader === undefined || leader === observation
  })
  for (const [observation, details] of asked.slice(0, MAX_LISTED))
    questions.push(makeQuestion('implausible', placeOf(reading, observation) ?? {}, details))
  if (asked.length > MAX_LISTED) questions.push(moreQuestions(asked.length - MAX_LISTED))
  return {
    ...reading,
    observations: reading.observations.map(observation =>
      found.has(observation) || partial.has(monthKey(observation)) || isPartOfHeld(observation)
        ? holdObservation(observation)
        : observation,
    ),
    questions,
  }
}

const placeOf = ({ places }: Accepted, { indicator, area, period }: Observation) =>
  places?.get(`${indicator}|${area}|${period}`)

/** A month of one body's file: its areas are held together. */
const monthKey = ({ area, period }: Observation) => `${area.startsWith('peer-') ? area : 'ours'} ${period}`

/** An indicator of a month of one body's file. */
const partsKey = (observation: Observation) => `${monthKey(observation)} ${observation.indicator}`

/** Months of which a total, or a third of the series that had figures before, is implausible: with the observation that is asked about. */
function monthsInDoubt(
  observations: readonly Observation[],
  found: ReadonlyMap<Observation, QuestionDetails>,
  table: SeriesTable,
): Map<string, Observation> {
  const months = new Map<string, { judged: number; doubtful: Observation[] }>()
  for (const observation of observations) {
    if (!table.isJudged(observation) || !table.hasHistory(observation)) continue
    const month = months.get(monthKey(observation)) ?? { judged: 0, doubtful: [] }
    month.judged++
    if (found.has(observation)) month.doubtful.push(observation)
    months.set(monthKey(observation), month)
  }
  const inDoubt = new Map<string, Observation>()
  for (const [key, { judged, doubtful }] of months) {
    const totals = doubtful.filter(observation => table.isTotal(observation))
    const total = totals.sort((a, b) => mainTotalFirst(a.indicator, b.indicator))[0] ?? doubtful[0]
    if (total && (table.isTotal(total) || doubtful.length * 3 >= judged)) inDoubt.set(key, total)
  }
  return inDoubt
}

function judge(observation: Observation, table: SeriesTable): QuestionDetails | undefined {
  const { period, value } = observation
  const indicator = table.indicator(observation.indicator)
  const name = `${indicator?.name ?? observation.indicator}, ${table.areaName(observation.area)}, ${printPeriodEnding(indicator?.frequency ?? 'month', period)}`
  if (value === null || indicator?.aggregation === 'percentage') {
    const ratio = judgeRatio(observation, table.ratios(observation))
    return ratio && { ...ratio, found: `${name}: ${ratio.found}` }
  }
  const before = table.knownFigure(observation)
  // who writes revised says that the figure is another than before
  if (before !== undefined && observation.status !== 'revised' && judgeRestatement(value, before))
    return question(
      `${name}: ${number(value)}, where ${number(before)} was known. The month ${value < before ? 'fell' : 'rose'} from ${number(before)} to ${number(value)}`,
      'about the figure that was known for the month before',
      number(value),
      value < before ? `a part of the month: ${number(before)} stands` : number(before),
    )
  const whole = table.whole(observation)
  if (whole !== undefined && value > whole.value)
    return question(
      `${name}: ${number(value)}, of ${number(whole.value)} in ${whole.name}`,
      `no more than ${whole.name} has, ${number(whole.value)}`,
      number(value),
      `a figure of another area or indicator, or ${whole.name} is wrong`,
    )
  const usual = judgeCount(value, period, table.series(observation))
  if (usual === null) return undefined
  const since = usual.months === 1 ? 'the other month known' : `the other ${usual.months} months known`
  return question(
    `${name}: ${number(value)}`,
    `about ${number(usual.usual)}, as ${since}`,
    number(value),
    orElse(value, usual.usual),
  )
}

/** What an unusual count may be instead. */
function orElse(value: number, usual: number): string {
  if (value === 0) return 'no figure yet: leave the cell empty'
  return value < usual ? 'a slip, or a part of the month' : 'a slip, or the figure of more than this month'
}

function question(found: string, expected: string, readAs: string, or: string): QuestionDetails {
  const fix = 'Check the figure. If it is wrong, correct it and send the file again. If it is right, confirm it.'
  return { found, expected, fix, readAs, or }
}

const number = (value: number) => value.toLocaleString('en-GB')

function moreQuestions(count: number): Question {
  return makeQuestion(
    'more-questions',
    {},
    {
      found: `${count} more implausible figures not listed here`,
      expected: 'figures like those of other months',
      fix: 'Look at those listed first. The same slip often causes many.',
      readAs: 'as they stand',
      or: 'something else',
    },
  )
}
