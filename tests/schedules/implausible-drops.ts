/*
 * Figures that no analyst means, each in a file of its own that is otherwise in order. What is known before them is in `WIDER_HISTORY`.
 * Everything else that is true of a drop in a schedule is true of these; and none is used before somebody confirms it.
 */

/** Indicators of the schedules' board beside its two counts: a percentage that may exceed 100, a mean, a headcount, published crime. */
export const WIDER_INDICATORS = `  - id: outcome-rate
    name: Outcome rate
    theme: crime
    definition: Outcomes by crimes of the month
    unit: crimes
    aggregation: percentage
    mayExceed100: true
    decimals: 1
    polarity: up
    source: Crime system
    feed: indicators
    owner: chief
    expectedWorkingDay: 8
    allowedLagMonths: 3
    benchmark: { kind: previous-twelve-months }
  - id: response-time
    name: Response time
    theme: crime
    definition: Mean minutes to arrive
    unit: minutes
    aggregation: mean
    decimals: 1
    polarity: down
    source: Command system
    feed: indicators
    owner: chief
    expectedWorkingDay: 8
    allowedLagMonths: 3
    benchmark: { kind: previous-twelve-months }
  - id: officers
    name: Officers
    theme: crime
    definition: Officers at the end of the month
    unit: officers
    aggregation: headcount
    decimals: 0
    polarity: up
    source: Personnel system
    feed: indicators
    owner: chief
    expectedWorkingDay: 8
    allowedLagMonths: 3
    benchmark: { kind: none, reason: Not compared }
  - id: police-uk-burglary
    name: Published burglary
    theme: crime
    definition: Burglaries published
    unit: offences
    aggregation: count
    decimals: 0
    polarity: down
    source: data.police.uk
    feed: police-uk
    owner: chief
    expectedWorkingDay: 38
    allowedLagMonths: 3
    benchmark: { kind: none, reason: Not compared }
`

const HEADINGS = 'indicator,area,period,value,numerator,denominator,status'
const csv = (rows: readonly string[]) => new TextEncoder().encode(`${[HEADINGS, ...rows].join('\n')}\n`)
const count = (indicator: string, area: string, month: string, value: number, status = 'published') =>
  `${indicator},${area},${month},${value},,,${status}`
const ratio = (indicator: string, month: string, numerator: number, denominator: number, status = 'published') =>
  `${indicator},force,${month},,${numerator},${denominator},${status}`

const STREET =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context'
/** Rows of a street file: so many burglaries of a month in Town. */
const street = (month: string, rows: number, place = 'Town 001A'): string[] =>
  Array.from(
    { length: rows },
    () => `,${month},Test Constabulary,Test Constabulary,0.1,52.5,On or near A Street,E01,${place},Burglary,,`,
  )
const streetFile = (rows: readonly string[]) => new TextEncoder().encode(`${[STREET, ...rows].join('\n')}\n`)

/** What is known of the wider indicators: 2017 to February 2018, steady with a little noise. */
export const WIDER_HISTORY = {
  'more-history.csv': csv(
    Array.from({ length: 14 }, (_, i) => {
      const month = `${2017 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`
      const noise = ((i * 5) % 9) - 4
      return [
        ratio('outcome-rate', month, 160 + noise, 1000 + 7 * noise),
        ratio('response-time', month, 12_600 + 90 * noise, 900 + noise),
        count('officers', 'force', month, 1400 + noise),
      ]
    }).flat(),
  ),
  'published.csv': streetFile(
    ['2017-11', '2017-12', '2018-01', '2018-02'].flatMap((month, i) => street(month, 120 + 3 * i)),
  ),
} as const

/** Drops of which exactly one thing is to be asked, and nothing used. */
export const IMPLAUSIBLE: Readonly<Record<string, { readonly feed: string; readonly bytes: Uint8Array }>> = {
  'zero after a hundred a month': figures(count('burglary', 'force', '2018-04', 0)),
  'zero said to be revised': figures(count('burglary', 'force', '2018-02', 0, 'revised')),
  'zero said to be provisional': figures(count('robbery', 'force', '2018-04', 0, 'provisional')),
  'zero of a district': figures(count('burglary', 'town', '2018-04', 0)),
  'zero for want of a figure, among others that are right': figures(
    count('burglary', 'force', '2018-04', 0),
    count('robbery', 'force', '2018-02', 65),
  ),
  'one digit too many': figures(count('burglary', 'force', '2018-04', 1030)),
  'two digits too many': figures(count('robbery', 'force', '2018-04', 6100)),
  'one digit too few': figures(count('burglary', 'force', '2018-04', 10)),
  'a rolling year in the cell of a month': figures(count('burglary', 'force', '2018-04', 1204)),
  'half a year in the cell of a month': figures(count('robbery', 'force', '2018-04', 361)),
  'a quarter in the cell of a month': figures(count('burglary', 'force', '2018-04', 312)),
  'the year typed for the figure': figures(count('burglary', 'force', '2018-04', 2018)),
  'a telephone number': figures(count('robbery', 'force', '2018-04', 1480455)),
  'a place-holder of nines': figures(count('burglary', 'force', '2018-04', 99999)),
  'the row number typed for the figure': figures(count('burglary', 'force', '2018-04', 4)),
  'the first week of a month': figures(count('burglary', 'force', '2018-04', 24, 'provisional')),
  'an estimate ten times too large': figures(count('robbery', 'force', '2018-04', 605, 'estimated')),
  'a district with more officers than its force': figures(count('officers', 'town', '2018-02', 1460)),
  'a district with four times the officers of its force': figures(count('officers', 'town', '2018-02', 5600)),
  'the last digit typed twice, provisional': figures(count('robbery', 'force', '2018-04', 611, 'provisional')),
  'an old month cut to a part of itself': figures(count('burglary', 'force', '2018-02', 38)),
  'an old month more than doubled': figures(count('burglary', 'force', '2018-01', 251)),
  'an old month of a district more than doubled': figures(count('burglary', 'town', '2018-01', 149)),
  'two years ago set to nothing': figures(count('robbery', 'force', '2016-05', 0)),
  'the force’s robberies in the cells of a year, one of them ten times': figures(
    count('robbery', 'force', '2018-01', 58),
    count('robbery', 'force', '2017-12', 590),
  ),
  'a headcount of nobody': figures(count('officers', 'force', '2018-03', 0)),
  'a headcount ten times too large': figures(count('officers', 'force', '2018-03', 14_010)),
  'a headcount of one shift': figures(count('officers', 'force', '2018-03', 212)),
  'outcomes and crimes exchanged': figures(ratio('outcome-rate', '2018-03', 1000, 161)),
  'outcomes and crimes exchanged, and revised': figures(ratio('outcome-rate', '2018-02', 1001, 158, 'revised')),
  'minutes and incidents exchanged': figures(ratio('response-time', '2018-03', 901, 12_610)),
  'minutes and incidents exchanged, and provisional': figures(
    ratio('response-time', '2018-03', 899, 12_580, 'provisional'),
  ),
  'a published month of a few rows': published(street('2018-03', 3)),
  'a published month ten times over': published(street('2018-03', 1300)),
  'a published month cut off half-way': published(street('2018-02', 9)),
  'a published month that lost its places and most rows': published(street('2018-03', 7, '')),
}

function figures(...rows: string[]): { feed: string; bytes: Uint8Array } {
  return { feed: 'indicators', bytes: csv(rows) }
}

function published(rows: readonly string[]): { feed: string; bytes: Uint8Array } {
  return { feed: 'police-uk', bytes: streetFile(rows) }
}
