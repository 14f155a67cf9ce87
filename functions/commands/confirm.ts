import { Temporal } from 'temporal-polyfill'
import { releaseObservation } from '../../shared/observations/observation.ts'
import type { OtherTable } from '../../shared/registers/other-tables/entry.ts'
import { countHeld, releaseTable } from '../../shared/registers/other-tables/history.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { type DropRecord, dropRepository } from '../../shared/store/drops.ts'
import { dropsById, observationRepository } from '../../shared/store/observations.ts'
import { registerRepository } from '../../shared/store/registers.ts'
import type { Table } from '../../shared/store/table.ts'
import type { AcceptedManifest } from '../edge/accepted-manifest.ts'
import { readCaller } from './caller.ts'
import { defineCommand } from './command.ts'
import { findRole, withBucket, withTable } from './decision.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { DECIDING_BOARD, DECISION, DROPS_BUCKET, TABLE } from './options.ts'
import { loadGivenBoard } from './read-board.ts'

/**
 * The figures of a drop that were asked about are right as read. They become known as a drop of their own, from now on: what was
 * issued before is not changed.
 */
export const confirm = defineCommand({
  name: 'confirm',
  summary: 'Releases the figures of a drop that were held because they were doubtful.',
  arguments: [
    { name: 'DROP', summary: 'the drop, by its id or the first characters of it, as its receipt prints them' },
  ],
  options: { ...DECISION, ...TABLE, ...DROPS_BUCKET, ...DECIDING_BOARD },
  example: 'confirm 3f2a9c1b7d04 --by head-of-performance --because "checked with the source"',
  exits: { 0: 'confirmed' },
  run: ({ words: [drop], values }) => confirmDrop(drop!, values),
})

interface Confirmation {
  readonly by: string
  readonly because: string
  readonly table: string
  readonly 'drops-bucket': string
  readonly board: string | undefined
}

async function confirmDrop(drop: string, { by, because, ...names }: Confirmation): Promise<string> {
  const role = findRole((await loadGivenBoard(names.board)).board, by, '--by')
  const at = Temporal.Now.instant().toString()
  const caller = await readCaller()
  return withTable(names.table, async table => {
    const { manifest, count, file } = await releaseHeldFigures(table, drop, at)
    const about = `drop ${manifest.drop}`
    await auditTrail(table).record({ at, who: role.id, what: 'confirmed', about, because, caller })
    await withBucket(names['drops-bucket'], bucket => bucket.putJson(`accepted/${manifest.drop}.json`, manifest))
    return `${count} ${count === 1 ? 'figure' : 'figures'} of ${file} confirmed by ${role.title}: ${because}`
  })
}

/** Writes what a drop holds as a drop of its own, without the doubt. Throws InvalidArgumentsError where nothing is held. */
export async function releaseHeldFigures(
  table: Table,
  drop: string,
  at: string,
): Promise<{ manifest: AcceptedManifest; count: number; file: string }> {
  const drops = dropRepository(table)
  const record = findDrop(await drops.listAccepted(), drop)
  const observations = observationRepository(table)
  const options = { withUnconfirmed: true }
  const areas = [...(await observations.readAll(record.indicators, dropsById([record]), options)).values()]
  const held = areas.flatMap(byArea => [...byArea.values()].flat()).filter(({ status }) => status === 'unconfirmed')
  const registers = registerRepository(table)
  const tables = (await registers.read('tables', dropsById([record])))
    .map(({ body }) => body as OtherTable)
    .filter(each => countHeld(each) > 0)
  const count = held.length + tables.reduce((sum, each) => sum + countHeld(each), 0)
  if (count === 0) throw new InvalidArgumentsError(`nothing of ${record.file} waits to be confirmed`)
  const id = `${record.drop}-confirmed`
  const indicators = [...new Set(held.map(({ indicator }) => indicator))]
  // field by field: the record as read carries the key of its own item
  const confirmed: DropRecord = {
    ...{ drop: id, state: 'receiving', cause: `confirmed ${record.drop}`, knownFrom: at, rows: count },
    ...{ file: record.file, feed: record.feed, kind: record.kind, indicators },
    registers: tables.length > 0 ? ['tables'] : [],
  }
  const claimed = await drops.claim(confirmed)
  if (claimed.state === 'accepted')
    throw new InvalidArgumentsError(`${record.file} was confirmed already, at ${claimed.knownFrom}`)
  await observations.write(id, held.map(releaseObservation))
  await registers.write(
    id,
    at,
    tables.map(each => ({ register: 'tables', id: each.id, body: releaseTable(each) })),
  )
  await drops.accept({ ...confirmed, state: 'accepted' })
  const manifest = { drop: id, indicators, registers: confirmed.registers }
  return { manifest, count, file: record.file }
}

/** An accepted drop by its id, or the first twelve characters of it, as receipts print them. */
function findDrop(accepted: readonly DropRecord[], drop: string): DropRecord {
  const found = accepted.filter(record => record.drop === drop || (drop.length >= 8 && record.drop.startsWith(drop)))
  const originals = found.filter(record => !record.drop.endsWith('-confirmed'))
  if (originals.length !== 1)
    throw new InvalidArgumentsError(`there is no accepted drop ${drop}; receipts print it as Reference`)
  return originals[0]!
}
