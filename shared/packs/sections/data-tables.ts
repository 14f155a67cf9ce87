import { monthsIn } from '../../calendar/period.ts'
import type { Column, DataTable } from '../../document/table.ts'
import type { JudgedQuestion } from '../../figures/claim.ts'
import type { JudgedVerdict, Judgement, JudgementStep } from '../../indicators/judgement.ts'
import { judgementFields, plainNumber } from '../../indicators/judgement-fields.ts'
import { hasFigure } from '../../indicators/measure.ts'
import { latestByMonth } from '../../observations/revisions.ts'
import type { PackInput, PackSubject } from '../input/pack-input.ts'
import type { AssessedIndicator } from './assess-subjects.ts'

/**
 * Everything that the pack's sentences rest on, unrounded, as files for analysts: every month of every indicator and area, what was judged of
 * the newest, and the rates of the peers. The gate holds what is claimed beside these files.
 */
export function dataTables(input: PackInput, assessed: readonly AssessedIndicator[]): DataTable[] {
  return [
    figuresTable(input, assessed),
    judgementsTable(assessed),
    explanationsTable(assessed),
    peerRatesTable(assessed),
  ].filter(({ rows }) => rows.length > 0)
}

const text = (key: string, heading: string, description?: string): Column => ({
  key,
  heading,
  kind: 'text',
  ...(description === undefined ? {} : { description }),
})
const number = (key: string, heading: string, description?: string): Column => ({
  ...text(key, heading, description),
  kind: 'number',
})

const FIGURE_COLUMNS: readonly Column[] = [
  text('indicator', 'Indicator'),
  text('area', 'Area'),
  text('area_kind', 'Kind of area', 'whole, part or national'),
  text('month', 'Month'),
  number('value', 'Value', 'As it was supplied; empty where numerator and denominator give it'),
  number('numerator', 'Numerator'),
  number('denominator', 'Denominator'),
  number('n', 'Number', 'How many people were asked, or how many cases a figure is of'),
  text('status', 'Status', 'published, provisional, estimated, revised, missing, suppressed or unconfirmed'),
  text('adds_up', 'How months add up', 'count, percentage, mean, per-head or headcount'),
  number('decimals', 'Decimals', 'To which the figure is printed'),
  number(
    'months_in_figure',
    'Months in a figure',
    'The months that it is of, the last of which it stands under: 1, 3 or 12',
  ),
]

/** Only where an indicator of the pack is a rate. */
const PER = number('per', 'Per', 'Numerator over denominator is multiplied by it: 1000 for a rate per 1,000')

function figuresTable(input: PackInput, assessed: readonly AssessedIndicator[]): DataTable {
  const hasRates = assessed.some(({ subject }) => subject.indicator.per !== undefined)
  const rows = assessed.flatMap(({ areas, subject: { indicator } }) =>
    [
      ...areas.map(({ subject }) => ({ ...subject, kind: subject.isWhole ? 'whole' : 'part' })),
      ...nationalSubjects(input, indicator.id),
    ].flatMap(({ area, kind, series }) =>
      [...series.values()]
        .sort((a, b) => (a.period < b.period ? -1 : 1))
        .map(observation => {
          const { period, value, numerator, denominator, n, status } = observation
          // an unconfirmed figure is used by nothing and shown to nobody
          const figures = hasFigure(observation) ? [value, numerator, denominator, n] : [null, null, null, null]
          const { aggregation, decimals } = indicator
          const printed = [aggregation, String(decimals), String(monthsIn(indicator.frequency))]
          const per = hasRates ? [indicator.per === undefined ? '' : String(indicator.per)] : []
          return [indicator.id, area, kind, period, ...figures.map(plainNumber), status, ...printed, ...per]
        }),
    ),
  )
  return {
    id: 'figures',
    caption: 'Every month of every indicator and area of this pack',
    columns: hasRates ? [...FIGURE_COLUMNS, PER] : FIGURE_COLUMNS,
    rows,
  }
}

/** The country or region that an indicator is compared with. */
function nationalSubjects({ board, revisions }: PackInput, indicator: string) {
  return board.areas
    .filter(({ kind }) => kind === 'national')
    .map(({ id, kind }) => ({ area: id, kind, series: latestByMonth(revisions.get(indicator)?.get(id) ?? []) }))
}

const JUDGEMENT_COLUMNS: readonly Column[] = [
  text('indicator', 'Indicator'),
  text('area', 'Area'),
  text('question', 'Question', 'month, year, or three-years: the month against 36 months before'),
  text('month', 'Month', 'The month judged, or the last of the year judged'),
  text('method', 'Method'),
  number('value', 'Value', 'The figure judged'),
  number('expected', 'Expected', 'What was expected, or the benchmark'),
  number('lower', 'Range from', 'Comparable from here'),
  number('upper', 'Range to', 'Comparable up to here'),
  number('range_percent', 'Share in the range', 'Of unchanged months or years, in per cent'),
  number('significant_lower', 'Significant range from'),
  number('significant_upper', 'Significant range to'),
  text(
    'range_is_of',
    'Range of',
    'expected; or figure, where a fixed benchmark is held against the interval of the figure',
  ),
  text('word', 'Word'),
  text('significant', 'Significant'),
  text('may_be_revised', 'May be revised', 'yes where the figure may still be revised, for which its range is wider'),
]

