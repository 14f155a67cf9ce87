import { describe, expect, it } from 'vitest'
import { addMonths } from '../../shared/calendar/month.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { newBoardFile } from '../../shared/config/new-board/board-file.ts'
import { sampleReturn } from '../../shared/config/new-board/sample-return.ts'
import { PROFILES } from '../../shared/config/profiles/index.ts'
import type { ProfileName } from '../../shared/config/schema/profile.ts'
import { readDrop } from '../../shared/intake/read-drop.ts'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import { buildEditions } from '../../shared/packs/editions/editions.ts'
import { documentsOf } from '../../shared/packs/model/documents.ts'
import { renderDocument } from '../../templates/pack/pack.tsx'
import { EMPTY_REGISTERS } from '../given/empty-registers.ts'
import { LONDON } from '../given/london.ts'
import { expectAccepted, sourceOf } from '../intake/drop-fixtures.ts'

const TODAY = '2026-11-28'
const MONTH = '2026-10'
const KNOWN_FROM = '2026-11-27T09:00:00.000Z'
const POLICING = /\b(police|policing|constab\w*|crimes?|offences?|offenders?|PCC|commissioner|force)\b/i
/** Words of the other profiles that a police paper has no use for. */
const OTHERS = /\b(NHS|trusts?|patients?|councils?|councillors?|pupils?|charity|charities|trustees)\b/i

/** The board's and the public edition of the first pack of a new board, made from its samples. */
async function newBoardPages(name: ProfileName): Promise<string[]> {
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
  const models = buildEditions(
    {
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
    },
    ['board', 'public'],
  )
  const pages = models.flatMap(model => documentsOf(model).map(document => renderDocument(model, document)))
  return pages.map(page => page.replace(/<style[\s\S]*?<\/style>|data:[^"')\s]+/g, ' '))
}

describe('a paper speaks the words of its own profile', () => {
  it.each(['nhs-trust', 'fire', 'council', 'academy-trust', 'charity'] as const)(
    '%s: and none of policing',
    async name => {
      for (const page of await newBoardPages(name)) {
        expect(page).toContain('The Board')
        expect(POLICING.exec(page)?.[0]).toBeUndefined()
      }
    },
  )

  it('police: and none of the others', async () => {
    for (const page of await newBoardPages('police')) {
      expect(page).toMatch(POLICING)
      expect(OTHERS.exec(page)?.[0]).toBeUndefined()
    }
  })
})
