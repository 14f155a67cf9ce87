import { scaleTo, seededRandom, shuffle, expandCounts, toCsv } from './sample-random.ts'

type Counts = Readonly<Record<string, number>>

/** What a month's street file is made to. */
export interface StreetCounts {
  readonly month: string
  readonly byDistrictAndType: Readonly<Record<string, Counts>>
  /** Rows without a place, by type. */
  readonly noLocation: Counts
  /** Last outcomes of March 2018; scaled to the month's crimes. */
  readonly lastOutcomes: Counts
  /** Of 1,000 rows of anti-social behaviour, how many repeat another whole. */
  readonly asbRepeats: { readonly of: number; readonly repeated: number }
}

const FORCE = 'Cambridgeshire Constabulary'
const ASB = 'Anti-social behaviour'
const HEADINGS = [
  'Crime ID',
  'Month',
  'Reported by',
  'Falls within',
  'Longitude',
  'Latitude',
  'Location',
  'LSOA code',
  'LSOA name',
]
const NO_LOCATION: Point = { longitude: '', latitude: '', location: 'No Location', code: '', lsoa: '' }

/** Roughly where each district is; any other lies just over the border. */
const CENTRES: Readonly<Record<string, readonly [number, number]>> = {
  Cambridge: [0.13, 52.205],
  'East Cambridgeshire': [0.28, 52.38],
  Fenland: [0.08, 52.56],
  Huntingdonshire: [-0.2, 52.34],
  Peterborough: [-0.25, 52.58],
  'South Cambridgeshire': [0.05, 52.15],
}
const STREETS = [
  'High Street',
  'Church Lane',
  'Station Road',
  'Mill Road',
  'Orchard Close',
  'Bridge Street',
  'Parking Area',
  'Supermarket',
  'Shopping Area',
  'Sports/Recreation Area',
  'Petrol Station',
  'Park/Open Space',
]

interface Point {
  readonly longitude: string
  readonly latitude: string
  readonly location: string
  readonly code: string
  readonly lsoa: string
}

interface Crime {
  readonly type: string
  readonly point: Point
}

/** A made-up id, plainly so: zeros, the month and a number, 64 hex digits as published. */
const crimeId = (month: string, number: number) =>
  `${month.replace('-', '')}${String(number).padStart(6, '0')}`.padStart(64, '0')

/** Map points of a district in small areas of about fifteen points, with names as published and codes that do not exist. */
function mapPoints(district: string, index: number, howMany: number, random: () => number): Point[] {
  const [east, north] = CENTRES[district] ?? [0.5, 52.5]
  return Array.from({ length: howMany }, (_, i) => {
    const area = Math.floor(i / 15)
    return {
      longitude: (east + (random() - 0.5) * 0.12).toFixed(6),
      latitude: (north + (random() - 0.5) * 0.08).toFixed(6),
      location: `On or near ${STREETS[Math.floor(random() * STREETS.length)]!}`,
      code: `E0199${String(index * 100 + area).padStart(4, '0')}`,
      lsoa: `${district} ${String(1 + Math.floor(area / 4)).padStart(3, '0')}${'ABCD'[area % 4]!}`,
    }
  })
}

function placeCrimes(counts: StreetCounts, random: () => number): Crime[] {
  let carry = 0
  return Object.entries(counts.byDistrictAndType).flatMap(([district, types], index) => {
    const asbRows = types[ASB] ?? 0
    const points = mapPoints(district, index, Math.max(asbRows, 1), random)
    let at = 0
    // a point of its own for each row of anti-social behaviour that is not to repeat the one before
    const asb = Array.from({ length: asbRows }, (_, i) => {
      carry += counts.asbRepeats.repeated
      if (carry >= counts.asbRepeats.of && i > 0) carry -= counts.asbRepeats.of
      else if (i > 0) at++
      return { type: ASB, point: points[at]! }
    })
    const crimes = expandCounts(types)
      .filter(type => type !== ASB)
      .map(type => ({ type, point: points[Math.floor(random() * points.length)]! }))
    return [...asb, ...crimes].sort(
      (a, b) => order(a) - order(b) || compare(a.point.lsoa, b.point.lsoa) || compare(a.type, b.type),
    )
  })
}

const order = ({ type }: Crime) => (type === ASB ? 0 : 1)
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** A month of crimes, in the order of the file. */
export function makeCrimes(counts: StreetCounts, seed: number): Crime[] {
  const nowhere = expandCounts(counts.noLocation).map(type => ({ type, point: NO_LOCATION }))
  return [...placeCrimes(counts, seededRandom(seed)), ...nowhere]
}

/** The street file of a month of crimes. */
export function streetFile(counts: StreetCounts, crimes: readonly Crime[], seed: number): string {
  const howMany = crimes.filter(({ type }) => type !== ASB).length
  const outcomes = shuffle(expandCounts(scaleTo(counts.lastOutcomes, howMany)), seededRandom(seed))
  let number = 0
  const rows = crimes.map(({ type, point }) => {
    const id = type === ASB ? '' : crimeId(counts.month, ++number)
    return [id, ...placeCells(counts.month, point), type, type === ASB ? '' : outcomes[number - 1]!, '']
  })
  return toCsv([[...HEADINGS, 'Crime type', 'Last outcome category', 'Context'], ...rows])
}

const placeCells = (month: string, { longitude, latitude, location, code, lsoa }: Point) => [
  month,
  FORCE,
  FORCE,
  longitude,
  latitude,
  location,
  code,
  lsoa,
]

/**
 * The outcomes file of a month: nearly two thirds are of crimes of the same month, the others of crimes of the month before;
 * `repeated` rows are there twice, whole.
 */
export function outcomesFile(
  month: string,
  before: string,
  byType: Counts,
  repeated: number,
  crimes: readonly Crime[],
  seed: number,
): string {
  const random = seededRandom(seed)
  const types = shuffle(expandCounts(byType), random)
  const recorded = crimes.filter(({ type }) => type !== ASB).map(({ point }, i) => ({ point, number: i + 1 }))
  const chosen = shuffle(recorded, random)
  const rows = types.flatMap((type, i) => {
    const { point, number } = chosen[i % chosen.length]!
    const isOwn = i % 19 < 12 && i < chosen.length
    // numbers past the month's crimes stay free, so that no outcome repeats another by accident
    const id = isOwn ? crimeId(month, number) : crimeId(before, i + 1)
    const row = [id, ...placeCells(month, point), type]
    return Math.floor((i * repeated) / types.length) < Math.floor(((i + 1) * repeated) / types.length)
      ? [row, row]
      : [row]
  })
  return toCsv([[...HEADINGS, 'Outcome type'], ...rows])
}
