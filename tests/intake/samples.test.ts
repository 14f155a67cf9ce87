import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { slugify } from '../../shared/config/known-names.ts'
import { committedName, makeSamples, sampleCounts, searchCountsOf, streetCountsOf } from '../given/make-samples.ts'
import { sampleBoard } from '../given/sample-board.ts'
import { expectAccepted, readBytes } from './drop-fixtures.ts'

const folder = new URL('../given/samples/', import.meta.url)
const committed = (path: string) => readFileSync(new URL(path, folder))
const generated = makeSamples()
const names = [...generated.keys()]

/** The day on which the local run drops the samples. */
const TODAY = '2018-05-03'

async function read(name: string) {
  const file = committedName(name)
  const reading = expectAccepted(await readBytes('police-uk', file, committed(`police-uk/${file}`), { today: TODAY }))
  const counts = new Map(reading.observations.map(o => [`${o.indicator} ${o.area} ${o.period}`, o.value]))
  return { reading, of: (id: string, area: string, month: string) => counts.get(`police-uk-${id} ${area} ${month}`) }
}

test('the folder holds what the script makes, no more and no less', () => {
  expect(readdirSync(new URL('police-uk/', folder)).sort()).toEqual(names.map(committedName).sort())
})

test.each(names)('%s is what the script makes', name => {
  const file = committedName(name)
  const bytes = committed(`police-uk/${file}`)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
  // not the whole text in a failure's message: six thousand rows
  expect(text === generated.get(name)).toBe(true)
})

test('the monthly return is taken in whole', async () => {
  const bytes = committed('indicators/monthly-return-2018-03.csv')
  const reading = expectAccepted(await readBytes('indicators', 'monthly-return-2018-03.csv', bytes, { today: TODAY }))
  expect(new Set(reading.observations.map(o => o.indicator)).size).toBe(42)
})

describe('street files', () => {
  test('March 2018 gives the published counts by type and district', async () => {
    const { street } = sampleCounts.published
    const { reading, of } = await read('2018-03-cambridgeshire-street.csv')
    expect(reading.rows).toBe(street.rows)
    expect(of('all-crime', 'force', '2018-03')).toBe(4937)
    expect(of('anti-social-behaviour', 'force', '2018-03')).toBe(1393)
    for (const { id, name } of sampleBoard().areas.filter(area => area.kind === 'part'))
      for (const type of sampleBoard().policeUk!.crimeTypes)
        expect(of(slugify(type), id, '2018-03'), `${name} ${type}`).toBe(street.byDistrictAndType[name]![type] ?? 0)
    expect(of('all-crime', 'elsewhere', '2018-03')).toBe(18)
    expect(of('all-crime', 'no-location', '2018-03')).toBe(0)
  })

  test('in March as many rows repeat another whole as published, all of them anti-social behaviour', () => {
    const rows = generated.get('2018-03-cambridgeshire-street.csv')!.trimEnd().split('\r\n').slice(1)
    expect(rows.length - new Set(rows).size).toBe(sampleCounts.published.street.repeatedRows)
    const seen = new Set<string>()
    const repeats = rows.filter(row => seen.size === seen.add(row).size)
    expect(repeats.every(row => row.startsWith(',') && row.includes('Anti-social behaviour'))).toBe(true)
  })

  test.each(['2018-01', '2018-02'])('%s gives the scaled counts and the rows without a place', async month => {
    const expected = streetCountsOf(month)
    const { of } = await read(`${month}-cambridgeshire-street.csv`)
    const sumOf = (type: string) =>
      Object.values(expected.byDistrictAndType).reduce((sum, t) => sum + (t[type] ?? 0), 0)
    for (const type of sampleBoard().policeUk!.crimeTypes) {
      expect(of(slugify(type), 'no-location', month), type).toBe(expected.noLocation[type] ?? 0)
      expect(of(slugify(type), 'force', month), type).toBe(sumOf(type) + (expected.noLocation[type] ?? 0))
    }
  })
})

test.each(['2018-01', '2018-02', '2018-03'])(
  'the outcomes file of %s counts each repeated row once, and says so',
  async month => {
    const { reading, of } = await read(`${month}-cambridgeshire-outcomes.csv`)
    const repeats = Math.round(140 * (sampleCounts.madeUp.monthsAsShareOfMarch[month] ?? 1))
    expect(reading.notes).toContain(`The file: ${repeats} rows repeat another row whole. Each was counted once.`)
    if (month === '2018-03')
      for (const [type, count] of Object.entries(sampleCounts.madeUp.outcomes))
        expect(of(`outcome-${slugify(type)}`, 'force', month), type).toBe(count)
  },
)

describe('stop-and-search files', () => {
  const months = names.filter(name => name.endsWith('stop-and-search.csv')).map(name => name.slice(0, 7))

  test('March 2018 gives the published counts', async () => {
    const { of } = await read('2018-03-cambridgeshire-stop-and-search.csv')
    const published = { asian: 1, black: 5, mixed: 3, other: 0, white: 47, 'not-stated': 14 }
    expect(of('stop-search', 'force', '2018-03')).toBe(70)
    for (const [group, count] of Object.entries(published))
      expect(of(`stop-search-ethnicity-${group}`, 'force', '2018-03'), group).toBe(count)
    const ages = { 'under-10': 1, '10-17': 19, '18-24': 23, '25-34': 11, 'over-34': 14, 'not-known': 2 }
    for (const [age, count] of Object.entries(ages))
      expect(of(`stop-search-age-${age}`, 'force', '2018-03'), age).toBe(count)
  })

  test('twelve months give the 939 searches of the board’s paper, by group to its printed per cent', async () => {
    const { total, percent, byGroup } = sampleCounts.published.searchesTwelveMonths
    const files = await Promise.all(months.map(month => read(`${month}-cambridgeshire-stop-and-search.csv`)))
    const sumOf = (id: string) => files.reduce((sum, { of }, i) => sum + of(id, 'force', months[i]!)!, 0)
    expect(months).toHaveLength(12)
    expect(sumOf('stop-search')).toBe(total)
    for (const [group, printed] of Object.entries(percent)) {
      const count = sumOf(`stop-search-ethnicity-${slugify(group)}`)
      expect(count, group).toBe(byGroup[group])
      expect(((100 * count) / total).toFixed(1), group).toBe(printed.toFixed(1))
    }
  })

  test('a search shortly before midnight in UTC belongs to the month that has begun on London’s clocks', async () => {
    expect(generated.get('2017-10-cambridgeshire-stop-and-search.csv')).toContain('2017-09-30T23:51:00+00:00')
    const { reading } = await read('2017-10-cambridgeshire-stop-and-search.csv')
    expect(new Set(reading.observations.map(o => o.period))).toEqual(new Set(['2017-10']))
    expect(reading.rows).toBe(Object.values(searchCountsOf('2017-10').byType).reduce((a, b) => a + b, 0))
  })
})
