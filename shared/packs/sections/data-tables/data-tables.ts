import type { DataTable } from '../../../document/table.ts'
import type { PackInput } from '../../input/pack-input.ts'
import type { AssessedIndicator } from '../assess-subjects.ts'
import { explanationsTable } from './explanations-table.ts'
import { figuresTable } from './figures-table.ts'
import { judgementsTable } from './judgements-table.ts'
import { peerRatesTable } from './peer-rates-table.ts'

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
