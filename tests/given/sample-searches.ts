import { scaleTo, seededRandom, shuffle, expandCounts, toCsv } from './sample-random.ts'

type Counts = Readonly<Record<string, number>>

/** What a month's stop-and-search file is made to; ages and ethnicities are those of searches of people. */
export interface SearchCounts {
  readonly month: string
  readonly byType: Counts
  readonly byEthnicity: Counts
  readonly byAge: Counts
  readonly byObject: Counts
  readonly byOutcome: Counts
}

const HEADINGS = [
  'Type',
  'Date',
  'Part of a policing operation',
  'Policing operation',
  'Latitude',
  'Longitude',
  'Gender',
  'Age range',
  'Self-defined ethnicity',
  'Officer-defined ethnicity',
  'Legislation',
  'Object of search',
  'Outcome',
  'Outcome linked to object of search',
  'Removal of more than just outer clothing',
]

/** One ethnicity of each group as self-defined, for months of which only the groups are known. */
const ETHNICITY_OF_GROUP: Readonly<Record<string, string>> = {
  Asian: 'Asian/Asian British - Any other Asian background',
  Black: 'Black/African/Caribbean/Black British - African',
  Mixed: 'Mixed/Multiple ethnic groups - White and Black Caribbean',
  Other: 'Other ethnic group - Any other ethnic group',
  White: 'White - English/Welsh/Scottish/Northern Irish/British',
  'Not stated': 'Other ethnic group - Not stated',
}

const VEHICLE = 'Vehicle search'

const LEGISLATION: Readonly<Record<string, string>> = {
  'Controlled drugs': 'Misuse of Drugs Act 1971 (section 23)',
  Firearms: 'Firearms Act 1968 (section 47)',
}

/** The counts of one month scaled to another's number of searches, with the ethnic groups given. */
export function scaleSearches(model: SearchCounts, month: string, byGroup: Counts, vehicles: number): SearchCounts {
  const people = Object.values(byGroup).reduce((a, b) => a + b, 0)
  const personTypes = Object.fromEntries(Object.entries(model.byType).filter(([type]) => type !== VEHICLE))
  // a search of a child under 10 is a slip of the published month, not to be made ten times over
  const ages = Object.fromEntries(Object.entries(model.byAge).filter(([age]) => age !== 'under 10'))
  return {
    month,
    byType: { ...scaleTo(personTypes, people), [VEHICLE]: vehicles },
    byEthnicity: Object.fromEntries(
      Object.entries(byGroup).map(([group, count]) => [ETHNICITY_OF_GROUP[group]!, count]),
    ),
    byAge: scaleTo(ages, people),
    byObject: scaleTo(model.byObject, people + vehicles),
    byOutcome: scaleTo(model.byOutcome, people + vehicles),
  }
}

/** The stop-and-search file of a month, in order of time. */
export function searchFile(counts: SearchCounts, seed: number): string {
  const random = seededRandom(seed)
  const types = shuffle(expandCounts(counts.byType), random)
  const ethnicities = shuffle(expandCounts(counts.byEthnicity), random)
  const ages = shuffle(expandCounts(counts.byAge), random)
  const objects = shuffle(expandCounts(counts.byObject), random)
  const outcomes = shuffle(expandCounts(counts.byOutcome), random)
  const dates = searchDates(counts.month, types.length, random)
  let person = 0
  const rows = types.map((type, i) => {
    const isVehicle = type === VEHICLE
    const ethnicity = isVehicle ? '' : ethnicities[person]!
    const age = isVehicle ? '' : ages[person++]!
    const found = !outcomes[i]!.startsWith('Nothing found')
    const place = [(52.2 + random() * 0.4).toFixed(6), (-0.25 + random() * 0.4).toFixed(6)]
    const about = isVehicle ? ['', '', '', ''] : [random() < 0.1 ? 'Female' : 'Male', age, ethnicity, officerDefinedEthnicity(ethnicity)]
    const law = LEGISLATION[objects[i]!] ?? 'Police and Criminal Evidence Act 1984 (section 1)'
    return [type, dates[i]!, '', '', ...place, ...about, law, objects[i]!, outcomes[i]!, found ? 'True' : '', 'False']
  })
  return toCsv([HEADINGS, ...rows])
}

/** What an officer put down: the first word of the group, and one of the four of the form for those who did not say. */
function officerDefinedEthnicity(ethnicity: string): string {
  const group = /^(Asian|Black|White)/.exec(ethnicity)?.[1]
  return group ?? (ethnicity.startsWith('Mixed') ? 'Black' : ethnicity.includes('Any other ethnic') ? 'Other' : 'White')
}

/**
 * Times in UTC within the month on London's clocks, which is the month of the file: where the clocks are an hour ahead when it begins, one
 * search is dated in the month before.
 */
function searchDates(month: string, howMany: number, random: () => number): string[] {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const isSummer = number >= 4 && number <= 10
  const dayBefore = new Date(Date.UTC(year, number - 1, 0)).toISOString().slice(0, 10)
  const dates = Array.from({ length: howMany }, () => {
    const parts = [
      1 + Math.floor(random() * 28),
      Math.floor(random() * 24),
      Math.floor(random() * 60),
      Math.floor(random() * 60),
    ]
    const [day, hour, minute, second] = parts.map(part => String(part).padStart(2, '0')) as [
      string,
      string,
      string,
      string,
    ]
    return `${month}-${day}T${hour}:${minute}:${second}+00:00`
  })
  if (isSummer) dates[0] = `${dayBefore}T23:51:00+00:00`
  return dates.sort()
}
