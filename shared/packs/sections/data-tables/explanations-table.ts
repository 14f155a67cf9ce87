import type { Column, DataTable } from '../../../document/table.ts'
import type { JudgementStep } from '../../../indicators/judgement.ts'
import type { AssessedIndicator } from '../assess-subjects.ts'
import { textColumn } from './data-column.ts'

const EXPLANATION_COLUMNS: readonly Column[] = [
  textColumn('indicator', 'Indicator'),
  textColumn('area', 'Area'),
  textColumn('question', 'Question', 'month or year'),
  textColumn('month', 'Month', 'The month judged, or the last of the year judged'),
  textColumn('step', 'Step'),
  textColumn('number', 'Number', 'Unrounded, or words such as a list of months'),
  textColumn('how', 'How it follows'),
]

/** Every judgement step by step, as `boardpack explain` prints it. */
export function explanationsTable(assessed: readonly AssessedIndicator[]): DataTable {
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
