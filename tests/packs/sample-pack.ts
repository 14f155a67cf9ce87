import { readdirSync, readFileSync } from 'node:fs'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import type { PackDrop, PackInput } from '../../shared/packs/input/pack-input.ts'
import { EMPTY_REGISTERS } from '../given/empty-registers.ts'
import { sampleBoard } from '../given/sample-board.ts'
import { expectAccepted, readBytes } from '../intake/drop-fixtures.ts'

const folder = new URL('../given/samples/', import.meta.url)
const TODAY = '2018-05-03'
const KNOWN_FROM = '2018-05-03T09:00:00.000Z'

type Revisions = Map<string, Map<string, StoredObservation[]>>

interface ReadSamples {
  readonly revisions: Revisions
  readonly drops: Map<string, PackDrop>
}

/** Read once in a process: nobody changes them, and the files are many. */
const known = new Map<string, Promise<ReadSamples>>()

function readSamples(feed: string): Promise<ReadSamples> {
  const read = known.get(feed) ?? readFolder(feed)
  known.set(feed, read)
  return read
}

/** What intake makes of every file of a sample folder, each file a drop of its own. */
async function readFolder(feed: string): Promise<ReadSamples> {
  const revisions: Revisions = new Map()
  const drops = new Map<string, PackDrop>()
  for (const file of readdirSync(new URL(`${feed}/`, folder)).sort()) {
    const bytes = readFileSync(new URL(`${feed}/${file}`, folder))
    const { observations } = expectAccepted(await readBytes(feed, file, bytes, { today: TODAY }))
    drops.set(file, { file, feed, knownFrom: KNOWN_FROM })
    for (const observation of observations) {
      const areas = revisions.get(observation.indicator) ?? new Map<string, StoredObservation[]>()
      const held = areas.get(observation.area) ?? []
      revisions.set(observation.indicator, areas.set(observation.area, held))
      held.push({ ...observation, drop: file, knownFrom: KNOWN_FROM })
    }
  }
  return { revisions, drops }
}

/** The sample board's pack for its meeting of 10 May 2018, from the sample files that belong to it. */
export async function samplePack(pack: 'performance' | 'police-uk'): Promise<PackInput> {
  const board = sampleBoard()
  return {
    board,
    pack: board.packs.find(({ id }) => id === pack)!,
    meeting: board.meetings.find(({ date }) => date === '2018-05-10')!,
    edition: 'board',
    version: 1,
    scheduledFor: '2018-05-03T15:00:00Z',
    asKnownAt: '2018-05-03T15:00:00Z',
    ...(await readSamples(pack === 'performance' ? 'indicators' : 'police-uk')),
    registers: EMPTY_REGISTERS,
    previous: null,
  }
}

/** The pack with some months of an indicator given otherwise; `null` takes the month away. */
export function withMonths(
  input: PackInput,
  indicator: string,
  months: Readonly<Record<string, Partial<StoredObservation> | null>>,
): PackInput {
  const areas = new Map(input.revisions.get(indicator))
  const held = areas.get('force') ?? []
  areas.set(
    'force',
    held.flatMap(observation => {
      const change = months[observation.period]
      return change === null ? [] : [{ ...observation, ...change }]
    }),
  )
  return { ...input, revisions: new Map([...input.revisions, [indicator, areas]]) }
}

/** The pack with nothing known of an indicator but what `keep` lets stand. */
export function keepMonths(input: PackInput, indicator: string, keep: (month: string) => boolean): PackInput {
  const areas = [...(input.revisions.get(indicator) ?? [])].map(
    ([area, held]) => [area, held.filter(({ period }) => keep(period))] as const,
  )
  return { ...input, revisions: new Map([...input.revisions, [indicator, new Map(areas)]]) }
}
