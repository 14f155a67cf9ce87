import { longMonth, shortMonth } from '../../calendar/month.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { Block } from '../../document/document.ts'
import type { Cell, Table } from '../../document/table.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { formatNumber } from '../../figures/format-figure.ts'
import { statisticalMeasure } from '../../indicators/judge.ts'
import type { Judgement, JudgementStep } from '../../indicators/judgement.ts'
import type { DraftSection } from '../model/number-sections.ts'
import type { AssessedIndicator } from './assess-subjects.ts'

/** Digits that bring a reader with a calculator to the last digit of any printed range. */
const SIGNIFICANT_DIGITS = 7

/** How the month and the year were judged, step by step, as `boardpack explain` prints it; what each step is stands in the appendix. */
export function explanationTables({ subject, judgement }: AssessedIndicator, book: FigureBook): Block[] {
  if (judgement === null) return []
  return [judgement.month, judgement.year]
    .filter(({ word }) => word !== 'n/a')
    .map(judged => ({ kind: 'table', table: explanationTable(subject.indicator, subject.area, judged, book) }))
}

function explanationTable(
  { id, name }: { readonly id: string; readonly name: string },
  area: string,
  judged: Judgement,
  book: FigureBook,
): Table {
  const { question, month, steps } = judged
  const cells = steps.map(({ term, value }): Cell[] => [
    { kind: 'text', text: term },
    { kind: 'figure', figure: book.words(id, area, `how the ${question} was judged: ${term}`, printStep(value)) },
  ])
  const verdict: Cell[] = [
    { kind: 'text', text: 'Verdict' },
    { kind: 'text', text: `${judged.word}${judged.significant ? ', significant' : ''}` },
  ]
  return {
    id: `${id}-${area}-judged-${question}`,
    caption:
      question === 'month' ? `How ${longMonth(month)} was judged` : `How the year to ${shortMonth(month)} was judged`,
    columns: [
      { key: 'step', heading: 'Step', kind: 'text' },
      { key: 'number', heading: 'Number', kind: 'number', description: `${name}: a number or words` },
    ],
    rows: [...cells, verdict],
    notes: [],
    isCompact: true,
    isBeside: true,
  }
}

function printStep(value: JudgementStep['value']): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? printNumber(value) : `${printNumber(value.lower)} to ${printNumber(value.upper)}`
}

function printNumber(value: number): string {
  const digits = String(Number(value.toPrecision(SIGNIFICANT_DIGITS)))
  return digits.includes('e') ? digits.replace('-', '−') : formatNumber(digits, digits.split('.')[1]?.length ?? 0)
}

/** What each step is, once for all indicators: a table for each way of judging that the pack uses; no section where it uses none. */
export function explanationKey(assessed: readonly AssessedIndicator[], book: FigureBook): DraftSection[] {
  const kinds = new Map<string, Map<string, string>>()
  for (const { judgement, subject } of assessed)
    for (const judged of judgement === null ? [] : [judgement.month, judgement.year]) {
      if (judged.word === 'n/a') continue
      const kind = kindOf(judged, subject.indicator)
      const steps = kinds.get(kind) ?? new Map<string, string>()
      kinds.set(kind, steps)
      for (const { term, how } of judged.steps) if (!steps.has(term)) steps.set(term, how)
    }
  const blocks = [...kinds].map(
    ([kind, steps]): Block => ({
      kind: 'table',
      table: {
        id: `steps-of-${kind}`,
        caption: KIND_CAPTIONS[kind as keyof typeof KIND_CAPTIONS],
        columns: [
          { key: 'step', heading: 'Step', kind: 'text' },
          { key: 'how', heading: 'How it follows', kind: 'text' },
        ],
        rows: [...steps].map(([term, how]): Cell[] => [
          { kind: 'text', text: term },
          { kind: 'figure', figure: book.words('', '', `step of ${kind}: ${term}`, how) },
        ]),
        notes: [],
        isCompact: true,
      },
    }),
  )
  return blocks.length === 0 ? [] : [{ id: 'steps', heading: 'How a verdict is worked out', blocks }]
}

const KIND_CAPTIONS = {
  count: 'Steps by which a month of a count is judged',
  reference: 'Steps by which a month of a percentage, average or headcount is judged',
  'control-chart': 'Steps by which a month is judged on a control chart',
  year: 'Steps by which a year is judged',
} as const

function kindOf({ question, method }: Judgement, indicator: Indicator): keyof typeof KIND_CAPTIONS {
  if (question === 'year') return 'year'
  if (method === 'making-data-count') return 'control-chart'
  return statisticalMeasure(indicator) === 'count' ? 'count' : 'reference'
}
