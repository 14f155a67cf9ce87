import type { FigureBook } from '../../figures/figure-book.ts'
import type { Restatement } from '../../observations/observation.ts'
import type { PackInput } from '../input/pack-input.ts'
import type { DraftSection } from '../model/number-sections.ts'
import type { AssessedIndicator } from './assess-subjects.ts'
import { dashboardTable } from './dashboard-table.ts'
import { restatedTable } from './restated-table.ts'

/** The page of an indicator that the rest of the paper does not tell of: with its line of the dashboard, and what was restated. */
export function annexPage(
  input: PackInput,
  { subject, judgement }: AssessedIndicator,
  page: DraftSection,
  restatements: readonly Restatement[],
  book: FigureBook,
): DraftSection {
  const { id, name } = subject.indicator
  const restated = restatements.filter(r => r.indicator === id)
  const line = dashboardTable(input.board, { id, name }, [subject], () => judgement, book)
  const [first, ...rest] = page.blocks
  return {
    ...page,
    blocks: [
      ...(first === undefined ? [] : [first]),
      { kind: 'table', table: line },
      ...rest,
      ...(restated.length === 0
        ? []
        : [{ kind: 'table', table: { ...restatedTable(input, restated, book), id: `restated-${id}` } } as const]),
    ],
  }
}
