import type { CalendarDate } from '../calendar/date.ts'
import { type Instant, toLocalDate } from '../calendar/local-time.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { hideAddressesIn } from '../packs/editions/redact.ts'
import { wordsOfColumns } from '../packs/model/withheld-columns.ts'
import { rowsWithheld, wordsOfRows } from '../packs/model/withheld-rows.ts'
import { hideWords, longestFirst, type WithheldWords, wordsWithheld } from '../packs/model/withheld-words.ts'
import { registerTables } from '../packs/sections/registers/register-tables.ts'
import type { BoardRegisters } from '../registers/board-registers.ts'
import { type SiteRecords, siteRecords } from './site-records.ts'

/**
 * The records that the public site has at an instant: without addresses of officers, without the rows and columns that a pack withholds
 * from the public, and without what those say wherever else it stands.
 */
export function publicRecords(board: BoardFile, registers: BoardRegisters, at: Instant): SiteRecords {
  const day = toLocalDate(at, board.board)
  const records = hideWords(siteRecords(board, registers, day), withheldWords(board, registers, day, at))
  return hideAddressesIn(records, null)
}

function withheldWords(
  board: BoardFile,
  registers: BoardRegisters,
  day: CalendarDate,
  asKnownAt: Instant,
): WithheldWords[] {
  const tables = registerTables(board, registers, day, asKnownAt)
  const ofPacks = board.packs.flatMap(pack => [
    ...wordsWithheld(pack, 'public'),
    ...wordsOfRows(tables, rowsWithheld(pack, 'public')),
    ...wordsOfColumns(tables, { board, pack, edition: 'public' }),
  ])
  return longestFirst(ofPacks)
}
