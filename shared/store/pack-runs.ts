import * as z from 'zod'
import type { CorrectionOrder, PackRunRecord, PackRunState, SupplementOrder } from '../packs/model/pack-run.ts'
import { keys } from './keys.ts'
import { oneOf, recordSchema } from './schemas/record-schema.ts'
import { ITEM_ABSENT, type Table } from './table.ts'

const runSchema = recordSchema<PackRunRecord>({
  run: z.string(),
  pack: z.string(),
  meeting: z.string(),
  version: z.number(),
  scheduledFor: z.string(),
  asKnownAt: z.string(),
  drops: z.array(z.string()),
  state: oneOf<PackRunState>({
    building: true,
    held: true,
    'awaiting-approval': true,
    issued: true,
    superseded: true,
    withdrawn: true,
    closed: true,
  }),
  reasons: z.array(z.string()),
  corrects: recordSchema<CorrectionOrder>({
    run: z.string(),
    by: z.string(),
    because: z.string(),
    at: z.string(),
  }).optional(),
  supplement: recordSchema<SupplementOrder>({
    number: z.number(),
    paper: z.string(),
    drop: z.string(),
    title: z.string(),
    isReplacement: z.boolean(),
  }).optional(),
})

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
  /**
   * Everyone it was to be sent to has it; one that is superseded, withdrawn or closed stays so. Gives whether it was not issued
   * before.
   */
  issue(run: string): Promise<boolean>
  /**
   * Another version took its place, or its readers were asked not to use it. Gives whether it is in that state now: by this call, also where
   * its answer was lost and it was asked again, or by an earlier one.
   */
  retire(run: string, state: 'superseded' | 'withdrawn'): Promise<boolean>
}

export function packRunRepository(table: Table): PackRunRepository {
  const list = () => table.query('PACK', runSchema)
  const find = (run: string) => table.get(keys.packRun(run), runSchema)
  return {
    find,
    list,
    async listOfPack(pack) {
      return (await list()).filter(run => run.pack === pack).sort((a, b) => (a.meeting < b.meeting ? -1 : 1))
    },
    async pin(record) {
      const written = await table.put({ ...keys.packRun(record.run), ...record }, ITEM_ABSENT)
      return written ? record : (await find(record.run))!
    },
    move: ({ run, state, asKnownAt }, change) =>
      table.set(keys.packRun(run), change, {
        expression: '#state = :state AND asKnownAt = :asKnownAt',
        names: { '#state': 'state' },
        values: { ':state': state, ':asKnownAt': asKnownAt },
      }),
    issue: run =>
      table.set(
        keys.packRun(run),
        { state: 'issued' },
        {
          expression: '#state <> :issued AND #state <> :superseded AND #state <> :withdrawn AND #state <> :closed',
          names: { '#state': 'state' },
          values: {
            ':issued': 'issued',
            ':superseded': 'superseded',
            ':withdrawn': 'withdrawn',
            ':closed': 'closed',
          },
        },
      ),
    async retire(run, state) {
      const condition = {
        expression: '#state = :issued',
        names: { '#state': 'state' },
        values: { ':issued': 'issued' },
      }
      return (await table.set(keys.packRun(run), { state }, condition)) || (await find(run))?.state === state
    },
  }
}
