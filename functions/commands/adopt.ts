import { Temporal } from 'temporal-polyfill'
import { countNoun } from '../../shared/document/count-words.ts'
import { type Adoption, adoptRecords, type Records } from '../../shared/store/adopt.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { dropRepository } from '../../shared/store/drops.ts'
import { readCaller } from './caller.ts'
import { defineCommand } from './command.ts'
import { findRole, requirePermission, withBucket, withTable } from './decision.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { DECIDING_BOARD, DECISION, DROPS_BUCKET, PACKS_BUCKET, TABLE } from './options.ts'
import { loadGivenBoard } from './read-board.ts'

/** The names of a board's table and buckets. */
interface Names {
  readonly table: string
  readonly drops: string
  readonly packs: string
}

/** Takes over the records and the archive of the board before, whose own stay as they are. */
export const adopt = defineCommand({
  name: 'adopt',
  summary:
    'Takes over the records and the archive of the board before: drops, figures, registers and packs; sends nothing, writes over nothing.',
  arguments: [{ name: 'PREDECESSOR', summary: 'the id of the board before, which its audit trail is kept under' }],
  options: {
    'from-table': { value: 'NAME', summary: 'the table of the board before', isRequired: true },
    'from-drops-bucket': { value: 'NAME', summary: 'the bucket of its drops', isRequired: true },
    'from-packs-bucket': { value: 'NAME', summary: 'the bucket of its packs', isRequired: true },
    ...DECISION,
    ...TABLE,
    ...DROPS_BUCKET,
    ...PACKS_BUCKET,
    ...DECIDING_BOARD,
  },
  example:
    'adopt cambridgeshire --from-table T --from-drops-bucket D --from-packs-bucket P --stack boardpack-mayor --by secretary --because "Order of 2028"',
  exits: { 0: 'taken over, or was already', 3: 'something is there already and differs: it was left as it was' },
  run: async ({ words: [predecessor], values }) => {
    const { by, because, board: file } = values
    const { board } = await loadGivenBoard(file)
    const role = findRole(board, by, '--by')
    requirePermission(role, 'take over records', board.lists[board.board.administrators] ?? [])
    const from = { table: values['from-table'], drops: values['from-drops-bucket'], packs: values['from-packs-bucket'] }
    const to = { table: values.table, drops: values['drops-bucket'], packs: values['packs-bucket'] }
    for (const each of ['table', 'drops', 'packs'] as const)
      if (from[each] === to[each])
        throw new InvalidArgumentsError(`${from[each]} is this board’s own: name that of the board before`)
    const caller = await readCaller()
    return withRecords(from, source =>
      withRecords(to, async target => {
        const adoption = await adoptRecords(source, target, predecessor!)
        const unknown = await unprintedIndicators(target, new Set(board.indicators.map(({ id }) => id)))
        await auditTrail(target.table).record({
          at: Temporal.Now.instant().toString(),
          who: role.id,
          what: `took over the records: ${describeKinds(adoption)}; SHA-256 ${adoption.sha256}`,
          about: predecessor!,
          because,
          caller,
        })
        // the site copies what is public of each, and lists it
        const published = new Set(board.packs.filter(({ editions }) => editions.includes('public')).map(({ id }) => id))
        for (const { run, pack } of adoption.runs) if (published.has(pack)) await requestOnSite(target, run)
        process.stdout.write(`${describeAdoption(adoption, unknown).join('\n')}\n`)
        return adoption.kinds.some(({ different }) => different.length > 0) ? 3 : 0
      }),
    )
  },
})

function withRecords<T>({ table, drops, packs }: Names, work: (records: Records) => Promise<T>): Promise<T> {
  return withTable(table, held =>
    withBucket(drops, files => withBucket(packs, archive => work({ table: held, drops: files, packs: archive }))),
  )
}

async function requestOnSite({ packs }: Records, run: string): Promise<void> {
  const key = `packs/${run}/publish.json`
  if ((await packs.getBytes(key)) === null) await packs.putJson(key, { run })
}

/** Indicators of the records that the board's file does not have: kept, and printed in no new pack. */
async function unprintedIndicators({ table }: Records, declared: ReadonlySet<string>): Promise<string[]> {
  const known = (await dropRepository(table).listAccepted()).flatMap(({ indicators }) => indicators)
  return [...new Set(known)].filter(id => !declared.has(id)).sort()
}

const describeKinds = ({ kinds }: Adoption) =>
  kinds.map(({ kind, copied, same, different }) => `${copied + same + different.length} ${kind}`).join(', ')

function describeAdoption({ kinds, sha256, waiting }: Adoption, unknown: readonly string[]): string[] {
  return [
    ...kinds.map(({ kind, copied, same, different }) => {
      const differ = different.length === 0 ? '' : `, ${different.length} there and different, left as they were`
      return `${kind}: ${copied} copied, ${same} there already${differ}`
    }),
    ...kinds.flatMap(({ different }) => different.map(key => `  different: ${key}`)),
    `SHA-256 of all that was to be taken over: ${sha256}`,
    ...(waiting.length === 0
      ? []
      : [`${countNoun(waiting.length, 'pack')} not taken over, since a decision waits there: ${waiting.join(', ')}`]),
    ...(unknown.length === 0
      ? []
      : [`kept, but printed in no new pack, since the board’s file does not have them: ${unknown.join(', ')}`]),
  ]
}
