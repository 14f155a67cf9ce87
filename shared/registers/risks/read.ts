import { normaliseName } from '../../config/known-names.ts'
import { FIVE_BY_FIVE } from '../../config/profiles/common.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { RiskScales } from '../../config/schema/profile.ts'
import type { Fault } from '../../faults/fault.ts'
import { type ColumnDefinitions, createRowReaders, normaliseHeading } from '../tables/columns.ts'
import { readIndicators } from '../tables/indicator-cell.ts'
import type { RowReader } from '../tables/row-reader.ts'
import type { RegisterReadResult, RegisterTable } from '../tables/table.ts'
import { UniqueIds } from '../tables/unique-ids.ts'
import type { Assessment, Risk } from './entry.ts'
import { scorePosition } from './movement.ts'

/** What of a board's file a risk register is read by. */
type RiskBoard = Pick<BoardFile, 'indicators' | 'registers'>

type Column =
  | 'table'
  | 'ref'
  | 'name'
  | 'tolerance'
  | 'owner'
  | 'mitigation'
  | 'retiredOn'
  | 'retiredBecause'
  | 'indicators'
  | `${'likelihood' | 'impact' | 'score' | 'label' | 'position'}:${string}`

const FIXED_COLUMNS: ColumnDefinitions<Exclude<Column, `${string}:${string}`>> = {
  table: { headings: ['table'], isRequired: false },
  ref: { headings: ['ref', 'id', 'risk id', 'risk ref', 'risk no', 'reference'], isRequired: false },
  name: { headings: ['function', 'risk'], isRequired: true },
  tolerance: { headings: ['tolerance'], isRequired: false },
  owner: { headings: ['owner', 'risk owner'], isRequired: true },
  mitigation: {
    headings: ['mitigation summary', 'mitigation', 'mitigations', 'controls', 'current controls', 'mitigating actions'],
    isRequired: true,
  },
  retiredOn: { headings: ['retired on', 'retired', 'date retired'], isRequired: false },
  retiredBecause: { headings: ['retired because', 'reason retired', 'reason for retirement'], isRequired: false },
  indicators: { headings: ['indicators', 'indicator'], isRequired: false },
}

/** The headings of a risk register to fill in. */
export const RISK_HEADINGS: readonly string[] = ['ref', 'risk', 'likelihood', 'impact', 'score', 'owner', 'mitigation']

/** True for the headings of a risk register: the fixed columns and a score, with or without a year. */
export function isRiskTable(headings: readonly string[]): boolean {
  const normalisedHeadings = headings.map(normaliseHeading)
  const hasFixed = Object.values(FIXED_COLUMNS).every(
    rule => !rule.isRequired || rule.headings.some(name => normalisedHeadings.includes(name)),
  )
  return hasFixed && periodsOf(headings).length > 0
}

/** What registers call the parts of an assessment as it stands, without the range or the sum that they often give: `Likelihood (1-5)`. */
const PART_NAMES: Readonly<Record<string, RegExp>> = {
  likelihood: /^(?:likelihood|probability|prob|l)(?: (?:score|rating|l|p))?$/,
  impact: /^(?:impact|imp|severity|consequence|i)(?: (?:score|rating|i|s|c))?$/,
  score: /^(?:(?:risk|overall|total) )?(?:score|rating|total)(?: (?:l x i|lxi|i x l|l i))?$/,
}
/** The risk as it stands after controls; the risk before them is not asked for. */
const NOW = /^(?:current|residual|net) (?:risk )?/
const BEFORE_CONTROLS = /^(?:inherent|initial|gross|original) /

/** A heading without the range it gives: `score 1 25`, `likelihood 5`. */
const plainHeading = (heading: string) => normaliseHeading(heading).replace(/ (?:(?:1|out of) )?(?:4|5|10|16|25)$/, '')

/** The part of an assessment without a year that a heading is of; undefined for any other. */
function partOf(heading: string): string | undefined {
  const plain = plainHeading(heading).replace(NOW, '')
  return Object.keys(PART_NAMES).find(part => PART_NAMES[part]!.test(plain))
}

