/**
 * Makes the sample files of the feed police-uk: `npx tsx tests/given/make-samples.ts` writes them into tests/given/samples/police-uk.
 * Rows are made up; what they add up to is in sample-counts.json, with what of it is published and where.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { makeCrimes, outcomesFile, type StreetCounts, streetFile } from './sample-crimes.ts'
import { scaleTo } from './sample-random.ts'
import { type SearchCounts, scaleSearches, searchFile } from './sample-searches.ts'

type Counts = Record<string, number>

/** sample-counts.json. */
interface SampleCounts {
  readonly published: {
    readonly street: {
      month: string
      rows: number
      repeatedRows: number
      byDistrictAndType: Record<string, Counts>
      lastOutcomes: Counts
    }
    readonly searches: SearchCounts
    readonly searchesTwelveMonths: { total: number; percent: Counts; byGroup: Counts }
  }
  readonly madeUp: {
    monthsAsShareOfMarch: Counts
    noLocation: Record<string, Counts>
    outcomes: Counts
    outcomesRepeated: number
  }
}

export const sampleCounts = JSON.parse(
  readFileSync(new URL('sample-counts.json', import.meta.url), 'utf8'),
) as SampleCounts

const MONTHS = ['2018-01', '2018-02', '2018-03'] as const
const SEARCH_MONTHS = [
  '2017-04',
  '2017-05',
  '2017-06',
  '2017-07',
  '2017-08',
  '2017-09',
  '2017-10',
  '2017-11',
  '2017-12',
  '2018-01',
  '2018-02',
] as const
const ASB = 'Anti-social behaviour'

/** Counts of a month's street file: March 2018 as published, another month as a share of it, rounded, with rows that have no place. */
export function streetCountsOf(month: string): StreetCounts {
  const { street } = sampleCounts.published
  const share = sampleCounts.madeUp.monthsAsShareOfMarch[month] ?? 1
  const asb = Object.values(street.byDistrictAndType).reduce((sum, types) => sum + (types[ASB] ?? 0), 0)
  return {
    month,
    byDistrictAndType: mapValues(street.byDistrictAndType, types =>
      mapValues(types, count => Math.round(count * share)),
    ),
    noLocation: sampleCounts.madeUp.noLocation[month] ?? {},
    lastOutcomes: street.lastOutcomes,
    asbRepeats: { of: asb, repeated: street.repeatedRows },
  }
}

/** Counts of a month's searches: March 2018 as published; the eleven months before share out what is left of the twelve months' groups. */
export function searchCountsOf(month: string): SearchCounts {
  const { searches, searchesTwelveMonths } = sampleCounts.published
  const at = SEARCH_MONTHS.indexOf(month as (typeof SEARCH_MONTHS)[number])
  if (at === -1) return searches
  const byGroup = mapValues(searchesTwelveMonths.byGroup, (total, group) => {
    const left = total - peopleOf(searches, group)
    const upTo = (months: number) => Math.floor((months * left) / SEARCH_MONTHS.length)
    return upTo(at + 1) - upTo(at)
  })
  return scaleSearches(searches, month, byGroup, 4 + (at % 3))
}

/** Searches of people of an ethnic group in the published month. */
function peopleOf({ byEthnicity }: SearchCounts, group: string): number {
  const isOf = (ethnicity: string) =>
    ethnicity === '' || ethnicity.endsWith('Not stated') ? group === 'Not stated' : ethnicity.startsWith(group)
  return Object.entries(byEthnicity).reduce((sum, [ethnicity, count]) => sum + (isOf(ethnicity) ? count : 0), 0)
}

/** Every sample file by its name, as text. */
export function makeSamples(): Map<string, string> {
  const files = new Map<string, string>()
  MONTHS.forEach((month, i) => {
    const counts = streetCountsOf(month)
    const crimes = makeCrimes(counts, 100 + i)
    const share = sampleCounts.madeUp.monthsAsShareOfMarch[month] ?? 1
    const { outcomes, outcomesRepeated } = sampleCounts.madeUp
    const total = Math.round(Object.values(outcomes).reduce((a, b) => a + b, 0) * share)
    const before = MONTHS[i - 1] ?? '2017-12'
    files.set(`${month}-cambridgeshire-street.csv`, streetFile(counts, crimes, 200 + i))
    files.set(
      `${month}-cambridgeshire-outcomes.csv`,
      outcomesFile(month, before, scaleTo(outcomes, total), Math.round(outcomesRepeated * share), crimes, 300 + i),
    )
  })
  ;[...SEARCH_MONTHS, '2018-03'].forEach((month, i) => {
    files.set(`${month}-cambridgeshire-stop-and-search.csv`, searchFile(searchCountsOf(month), 400 + i))
  })
  return files
}

/** Street and outcomes files are committed gzipped, stop-and-search files as they are. */
export const committedName = (name: string) => (name.endsWith('stop-and-search.csv') ? name : `${name}.gz`)

function mapValues<A, B>(record: Readonly<Record<string, A>>, change: (value: A, key: string) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL('samples/police-uk/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of makeSamples()) {
    const bytes = name.endsWith('stop-and-search.csv') ? text : gzipSync(text, { level: 9 })
    writeFileSync(new URL(committedName(name), folder), bytes)
  }
}
