import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { alertsExport } from '../../shared/alerts/export.ts'
import type { CalendarDate } from '../../shared/calendar/date.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { isNumber, neutraliseFormula } from '../../shared/document/csv-columns.ts'
import { dashboardExport, judgementsExport, observationsExport } from '../../shared/indicators/exports.ts'
import { withMergedAreas } from '../../shared/indicators/merged-areas.ts'
import { ledgerExport } from '../../shared/mail/ledger-export.ts'
import { withoutUnconfirmed } from '../../shared/observations/held.ts'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import { dropsExport } from '../../shared/operations/drops-export.ts'
import { actionsExport } from '../../shared/registers/actions/export.ts'
import { decisionsExport } from '../../shared/registers/decisions/export.ts'
import { tablesExport } from '../../shared/registers/other-tables/export.ts'
import { dropRepository } from '../../shared/store/drops.ts'
import { episodeRepository } from '../../shared/store/episodes.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { dropsById, observationRepository } from '../../shared/store/observations.ts'
import { registerRepository } from '../../shared/store/registers.ts'
import type { Table } from '../../shared/store/table.ts'
import { readRegisters } from './read-registers.ts'

export interface ExportContext {
  readonly table: Table
  readonly board: BoardFile
  readonly asAt: CalendarDate
  /** Indicators that the newest pack leads with, in its order. */
  readonly headlines: readonly string[]
}

/** A file of an export: headings, then rows of text. */
export interface ExportTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Writes everything in the store as CSV files for people and programs, under `folder`. */
export async function writeExports(folder: string, context: ExportContext): Promise<void> {
  const { table, board, asAt, headlines } = context
  const known = await readAllObservations(table)
  const confirmed = withoutUnconfirmed(withMergedAreas(board, known))
  const accepted = dropsById(await dropRepository(table).listAccepted())
  const registers = await readRegisters(registerRepository(table), board, accepted)
  const episodes = await episodeRepository(table).list()
  const open = episodes.filter(({ closedAt }) => closedAt === null)
  const hasOpenAlert = (indicator: string, area: string) =>
    open.some(episode => episode.indicator === indicator && episode.area === area)
  const files: Record<string, ExportTable> = {
    observations: observationsExport(known, board),
    dashboard: dashboardExport(board, confirmed),
    judgements: judgementsExport(board, confirmed, { hasOpenAlert, headlines }),
    actions: actionsExport(registers.actions, asAt, board.chasing.dueSoonCalendarDays, board.board),
    decisions: decisionsExport(registers.decisions, board.board.name),
    tables: tablesExport(registers.tables, board.tables),
    alerts: alertsExport(board, registers, episodes),
    ledger: ledgerExport(await mailLedger(table).list()),
    drops: dropsExport(await dropRepository(table).list(), board.roles),
  }
  mkdirSync(folder, { recursive: true })
  for (const [name, file] of Object.entries(files)) writeFileSync(join(folder, `${name}.csv`), exportCsv(file))
}

/** An export as CSV. A supplier's words that a spreadsheet would run as a formula get a leading apostrophe. */
export function exportCsv({ columns, rows }: ExportTable): string {
  const cells = rows.map(row => row.map(cell => (isNumber(cell) ? cell : neutraliseFormula(cell))))
  return `${Papa.unparse([[...columns], ...cells], { newline: '\n' })}\n`
}

type Observations = Map<string, Map<string, StoredObservation[]>>

/** Every revision of every indicator that an accepted drop brought, those held until they are confirmed as well. */
async function readAllObservations(table: Table): Promise<Observations> {
  const accepted = await dropRepository(table).listAccepted()
  const indicators = [...new Set(accepted.flatMap(drop => drop.indicators))].sort()
  return observationRepository(table).readAll(indicators, dropsById(accepted), { withUnconfirmed: true })
}
