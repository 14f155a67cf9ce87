import { describe, expect, test } from 'vitest'
import { slugify } from '../../shared/config/known-names.ts'
import { toEthnicGroup } from '../../shared/intake/police-uk/person-groups.ts'
import { sampleBoard } from '../given/sample-board.ts'
import { expectAccepted, hasSharedData, readBytes, sharedFile } from './drop-fixtures.ts'

interface ExpectedCounts {
  readonly month: string
  readonly force: string
  readonly kind: 'street' | 'outcomes' | 'stop-and-search'
  readonly rows: number
  readonly asb: number
  readonly crime_excl_asb: number
  readonly by_crime_type: Record<string, number>
  readonly by_district: Record<string, { rows: number; crime_excl_asb: number; asb: number }>
  readonly by_district_and_crime_type: Record<string, Record<string, number>>
  readonly repeated_crime_id_rows: number
  readonly by_outcome_type: Record<string, number>
  readonly exact_repeat_rows: number
  readonly person_rows: number
  readonly person_rows_by_ethnic_group: Record<string, number>
  readonly person_rows_by_age_range: Record<string, number>
}

const expectedCounts = JSON.parse(sharedFile('data/police-uk/answers.json')?.toString() ?? '{"files":{}}') as {
  files: Record<string, ExpectedCounts>
}
const files = Object.entries(expectedCounts.files)
const peers = new Set(sampleBoard().peers.map(peer => peer.id))

async function countsOf(path: string) {
  const reading = expectAccepted(await readBytes('police-uk', path, sharedFile(`data/police-uk/${path}`)!))
  return { reading, counts: new Map(reading.observations.map(o => [`${o.indicator} ${o.area} ${o.period}`, o.value])) }
}

describe.skipIf(!hasSharedData)(
  'published files (skipped where ../shared/data is absent) give the counts in answers.json',
  () => {
    test.each(files.filter(([, a]) => a.kind === 'street' && a.force === 'cambridgeshire'))(
      '%s',
      async (path, answer) => {
        const { reading, counts } = await countsOf(path)
        expect(reading.kind).toBe('police-uk-street')
        expect(reading.rows).toBe(answer.rows)
        const of = (id: string, area: string) => counts.get(`police-uk-${id} ${area} ${answer.month}`)
        expect(of('all-crime', 'force')).toBe(answer.crime_excl_asb)
        expect(of('anti-social-behaviour', 'force')).toBe(answer.asb)
        for (const type of sampleBoard().policeUk!.crimeTypes)
          expect(of(slugify(type), 'force'), type).toBe(answer.by_crime_type[type] ?? 0)
        const districts = sampleBoard().areas.filter(area => area.kind === 'part')
        for (const { id, name } of districts) {
          expect(of('all-crime', id), name).toBe(answer.by_district[name]!.crime_excl_asb)
          for (const type of sampleBoard().policeUk!.crimeTypes)
            expect(of(slugify(type), id), `${name} ${type}`).toBe(answer.by_district_and_crime_type[name]?.[type] ?? 0)
        }
        expect(of('all-crime', 'no-location')).toBe(answer.by_district['(no LSOA)']?.crime_excl_asb ?? 0)
        for (const type of ['All crime', ...sampleBoard().policeUk!.crimeTypes]) {
          const parts = [...districts.map(area => area.id), 'elsewhere', 'no-location'].map(
            area => of(slugify(type), area)!,
          )
          expect(
            parts.reduce((a, b) => a + b, 0),
            type,
          ).toBe(of(slugify(type), 'force'))
        }
      },
    )

    test.each(files.filter(([, a]) => a.kind === 'outcomes'))('%s', async (path, answer) => {
      const { reading, counts } = await countsOf(path)
      expect(reading.rows).toBe(answer.rows)
      expect(reading.notes).toContain(
        `The file: ${answer.exact_repeat_rows} rows repeat another row whole. Each was counted once.`,
      )
      const force = [...counts].filter(([key]) => key.endsWith(` force ${answer.month}`))
      expect(force.reduce((sum, [, count]) => sum + count!, 0)).toBe(answer.rows - answer.exact_repeat_rows)
      for (const [type, count] of Object.entries(answer.by_outcome_type)) {
        const distinct = counts.get(`police-uk-outcome-${slugify(type)} force ${answer.month}`)!
        expect(distinct).toBeLessThanOrEqual(count)
        expect(distinct).toBeGreaterThan(0)
      }
    })

    test.each(files.filter(([, a]) => a.kind === 'stop-and-search'))('%s', async (path, answer) => {
      const { reading, counts } = await countsOf(path)
      expect(reading.rows).toBe(answer.rows)
      expect(new Set(reading.observations.map(o => o.period))).toEqual(new Set([answer.month]))
      const of = (id: string) => counts.get(`police-uk-stop-search${id} force ${answer.month}`)
      expect(of('')).toBe(answer.person_rows)
      for (const group of ['Asian', 'Black', 'Mixed', 'Other', 'White', 'Not stated'])
        expect(of(`-ethnicity-${slugify(group)}`), group).toBe(answer.person_rows_by_ethnic_group[group] ?? 0)
      for (const age of ['under 10', '10-17', '18-24', '25-34', 'over 34'])
        expect(of(`-age-${slugify(age)}`), age).toBe(answer.person_rows_by_age_range[age] ?? 0)
      expect(of('-age-not-known')).toBe(answer.person_rows_by_age_range['(blank)'] ?? 0)
    })

    test.each(files.filter(([path, a]) => path.startsWith('peers/') && peers.has(a.force)))(
      "%s is the peer's, never ours",
      async (path, answer) => {
        const { reading, counts } = await countsOf(path)
        expect(reading.rows).toBe(answer.rows)
        expect(new Set(reading.observations.map(o => o.area))).toEqual(new Set([`peer-${answer.force}`]))
        expect(counts.get(`police-uk-all-crime peer-${answer.force} ${answer.month}`)).toBe(answer.crime_excl_asb)
        for (const [type, count] of Object.entries(answer.by_crime_type))
          expect(counts.get(`police-uk-${slugify(type)} peer-${answer.force} ${answer.month}`)).toBe(count)
      },
    )

    test.each(files.filter(([path, a]) => path.startsWith('peers/') && !peers.has(a.force)))(
      '%s is refused: the force is no peer',
      async path => {
        const reading = await readBytes('police-uk', path, sharedFile(`data/police-uk/${path}`)!)
        expect(reading.outcome).toBe('rejected')
        if (reading.outcome === 'rejected')
          expect(reading.faults.map(f => [f.code, f.row, f.column])).toEqual([['unexpected-force', 2, 'Falls within']])
      },
    )
  },
)

test.each([
  ['Asian/Asian British - Indian', 'asian'],
  ['Other ethnic group - Not stated', 'not-stated'],
  ['Other ethnic group - Any other ethnic group', 'other'],
  ['', 'not-stated'],
])('ethnicity %j is %s', (text, group) => {
  expect(toEthnicGroup(text)).toEqual({ group, isUnknown: false })
})
