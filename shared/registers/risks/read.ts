import { FIVE_BY_FIVE } from '../../config/profiles/common.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Fault } from '../../faults/fault.ts'
import { createRowReaders } from '../tables/columns.ts'
import { readIndicators } from '../tables/indicator-cell.ts'
import type { RowReader } from '../tables/row-reader.ts'
import type { RegisterReadResult, RegisterTable } from '../tables/table.ts'
import { UniqueIds } from '../tables/unique-ids.ts'
import { type Column, columnsFor, isBeforeControls, periodsOf } from './columns.ts'
import type { Risk } from './entry.ts'
import { highestScore, readAssessment } from './read-assessment.ts'

/** What of a board's file a risk register is read by. */
type RiskBoard = Pick<BoardFile, 'indicators' | 'registers'>

/**
 * Reads a risk register: one row a risk, with a score, label and position for each year that it has columns for
 * (`score_2019_20`), or with one score, taken to be of `period`. Likelihood and impact, by number or by the words of the board's scales, must
 * multiply to the score, which may then be left out. A position is computed and, when given, must agree.
 */
export function readRisks(
  table: RegisterTable,
  period: string,
  boardTolerance: number,
  board: RiskBoard = { indicators: [], registers: { numbering: 'as-written', risks: FIVE_BY_FIVE } },
): RegisterReadResult<Risk> {
  const faults: Fault[] = []
  const ids = new UniqueIds<Column>()
  const before = table.headings.filter(isBeforeControls)
  const headings = table.headings.filter(heading => !isBeforeControls(heading))
  const periods = periodsOf(headings)
  const columns = columnsFor(periods.length > 0 ? periods : [''], headings)
  const entries = createRowReaders({ ...table, headings }, columns, faults).map(reader => {
    const risk = readRisk(reader, periods, period, boardTolerance, board)
    if (risk.name !== '') ids.add(risk.id, reader, risk.ref === null ? 'name' : 'ref')
    return risk
  })
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, entries, notes: [...noteUnread(before), ...askAboutScores(entries)] }
}

const noteUnread = (headings: readonly string[]) =>
  headings.length === 0
    ? []
    : [`Not read: ${headings.join(', ')}. The paper prints the risk as it stands after its controls.`]

/** Asks about risks without a score: they are printed, but not compared with the tolerance. */
function askAboutScores(entries: readonly Risk[]): string[] {
  const unscored = entries.filter(risk => risk.assessments.length === 0).map(({ ref, name }) => ref ?? name)
  if (unscored.length === 0) return []
  const pronoun = unscored.length === 1 ? 'it' : 'them'
  return [
    `No score is given for ${unscored.join(', ')}, so the paper cannot compare ${pronoun} with the tolerance. Please send a score.`,
  ]
}

/** A risk that is retired has a day and a reason; one without the other is a fault. */
function readRetirement(reader: RowReader<Column>): Pick<Risk, 'retired'> {
  const on = reader.date('retiredOn')
  const because = reader.text('retiredBecause')
  if (on !== null && because !== null) return { retired: { on, because } }
  if (on !== null || because !== null) {
    const [column, expected] =
      on === null
        ? (['retiredOn', 'the day it was retired'] as const)
        : (['retiredBecause', 'why it was retired'] as const)
    reader.addFault('half-retired', column, 'nothing', expected, 'A risk is retired with its day and its reason.')
  }
  return {}
}

function readRisk(
  reader: RowReader<Column>,
  periods: readonly string[],
  period: string,
  boardTolerance: number,
  board: RiskBoard,
): Risk {
  const indicators = readIndicators(reader, 'indicators', board)
  const ref = reader.text('ref')
  const name = reader.requiredText('name', 'what is at risk')
  const tolerance = reader.wholeNumber('tolerance', 1, highestScore(board.registers.risks))
  return {
    id:
      ref ??
      name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, ''),
    ref,
    name,
    table: reader.text('table'),
    tolerance,
    owner: reader.text('owner'),
    mitigation: reader.text('mitigation'),
    assessments: periods.flatMap(column =>
      readAssessment(reader, column, period, tolerance ?? boardTolerance, board.registers.risks),
    ),
    ...readRetirement(reader),
    ...(indicators.length === 0 ? {} : { indicators }),
  }
}