/** The years a register has scores for, `2018 19` from `score_2018_19`, oldest first; '' for a plain `score`. */
function periodsOf(headings: readonly string[]): string[] {
  const years = headings.flatMap(
    heading => /^(?:risk )?score (\d{4} \d{2})$/.exec(normaliseHeading(heading))?.[1] ?? [],
  )
  const has = (part: string) => headings.some(heading => partOf(heading) === part)
  const isPlain = has('score') || (has('likelihood') && has('impact'))
  return [...new Set([...(isPlain ? [''] : []), ...years])].sort()
}

function columnsFor(periods: readonly string[], given: readonly string[]): ColumnDefinitions<Column> {
  const parts = ['likelihood', 'impact', 'score', 'label', 'position'] as const
  const hasParts = ['likelihood', 'impact'].every(part => given.some(heading => partOf(heading) === part))
  const periodColumns = periods.flatMap(period =>
    parts.map(part => {
      const named = given.filter(heading => partOf(heading) === part).map(normaliseHeading)
      const headings = period === '' ? [part, ...named] : [`${part} ${period}`]
      return [`${part}:${period}`, { headings, isRequired: part === 'score' && !hasParts }] as const
    }),
  )
  return { ...FIXED_COLUMNS, ...Object.fromEntries(periodColumns) }
}

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
  const isBefore = (heading: string) =>
    BEFORE_CONTROLS.test(normaliseHeading(heading)) &&
    partOf(normaliseHeading(heading).replace(BEFORE_CONTROLS, '')) !== undefined
  const before = table.headings.filter(isBefore)
  const headings = table.headings.filter(heading => !isBefore(heading))
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

function readAssessment(
  reader: RowReader<Column>,
  column: string,
  period: string,
  tolerance: number,
  scales: RiskScales,
): Assessment[] {
  const given = reader.wholeNumber(`score:${column}`, 1, highestScore(scales))
  const parts = readParts(reader, column, scales)
  const score = given ?? (parts && parts.likelihood * parts.impact)
  if (score === null) return []
  if (parts !== null) checkScore(reader, column, score, parts)
  const givenPosition = reader.text(`position:${column}`)
  const position = scorePosition(score, tolerance)
  if (givenPosition !== null && givenPosition.toLowerCase() !== position)
    reader.addFault(
      'position-disagrees',
      `position:${column}`,
      givenPosition,
      `${position}: the score is ${score} and the tolerance ${tolerance}`,
      'Correct the score, the tolerance or the position.',
    )
  return [{ period: column.replace(' ', '/') || period, score, label: reader.text(`label:${column}`), ...parts }]
}

interface Parts {
  readonly likelihood: number
  readonly impact: number
}

const highestScore = ({ likelihood, impact }: RiskScales) => likelihood.length * impact.length

/** Both steps of a score; null where one is missing. */
function readParts(reader: RowReader<Column>, column: string, scales: RiskScales): Parts | null {
  const likelihood = readStep(reader, `likelihood:${column}`, scales.likelihood)
  const impact = readStep(reader, `impact:${column}`, scales.impact)
  return likelihood === null || impact === null ? null : { likelihood, impact }
}

/** A step by its number or its word: `4`, `Likely`, `4 - Likely`. */
function readStep(reader: RowReader<Column>, name: Column, scale: readonly string[]): number | null {
  const word = normaliseName(reader.text(name) ?? '')
  const named = scale.findIndex(step => normaliseName(step) === word)
  return named === -1 ? reader.numberWithWord(name, 1, scale.length) : named + 1
}

/** Where likelihood and impact are given beside a score, they multiply to it. */
function checkScore(reader: RowReader<Column>, column: string, score: number, { likelihood, impact }: Parts): void {
  if (likelihood * impact === score) return
  reader.addFault(
    'score-disagrees',
    `score:${column}`,
    String(score),
    `${likelihood * impact}: the likelihood is ${likelihood} and the impact ${impact}`,
    'Correct the score, the likelihood or the impact.',
  )
}
