import type { PackRunRecord } from '../packs/model/pack-run.ts'
import { keys } from './keys.ts'
import { ITEM_ABSENT, type Table } from './table.ts'

export interface PackRunRepository {
  find(run: string): Promise<PackRunRecord | null>
  /** Every run of one pack, by meeting date. */
  listOfPack(pack: string): Promise<PackRunRecord[]>
  list(): Promise<PackRunRecord[]>
  /** Pins the run; gives the record that holds, which is an earlier one when it was already pinned. */
  pin(record: PackRunRecord): Promise<PackRunRecord>
  /**
   * Updates the run, unless it is no longer as in `from`: released since, or sent. Gives whether it was updated.
   */
  move(from: Pick<PackRunRecord, 'run' | 'state' | 'asKnownAt'>, change: Partial<PackRunRecord>): Promise<boolean>
  /** Everyone it was to be sent to has it; one that is superseded, withdrawn or closed stays so. */
  issue(run: string): Promise<void>
  /** Another version took its place, or its readers were asked not to use it. Gives whether it was issued until then. */
  retire(run: string, state: 'superseded' | 'withdrawn'): Promise<boolean>
}

export function packRunRepository(table: Table): PackRunRepository {
  const list = () => table.query<PackRunRecord>('PACK')
  return {
    find: run => table.get<PackRunRecord>(keys.packRun(run)),
    list,
    async listOfPack(pack) {
      return (await list()).filter(run => run.pack === pack).sort((a, b) => (a.meeting < b.meeting ? -1 : 1))
    },
    async pin(record) {
      const written = await table.put({ ...keys.packRun(record.run), ...record }, ITEM_ABSENT)
      return written ? record : (await table.get<PackRunRecord>(keys.packRun(record.run)))!
    },
    move: ({ run, state, asKnownAt }, change) =>
      table.set(keys.packRun(run), change, {
        expression: '#state = :state AND asKnownAt = :asKnownAt',
        names: { '#state': 'state' },
        values: { ':state': state, ':asKnownAt': asKnownAt },
      }),
    async issue(run) {
      await table.set(
        keys.packRun(run),
        { state: 'issued' },
        {
          expression: '#state <> :superseded AND #state <> :withdrawn AND #state <> :closed',
          names: { '#state': 'state' },
          values: { ':superseded': 'superseded', ':withdrawn': 'withdrawn', ':closed': 'closed' },
        },
      )
    },
    retire: (run, state) =>
      table.set(
        keys.packRun(run),
        { state },
        { expression: '#state = :issued', names: { '#state': 'state' }, values: { ':issued': 'issued' } },
      ),
  }
}
