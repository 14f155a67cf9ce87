import type { Cell } from '../../document/table.ts'
import { cellText } from '../../document/text.ts'
import { listTables } from '../../document/walk.ts'
import type { PackInput } from '../input/pack-input.ts'
import { allSections } from '../model/documents.ts'
import type { PackModel } from '../model/pack-model.ts'
import { wordsOfColumns } from '../model/withheld-columns.ts'
import { tellingWords, wordFinder, wordsWithheld } from '../model/withheld-words.ts'
import type { DocumentPages } from './check-html.ts'
import { type GateFinding, holdFinding } from './finding.ts'

/**
 * What the board's file withholds from an edition is nowhere in it: not in a page, a table, a text for screen readers or the model, of which
 * the PDFs, the Word document, the workbooks and the CSV are made.
 *
 * @param whole the pack as the Board gets it, for what a withheld row or column says
 */
export function checkWithheld(
  { board, pack }: PackInput,
  model: PackModel,
  pages: DocumentPages,
  whole: PackModel,
): GateFinding[] {
  const { edition } = model.run
  if (edition === 'board') return []
  const isWritten = wordFinder([...Object.values(pages), JSON.stringify(model).replaceAll('\\"', '"')])
  const rows = pack.sensitive.flatMap(entry =>
    entry.kind === 'row' && entry.withheldFrom.some(from => from === edition) ? [entry] : [],
  )
  const ofRows = rows.flatMap(({ table, row }) => tellingCells(whole, table, row))
  const ofColumns = wordsOfColumns(listTables(allSections(whole)), { board, pack, edition }).map(({ words }) => words)
  return [
    ...rows
      .filter(({ table, row }) => rowsOf(model, table, row).length > 0)
      .map(({ table, row }) => rowFinding(table, row, edition)),
    ...[...wordsWithheld(pack, edition).map(({ words }) => words), ...new Set([...ofRows, ...ofColumns])]
      .filter(isWritten)
      .map(words =>
        holdFinding(
          'words-withheld',
          `Words that are withheld from the ${edition} edition are still in it: they begin “${words.slice(0, 12)}…”.`,
          'A figure or markup may stand within them. Withhold the sentence in parts, or its section or table.',
        ),
      ),
  ]
}

const rowFinding = (table: string, row: string, edition: string): GateFinding =>
  holdFinding(
    'words-withheld',
    `Row ${row} of the table ${table} is withheld from the ${edition} edition and still in it.`,
    'Withhold the table from the edition, and report this as a fault of the system.',
  )

/** A table, or one that stands beside it, such as the history of an action log. */
const belongsTo = (id: string, table: string) =>
  id === table || id.startsWith(`${table}-`) || id === table.replace('-log', '-history')

const isKey = (cell: Cell | string | undefined, key: string) =>
  cell !== undefined && textOf(cell).trim().toLowerCase() === key.trim().toLowerCase()
const textOf = (cell: Cell | string) => (typeof cell === 'string' ? cell : cellText(cell))

const tablesOf = (model: PackModel, table: string) =>
  [...listTables(allSections(model)), ...model.data].filter(({ id }) => belongsTo(id, table))

const rowsOf = (model: PackModel, table: string, key: string): (readonly (Cell | string)[])[] =>
  tablesOf(model, table).flatMap(({ rows }) => rows.filter(row => isKey(row[0], key)))

/** What a row says that no other row of its tables says. */
function tellingCells(whole: PackModel, table: string, key: string): string[] {
  const others = tablesOf(whole, table).flatMap(({ rows }) => rows.filter(row => !isKey(row[0], key)))
  const wordsOf = (row: readonly (Cell | string)[]) => row.flatMap(cell => tellingWords(textOf(cell)))
  const common = new Set(others.flatMap(wordsOf))
  return rowsOf(whole, table, key)
    .flatMap(wordsOf)
    .filter(words => !common.has(words))
}
