import { addMonths } from '../../shared/calendar/month.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { newBoardFile } from '../../shared/config/new-board/board-file.ts'
import { sampleReturn } from '../../shared/config/new-board/sample-return.ts'
import { PROFILES } from '../../shared/config/profiles/index.ts'
import type { ProfileName } from '../../shared/config/schema/profile.ts'
import { readDrop } from '../../shared/intake/read-drop.ts'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import type { PackInput } from '../../shared/packs/input/pack-input.ts'
import { expectAccepted, sourceOf } from '../intake/drop-fixtures.ts'
import { EMPTY_REGISTERS } from './empty-registers.ts'
import { LONDON } from './london.ts'

const TODAY = '2026-11-28'
const MONTH = '2026-10'
const KNOWN_FROM = '2026-11-27T09:00:00.000Z'

/** The first pack of a new board of a profile, made from its samples. */
export async function newBoardPack(name: ProfileName): Promise<PackInput> {
  const profile = PROFILES[name]
  const loaded = loadBoard(newBoardFile({ profile, name: 'The Board', body: 'The Body', today: TODAY, local: LONDON }))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
  const { board } = loaded
  const file = 'sample-return.csv'
  const source = sourceOf(sampleReturn(profile.starter, addMonths(MONTH, -41), MONTH))
  const { observations } = expectAccepted(await readDrop({ feed: 'indicators', file, source, board, today: TODAY }))
  const revisions = new Map<string, Map<string, StoredObservation[]>>()
  for (const observation of observations) {
    const areas = revisions.get(observation.indicator) ?? new Map<string, StoredObservation[]>()
    const held = areas.get(observation.area) ?? []
    revisions.set(observation.indicator, areas.set(observation.area, held))
    held.push({ ...observation, drop: file, knownFrom: KNOWN_FROM })
  }
  return {
      board,
      pack: board.packs[0]!,
      meeting: board.meetings[0]!,
      edition: 'board',
      version: 1,
      scheduledFor: '2026-12-10T16:00:00Z',
      asKnownAt: '2026-12-10T16:00:00Z',
      revisions,
      drops: new Map([[file, { file, feed: 'indicators', knownFrom: KNOWN_FROM }]]),
      registers: EMPTY_REGISTERS,
      previous: null,
    }
}
