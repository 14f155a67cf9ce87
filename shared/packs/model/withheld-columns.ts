import type { BoardFile } from '../../config/schema/index.ts'
import type { Pack } from '../../config/schema/pack.ts'
import type { Table } from '../../document/table.ts'
import { cellText } from '../../document/text.ts'
import type { Edition } from './pack-model.ts'
import { tellingWords, type WithheldWords } from './withheld-words.ts'

/** For whom an edition is made. */
export interface Circle {
  readonly board: BoardFile
  readonly pack: Pack
  readonly edition: Edition
}

/** Columns that leave the office with no edition, whatever the board's file says. */
const alwaysWithheldColumns = ({
  words,
}: BoardFile): readonly { table: string; column: string; from: readonly Edition[]; why: string }[] => [
  {
    table: 'risks',
    column: 'mitigation',
    from: ['partner', 'public'],
    why: `What is being done about each risk can show ${words.weakness}. It is in the edition for the Board.`,
  },
  {
    table: 'restated',
    column: 'brought_by',
    from: ['public'],
    why: 'The names of the files that brought the figures are for the office.',
  },
]

/** The columns of a table that an edition does not have, and why. */
export function columnsWithheld({ id }: Pick<Table, 'id'>, circle: Circle): { column: string; why: string }[] {
  const { board, pack, edition } = circle
  const alwaysWithheld = alwaysWithheldColumns(board).filter(
    ({ table, from }) => (id === table || id.startsWith(`${table}-`)) && from.includes(edition),
  )
  const named = pack.sensitive.flatMap(entry =>
    entry.kind === 'column' && entry.withheldFrom.some(from => from === edition) && appliesToTable(entry, id)
      ? [entry]
      : [],
  )
  return [...alwaysWithheld, ...named].map(({ column, why }) => ({ column, why }))
}

/** The history of the actions tells of changes of every column of their log. */
function appliesToTable({ table }: { readonly table: string }, id: string): boolean {
  return table === id || (table === 'action-log' && id === 'action-history')
}

/**
 * What the cells of withheld columns say, which an edition may not have elsewhere either. Short cells are dates and states, and posts and
 * bodies of the board's file stand everywhere: they say nothing by themselves.
 *
 * @param tables with their columns
 */
export function wordsOfColumns(tables: readonly Table[], circle: Circle): WithheldWords[] {
  if (circle.edition === 'board') return []
  const posts = new Set(
    circle.board.roles.flatMap(({ title, organisation, aliases }) => [title, organisation, ...aliases]),
  )
  const found = new Map<string, WithheldWords>()
  for (const table of tables) {
    for (const { column, why } of columnsWithheld(table, circle)) {
      for (const cell of cellsOf(table, column))
        for (const words of tellingWords(cell)) if (!posts.has(words)) found.set(words, { words, why })
    }
  }
  return [...found.values()]
}

/** The cells of a column, and of the history of actions those that tell of it; the first column names the row, and is never withheld. */
function cellsOf({ id, columns, rows }: Table, column: string): string[] {
  const at = columns.findIndex(({ key }) => key === column)
  const texts = rows.map(row => row.map(cellText))
  if (id === 'action-history')
    return texts
      .filter(row => isOfColumn(row[HISTORY_SUBJECT] ?? '', column))
      .flatMap(row => row.slice(HISTORY_SUBJECT + 1))
  return at <= 0 ? [] : texts.map(row => row[at] ?? '')
}

/** The cell of a row of the history of actions that says which column of the log changed. */
const HISTORY_SUBJECT = 2

/** Whether a row of the history of actions tells of a column of their log. */
export const isOfColumn = (subject: string, column: string): boolean => subject.replaceAll(' ', '_') === column
