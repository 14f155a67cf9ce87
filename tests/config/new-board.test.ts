import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { addWorkingDays, isWorkingDay } from '../../shared/calendar/working-days.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { newBoardFile, newMeetings } from '../../shared/config/new-board/board-file.ts'
import { sampleReturn } from '../../shared/config/new-board/sample-return.ts'
import { plannedEvents } from '../../shared/config/plan.ts'
import { PROFILES } from '../../shared/config/profiles/index.ts'
import { PROFILE_NAMES } from '../../shared/config/schema/profile.ts'
import { LONDON } from '../given/london.ts'
import { boardJsonSchema } from './board-json-schema.ts'

const TODAY = '2026-11-28'

describe.each(PROFILE_NAMES)('a new board of the profile %s', name => {
  const profile = PROFILES[name]
  const text = newBoardFile({ profile, name: 'Board: “First” #1', body: 'The Body', today: TODAY, local: LONDON })
  const loaded = loadBoard(text)

  it('has a file that is fit to use, in which every group is commented', () => {
    expect(loaded).toMatchObject({ ok: true })
    for (const group of text.split(/\n(?=# )/)) expect(group).toMatch(/^# /)
  })

  it('has 8 to 15 indicators, each with a definition, a source and a theme that is used', () => {
    const { indicators, themes } = profile.starter
    expect(indicators.length).toBeGreaterThanOrEqual(8)
    expect(indicators.length).toBeLessThanOrEqual(15)
    expect([...new Set(indicators.map(({ theme }) => theme))].sort()).toEqual(themes.map(({ id }) => id).sort())
  })

  it('has a pack to send in the coming weeks', () => {
    if (!loaded.ok) throw new Error('not fit')
    const packs = plannedEvents(loaded.board, TODAY, '2027-01-10').filter(({ kind }) => kind === 'pack')
    expect(packs.map(({ at }) => at.date)).toEqual(['2026-12-10'])
  })

  it('has samples of parts that add up to the whole, the same each time', () => {
    const sample = sampleReturn(profile.starter, '2023-05', '2026-10')
    expect(sampleReturn(profile.starter, '2023-05', '2026-10')).toBe(sample)
    const { data } = Papa.parse<Record<string, string>>(sample.trimEnd(), { header: true })
    for (const { id, aggregation, byArea } of profile.starter.indicators) {
      const ofMonth = data.filter(row => row['indicator'] === id && row['period'] === '2026-10')
      const column = aggregation === 'percentage' || aggregation === 'mean' ? 'numerator' : 'value'
      const [whole, ...parts] = ofMonth.map(row => Number(row[column]))
      expect(parts).toHaveLength(byArea === false ? 0 : profile.starter.parts.length)
      expect(whole).toBeGreaterThan(0)
      if (parts.length > 0) expect(whole).toBe(parts.reduce((sum, part) => sum + part, 0))
    }
  })
})

describe('the id of a new board', () => {
  const idOf = (name: string) => {
    const text = newBoardFile({ profile: PROFILES['nhs-trust'], name, body: name, today: TODAY, local: LONDON })
    const loaded = loadBoard(text)
    return loaded.ok ? loaded.board.board.id : loaded.faults
  }

  it.each([
    ['St Aldhelm NHS Foundation Trust', 'st-aldhelm-nhs-foundation'],
    ['Northshire NHS Foundation Tru', 'northshire-nhs-foundation-tru'],
    ['Llanfairpwllgwyngyllgogerychwyrn Trust', 'llanfairpwllgwyngyllgogerychw'],
    ['…', 'nhs-trust'],
  ])('%s is cut after the last word that fits', (name, id) => {
    expect(idOf(name)).toBe(id)
  })
})

describe('the meetings of a new board', () => {
  it('are a year of third Thursdays, the first with time to send its pack', () => {
    const meetings = newMeetings('2026-12-10', LONDON)
    expect(meetings).toHaveLength(12)
    expect(meetings[0]).toBe('2027-01-21')
    expect(newMeetings('2026-12-09', LONDON)[0]).toBe('2026-12-17')
    for (const date of meetings) expect(isWorkingDay(date, LONDON)).toBe(true)
    expect(addWorkingDays(meetings[0]!, -5, LONDON) > '2026-12-10').toBe(true)
  })
})

describe('what a board’s file says', () => {
  it('stands in place of what its profile gives, setting by setting', () => {
    const text = newBoardFile({
      profile: PROFILES.council,
      name: 'Test',
      body: 'The Body',
      today: TODAY,
      local: LONDON,
    })
    const changed = loadBoard(`${text}words: { plan: Our plan }\nmarkings: { restricted: [] }\n`)
    if (!changed.ok) throw new Error(JSON.stringify(changed.faults))
    expect(changed.board.words).toEqual({ ...PROFILES.council.settings.words, plan: 'Our plan' })
    expect(changed.board.markings).toEqual({ levels: ['Public', 'Exempt'], restricted: [], public: 'Public' })
  })

  it('is faulty where it names no profile that there is', () => {
    const text = newBoardFile({
      profile: PROFILES.council,
      name: 'Test',
      body: 'The Body',
      today: TODAY,
      local: LONDON,
    })
    const changed = loadBoard(text.replace('profile: council', 'profile: counsel'))
    expect(changed.ok ? [] : changed.faults.map(({ message }) => message)).toContain(
      'profile is "counsel"; allowed: police, nhs-trust, fire, council, academy-trust, charity; did you mean "council"?',
    )
  })
})

describe('the schema that editors read', () => {
  it('asks for nothing that every profile gives', () => {
    const { required, properties } = boardJsonSchema() as {
      required: string[]
      properties: Record<string, { required?: string[] }>
    }
    expect(required).toContain('profile')
    for (const name of ['words', 'markings', 'duties']) expect(required).not.toContain(name)
    expect(properties['words']?.required).toEqual([])
    expect(properties['markings']?.required).toEqual([])
  })
})
