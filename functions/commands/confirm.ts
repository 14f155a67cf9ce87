import { Temporal } from 'temporal-polyfill'
import { releaseObservation } from '../../shared/observations/observation.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { type DropRecord, dropRepository } from '../../shared/store/drops.ts'
import { dropsById, observationRepository } from '../../shared/store/observations.ts'
import type { Table } from '../../shared/store/table.ts'
import type { AcceptedManifest } from '../edge/accepted-manifest.ts'
import { InvalidArgumentsError } from './arguments.ts'
import { findRole, readDecisionBoard, readFlags, readReason, runCommand, withBucket, withTable } from './decision.ts'

const USAGE = 'usage: boardpack confirm DROP --by ROLE --because WORDS --table NAME --drops-bucket NAME'

/**
 * `boardpack confirm`: the figures of a drop that were asked about are right as read. They become known as a drop of their own, from
 * now on: what was issued before is not changed. Exit code 0 confirmed, 2 with a line that says why not.
 */
export const confirm = (args: string[]) => runCommand('confirm', () => confirmDrop(args))

async function confirmDrop(args: string[]): Promise<string> {
  const text = { type: 'string' } as const
  const options = { by: text, because: text, table: text, 'drops-bucket': text, board: text, 'as-at': text }
  const { subject: drop, values } = readFlags(args, options, USAGE)
  const tableName = values.table ?? process.env.TABLE_NAME
  const bucketName = values['drops-bucket'] ?? process.env.DROPS_BUCKET
  if (drop === undefined || values.by === undefined || !tableName || !bucketName) throw new InvalidArgumentsError(USAGE)
  const because = readReason(values.because, 'confirmation')
  const role = findRole(await readDecisionBoard(values.board), values.by, '--by')
  const at = Temporal.Now.instant().toString()
  return withTable(tableName, async table => {
    const { manifest, count, file } = await releaseHeldFigures(table, drop, at)
    await auditTrail(table).record({ at, who: role.id, what: 'confirmed', about: `drop ${manifest.drop}`, because })
    await withBucket(bucketName, bucket => bucket.putJson(`accepted/${manifest.drop}.json`, manifest))
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
  if (held.length === 0) throw new InvalidArgumentsError(`nothing of ${record.file} waits to be confirmed`)
  const id = `${record.drop}-confirmed`
  const indicators = [...new Set(held.map(({ indicator }) => indicator))]
  // field by field: the record as read carries the key of its own item
  const confirmed: DropRecord = {
    ...{ drop: id, state: 'receiving', cause: `confirmed ${record.drop}`, knownFrom: at, rows: held.length },
    ...{ file: record.file, feed: record.feed, kind: record.kind, indicators, registers: [] },
  }
  const claimed = await drops.claim(confirmed)
  if (claimed.state === 'accepted')
    throw new InvalidArgumentsError(`${record.file} was confirmed already, at ${claimed.knownFrom}`)
  await observations.write(id, held.map(releaseObservation))
  await drops.accept({ ...confirmed, state: 'accepted' })
  return { manifest: { drop: id, indicators, registers: [] }, count: held.length, file: record.file }
}

/** An accepted drop by its id, or the first twelve characters of it, as receipts print them. */
function findDrop(accepted: readonly DropRecord[], drop: string): DropRecord {
  const found = accepted.filter(record => record.drop === drop || (drop.length >= 8 && record.drop.startsWith(drop)))
  const originals = found.filter(record => !record.drop.endsWith('-confirmed'))
  if (originals.length !== 1)
    throw new InvalidArgumentsError(`there is no accepted drop ${drop}; receipts print it as Reference`)
  return originals[0]!
}