function judgementsTable(assessed: readonly AssessedIndicator[]): DataTable {
  const rows = assessed.flatMap(({ areas }) =>
    areas.flatMap(({ subject, judgement }) => {
      if (judgement === null) return []
      const { month, year, versusThreeYears } = judgement
      return [
        judgedRow(subject, 'month', month),
        judgedRow(subject, 'year', year),
        contextRow(subject, month, versusThreeYears),
      ]
    }),
  )
  return {
    id: 'judgements',
    caption: 'What was judged of every indicator and area of this pack, and the ranges',
    columns: JUDGEMENT_COLUMNS,
    rows,
  }
}

const EXPLANATION_COLUMNS: readonly Column[] = [
  text('indicator', 'Indicator'),
  text('area', 'Area'),
  text('question', 'Question', 'month or year'),
  text('month', 'Month', 'The month judged, or the last of the year judged'),
  text('step', 'Step'),
  text('number', 'Number', 'Unrounded, or words such as a list of months'),
  text('how', 'How it follows'),
]

/** Every judgement step by step, as `boardpack explain` prints it. */
function explanationsTable(assessed: readonly AssessedIndicator[]): DataTable {
  const rows = assessed.flatMap(({ areas }) =>
    areas.flatMap(({ subject: { indicator, area }, judgement }) =>
      [judgement?.month, judgement?.year].flatMap(judged =>
        judged === undefined || judged.word === 'n/a'
          ? []
          : judged.steps.map(({ term, value, how }) => [
              indicator.id,
              area,
              judged.question,
              judged.month,
              term,
              stepText(value),
              how,
            ]),
      ),
    ),
  )
  return {
    id: 'explanations',
    caption: 'How every judgement of this pack was reached, step by step',
    columns: EXPLANATION_COLUMNS,
    rows,
  }
}

const stepText = (value: JudgementStep['value']): string =>
  typeof value === 'object' ? `${value.lower} to ${value.upper}` : String(value)

function judgedRow({ indicator, area }: PackSubject, question: JudgedQuestion, judgement: Judgement): string[] {
  const { benchmark } = indicator
  const isFixed = question === 'year' && benchmark.kind === 'fixed'
  const { lower, upper, significantLower, significantUpper } = judgement
  const printed = judgementFields(judgement)
  return toRow({
    ...printed,
    indicator: indicator.id,
    area,
    question,
    month: judgement.month,
    expected: isFixed ? plainNumber(benchmark.value) : printed.expected,
    range_percent: lower === null ? '' : lower === significantLower && upper === significantUpper ? '99.8' : '95',
    range_is_of: isFixed ? 'figure' : 'expected',
    may_be_revised: judgement.revision === null ? 'no' : 'yes',
  })
}

const toRow = (fields: Readonly<Record<string, string>>): string[] => JUDGEMENT_COLUMNS.map(({ key }) => fields[key]!)

/** The month against three years: one range is known of it, that of its word. */
function contextRow({ indicator, area }: PackSubject, { month, value }: Judgement, verdict: JudgedVerdict): string[] {
  const { range, word, significant, confidencePercent } = verdict
  const [lower, upper] = [plainNumber(range?.lower), plainNumber(range?.upper)]
  const isStrict = range !== null && confidencePercent !== 95
  return toRow({
    indicator: indicator.id,
    area,
    question: 'three-years',
    month,
    method: 'expected-range',
    value: plainNumber(value),
    expected: '',
    lower,
    upper,
    range_percent: range === null ? '' : String(confidencePercent),
    significant_lower: isStrict ? lower : '',
    significant_upper: isStrict ? upper : '',
    range_is_of: 'expected',
    word,
    significant: significant ? 'yes' : 'no',
    may_be_revised: 'no',
  })
}

const PEER_COLUMNS: readonly Column[] = [
  text('indicator', 'Indicator'),
  text('area', 'Area', 'peer- and the id of a peer, or the area that this pack is about'),
  text('name', 'Name'),
  text('from', 'From'),
  text('to', 'To'),
  text('unit', 'Unit'),
  number('rate', 'Rate', 'In the unit; empty where no figure was received'),
  number('base', 'Base', 'How many a rate is of, where that is known'),
]

/** Rates of the newest period and of the same a year before. */
function peerRatesTable(assessed: readonly AssessedIndicator[]): DataTable {
  const rows = assessed.flatMap(({ subject, judgement, peersBefore }) =>
    [judgement?.versusPeers, peersBefore].flatMap(peers => {
      if (!peers || peers.period === null) return []
      const { from, to } = peers.period
      const own = { area: subject.area, name: subject.areaName, rate: peers.ownRate, base: null }
      const others = peers.rates.map(({ id, ...rate }) => ({ ...rate, area: `peer-${id}` }))
      return [own, ...others].map(({ area, name, rate, base }) => [
        subject.indicator.id,
        area,
        name,
        from,
        to,
        peers.unit,
        plainNumber(rate),
        plainNumber(base),
      ])
    }),
  )
  return {
    id: 'peer-rates',
    caption: 'The rates that places among peers are worked out from',
    columns: PEER_COLUMNS,
    rows,
  }
}
