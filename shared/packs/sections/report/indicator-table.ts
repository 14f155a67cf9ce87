import { type Month, shortMonth } from '../../../calendar/month.ts'
import { type Frequency, printPeriodEnding } from '../../../calendar/period.ts'
import { capitalise, joinWords } from '../../../document/count-words.ts'
import type { Sense } from '../../../document/figure.ts'
import type { Cell, Table } from '../../../document/table.ts'
import type { FigureBook } from '../../../figures/figure-book.ts'
import { targetsOf, targetsOfMonth } from '../../../indicators/targets.ts'
import { claimFact } from '../../../narrative/claims-of.ts'
import { findTargetCompliance } from '../../../narrative/facts/targets.ts'
import { isRate } from '../../../narrative/words/subject.ts'
import { type AssessedIndicator, toSubject } from '../assess-subjects.ts'
import { changeCell } from '../change-cell.ts'
import { pageId, verdictCell } from '../dashboard-table.ts'

/** What a change means, by its sense. */
const DIRECTIONS: Record<Sense, string> = { improvement: 'Better', concern: 'Worse', neutral: 'Changed', none: 'Level' }

/** Every indicator on one line: its latest figure, the change over the year, both verdicts, which way it goes, its target. */
export function indicatorTable(assessed: readonly AssessedIndicator[], book: FigureBook): Table {
  return {
    id: 'indicators',
    caption: 'Every indicator on one line',
    isCompact: true,
    columns: [
      { key: 'indicator', heading: 'Indicator', kind: 'text' },
      { key: 'data_to', heading: 'Month', kind: 'text', description: 'The latest month with a figure' },
      { key: 'latest', heading: 'Latest', kind: 'number', description: 'The figure of that month' },
      {
        key: 'change',
        heading: 'Change in the year',
        kind: 'number',
        description:
          'The last twelve months on the twelve before: in per cent for numbers, in points for percentages, in units for means',
      },
      { key: 'month_verdict', heading: 'The month', kind: 'verdict', description: 'Against what was expected of it' },
      { key: 'year_verdict', heading: 'The year', kind: 'verdict', description: 'Against the benchmark' },
      {
        key: 'direction',
        heading: 'Direction',
        kind: 'text',
        description: 'What the change over the year means; that of the month where no year is judged',
      },
      { key: 'target', heading: 'Target', kind: 'number' },
    ],
    rows: assessed.map(a => row(a, book)),
    notes: assessed.some(isUnjudged) ? ['n/a: too little is known to judge; the data pack says what.'] : [],
  }
}

/** `Mar-18`, or a quarter or a year in words. */
const printSpan = (frequency: Frequency, last: Month) =>
  frequency === 'month' ? shortMonth(last) : capitalise(printPeriodEnding(frequency, last))

function row(assessed: AssessedIndicator, book: FigureBook): Cell[] {
  const { subject, judgement } = assessed
  const { indicator, area, row } = subject
  const text = (words: string): Cell => ({ kind: 'text', text: words })
  const none = { kind: 'not-available' as const, reason: 'no data yet', missing: [] }
  return [
    { kind: 'text', text: indicator.name, href: `#${pageId(indicator.id)}` },
    text(row === null ? '[x]' : printSpan(indicator.frequency, row.dataTo)),
    { kind: 'figure', figure: withoutMarks(book.measure(indicator, area, 'current', row?.measures.current ?? none)) },
    changeCell(assessed, book),
    verdictCell(judgement?.versusOneYear),
    verdictCell(judgement?.versusBenchmark),
    text(directionWords(assessed)),
    targetCell(assessed, book),
  ]
}

const isUnjudged = ({ judgement }: AssessedIndicator) =>
  judgement !== null && (judgement.versusOneYear.word === 'n/a' || judgement.versusBenchmark.word === 'n/a')

/** The year's direction, as the change beside it is the year's; the month's where no year is judged, as of a headcount. */
function directionWords({ judgement, isSuppressed }: AssessedIndicator): string {
  if (isSuppressed) return '[c]'
  if (judgement === null) return '[x]'
  const { versusBenchmark, versusOneYear } = judgement
  const judged = versusBenchmark.word === 'n/a' ? versusOneYear : versusBenchmark
  if (judged.word === 'n/a') return 'n/a'
  return judged.word === 'Comparable' ? 'Level' : DIRECTIONS[judged.sense]
}

function targetCell({ subject: packSubject, isSuppressed }: AssessedIndicator, book: FigureBook): Cell {
  const { indicator, area, row } = packSubject
  const subject = toSubject(packSubject)
  const month = row?.dataTo ?? null
  const targets = month === null ? targetsOf(indicator) : targetsOfMonth(indicator, month)
  if (targets.length === 0) return { kind: 'text', text: 'none' }
  const parts = targets.map(target => {
    const figure = book.derived({
      indicator: indicator.id,
      area,
      measure: `target ${target.per} ${target.setBy} ${target.value}`,
      exact: target.value,
      decimals: indicator.decimals,
      format: indicator.format,
      suffix: isRate(subject) ? '%' : '',
    })
    const fact = month === null || isSuppressed ? null : findTargetCompliance(subject, target, month)
    claimFact(fact, book)
    return { figure, isMet: fact?.isMet ?? null }
  })
  // a target that nothing is held against yet is a figure and no words, which the gate would hold the pack for
  if (parts.length === 1 && parts[0]!.isMet === null) return { kind: 'figure', figure: parts[0]!.figure }
  const words = parts.map(({ figure, isMet }) =>
    isMet === null ? figure.printed : `${figure.printed}, ${isMet ? 'met' : 'missed'}`,
  )
  const joined = parts.every(({ isMet }) => isMet === null) ? joinWords(words) : words.join('; ')
  return { kind: 'text', text: book.words(indicator.id, area, 'targets and whether they are met', joined).printed }
}

const withoutMarks = <T extends { readonly marks: readonly unknown[] }>(figure: T): T => ({ ...figure, marks: [] })
