import type { OwnerFinder } from '../../config/owners.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Fault } from '../../faults/fault.ts'
import { type ColumnDefinitions, createRowReaders } from '../tables/columns.ts'
import { listOf, readIndicators } from '../tables/indicator-cell.ts'
import type { RowReader } from '../tables/row-reader.ts'
import type { RegisterReadResult, RegisterTable } from '../tables/table.ts'
import { UniqueIds } from '../tables/unique-ids.ts'
import type { Recommendation } from './entry.ts'

type Column =
  | 'id'
  | 'report'
  | 'reportDate'
  | 'recommendation'
  | 'owner'
  | 'responseDue'
  | 'respondedOn'
  | 'response'
  | 'completedOn'
  | 'indicators'
  | 'actions'

/** Headings of the register of recommendations; the first of each is the one in our template. */
export const RECOMMENDATION_COLUMNS: ColumnDefinitions<Column> = {
  id: { headings: ['recommendation no', 'recommendation number', 'recommendation reference'], isRequired: true },
  report: { headings: ['report', 'inspection report', 'inspection'], isRequired: true },
  reportDate: { headings: ['report date', 'date of report', 'published on'], isRequired: true },
  recommendation: { headings: ['recommendation'], isRequired: true },
  owner: { headings: ['owner', 'lead'], isRequired: false },
  responseDue: { headings: ['response due', 'response due on'], isRequired: false },
  respondedOn: { headings: ['responded on', 'response date'], isRequired: false },
  response: { headings: ['response'], isRequired: false },
  completedOn: { headings: ['completed on', 'closed on'], isRequired: false },
  indicators: { headings: ['indicators', 'indicator'], isRequired: false },
  actions: { headings: ['actions', 'action no'], isRequired: false },
}

/** Reads the register of recommendations of inspections. Indicators go by id, name or alias, several parted by semicolons. */
export function readRecommendations(
  table: RegisterTable,
  board: Pick<BoardFile, 'indicators'>,
  findOwner: OwnerFinder,
): RegisterReadResult<Recommendation> {
  const faults: Fault[] = []
  const ids = new UniqueIds<Column>()
  const entries = createRowReaders(table, RECOMMENDATION_COLUMNS, faults).map(reader => {
    const entry = readRecommendation(reader, board, findOwner)
    if (entry.id !== '') ids.add(entry.id, reader, 'id')
    return entry
  })
  if (faults.length > 0) return { ok: false, faults }
  const unowned = entries.filter(({ owner, ownerRole }) => owner !== null && ownerRole === null)
  const notes = unowned.map(
    ({ id, owner }) =>
      `Recommendation ${id} is with ${owner}, whom the board’s file does not know: the secretariat is reminded instead.`,
  )
  return { ok: true, entries, notes }
}

function readRecommendation(
  reader: RowReader<Column>,
  board: Pick<BoardFile, 'indicators'>,
  findOwner: OwnerFinder,
): Recommendation {
  const owner = reader.text('owner')
  const reportDate = reader.requiredDate('reportDate')
  const after = (column: 'responseDue' | 'respondedOn' | 'completedOn') => {
    const date = reader.date(column)
    if (date !== null && reportDate !== '' && date < reportDate)
      reader.addFault('before-its-report', column, date, `${reportDate} or later`, 'Correct one of the two dates.')
    return date
  }
  return {
    id: reader.requiredText('id', 'the number of the recommendation'),
    report: reader.requiredText('report', 'the title of the report'),
    reportDate,
    recommendation: reader.requiredText('recommendation', 'what is recommended'),
    owner,
    ownerRole: owner === null ? null : findOwner(owner),
    responseDue: after('responseDue'),
    respondedOn: after('respondedOn'),
    response: reader.text('response'),
    completedOn: after('completedOn'),
    indicators: readIndicators(reader, 'indicators', board),
    actions: listOf(reader.text('actions')),
  }
}
