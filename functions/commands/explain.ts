import { resolve } from 'node:path'
import type { Month } from '../../shared/calendar/month.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { Indicator } from '../../shared/config/schema/indicator.ts'
import { suggestNearest } from '../../shared/faults/suggest.ts'
import { lastMonthWithFigure } from '../../shared/indicators/dashboard-row.ts'
import { judgeMonth } from '../../shared/indicators/judge-month.ts'
import { judgeYear } from '../../shared/indicators/judge-year.ts'
import { judgingRules } from '../../shared/indicators/judging-rules.ts'
import { printExplanation } from '../../shared/indicators/print-explanation.ts'
import { readDrop } from '../../shared/intake/read-drop.ts'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import { openFileSource } from '../edge/file-source.ts'
import { defineCommand } from './command.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { listDrops } from './list-drops.ts'
import { BOARD } from './options.ts'
import { loadGivenBoard } from './read-board.ts'
import { readMonthOption } from './read-dates.ts'

const SAMPLES = resolve(import.meta.dirname, '../../tests/given/samples')

/** The judgement of a month and of the year that ends with it, step by step, each number with how it follows. */
export const explain = defineCommand({
  name: 'explain',
  summary: 'Prints the judgement of a month and of its year step by step, each number with how it follows.',
  arguments: [{ name: 'INDICATOR', summary: 'the indicator’s id in the board’s file' }],
  options: {
    area: { value: 'AREA', summary: 'the area’s id; the whole area unless it is given' },
    month: { value: 'MONTH', summary: 'the month; the newest with a figure unless it is given' },
    drops: { value: 'DIR', summary: 'the folder with the files to read; the shipped samples unless it is given' },
    ...BOARD,
  },
  example: 'explain ksi-road-casualties --month 2018-03',
  exits: { 0: 'printed' },
  run: ({ words: [indicator], values }) => explainJudgement(indicator!, values),
})

interface Question {
  readonly area: string | undefined
  readonly month: string | undefined
  readonly drops: string | undefined
  readonly board: string | undefined
}

async function explainJudgement(subject: string, values: Question): Promise<string> {
  const given = values.month === undefined ? undefined : readMonthOption('month', values.month)
  const { board } = await loadGivenBoard(values.board)
  const indicator = findIndicator(board, subject)
  const area = values.area ?? board.areas.find(({ kind }) => kind === 'whole')!.id
  const folder = values.drops ?? SAMPLES
  const series = await readSeries(board, indicator, area, folder)
  const month = given ?? lastMonthWithFigure(series)
  if (month === null) throw new InvalidArgumentsError(`${folder} has no figure of ${indicator.id} for the area ${area}`)
  const rules = judgingRules(board, indicator, area)
  return [judgeMonth(indicator, series, month, rules), judgeYear(indicator, series, month, rules)]
    .map(judgement => printExplanation(indicator, area, judgement))
    .join('\n\n')
}

/** Throws InvalidArgumentsError, with the nearest name, for an indicator that is not in the board's file. */
export function findIndicator(board: BoardFile, id: string): Indicator {
  const indicator = board.indicators.find(candidate => candidate.id === id)
  if (indicator !== undefined) return indicator
  const near = suggestNearest(
    id,
    board.indicators.map(candidate => candidate.id),
  )
  throw new InvalidArgumentsError(`"${id}" is not an indicator of the board’s file${near}`)
}

/** The figures of an indicator in an area from every file of a folder that would be accepted, a later file over an earlier one. */
async function readSeries(
  board: BoardFile,
  { id, feed }: Indicator,
  area: string,
  folder: string,
): Promise<Map<Month, StoredObservation>> {
  const series = new Map<Month, StoredObservation>()
  for (const drop of listDrops(folder, { misplaced: 'skip' }).filter(each => each.feed === feed)) {
    const source = await openFileSource(drop.file)
    const reading = await readDrop({ feed, file: drop.path, source, board, today: '9999-12-31' })
    if (reading.outcome !== 'accepted') continue
    for (const observation of reading.observations)
      if (observation.indicator === id && observation.area === area)
        series.set(observation.period, { ...observation, drop: drop.path, knownFrom: '' })
  }
  return series
}
