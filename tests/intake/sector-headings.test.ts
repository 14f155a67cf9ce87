import { expect, it } from 'vitest'
import { loadBoard } from '../../shared/config/load-board.ts'
import { newBoardFile } from '../../shared/config/new-board/board-file.ts'
import { PROFILES } from '../../shared/config/profiles/index.ts'
import type { ProfileName } from '../../shared/config/schema/profile.ts'
import { readDrop } from '../../shared/intake/read-drop.ts'
import { LONDON } from '../given/london.ts'
import { expectAccepted, sourceOf } from './drop-fixtures.ts'

function boardOf(name: ProfileName) {
  const text = newBoardFile({
    profile: PROFILES[name],
    name: 'A Board',
    body: 'A Body',
    today: '2026-11-28',
    local: LONDON,
  })
  const loaded = loadBoard(text)
  if (!loaded.ok) throw new Error('not fit')
  return loaded.board
}

const read = (name: ProfileName, text: string) =>
  readDrop({
    ...{ feed: 'indicators', file: 'return.csv', source: sourceOf(text) },
    ...{ board: boardOf(name), today: '2026-11-28' },
  })

it.each([
  ['nhs-trust', 'Measure,Hospital,Month,Patients', 'Inpatient falls,Infirmary,2026-09,41', 'falls', 'infirmary'],
  ['academy-trust', 'Measure,School,Month,Pupils', 'Suspensions,Park Primary,2026-09,3', 'suspensions', 'park-primary'],
  ['charity', 'Measure,Region,Month,People', 'People supported,North,2026-09,800', 'people-supported', 'north'],
  ['police', 'Measure,Policing district,Month,Offences', 'Hate crime,North,2026-09,30', 'hate-crime', 'north'],
] as const)(
  'a return of the profile %s may be headed in its own words: %s',
  async (name, headings, row, indicator, area) => {
    const reading = await read(name, `${headings}\n${row}\n`)
    expect(expectAccepted(reading).observations).toMatchObject([{ indicator, area, period: '2026-09' }])
  },
)

it('a heading of another sector is not an area', async () => {
  const text = 'Measure,Policing district,Month,Value\nInpatient falls,Infirmary,2026-09,41\n'
  const reading = await read('nhs-trust', text)
  expect(reading).toMatchObject({
    outcome: 'rejected',
    faults: [{ code: 'unknown-column', found: 'Policing district' }],
  })
})
