import { gzipSync, strToU8, zipSync } from 'fflate'
import { type IntakeCase, listOf } from './intake-case.ts'

const OURS = 'Cambridgeshire Constabulary'
const STREET =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context'
const TYPES = [
  'Burglary',
  'Robbery',
  'Vehicle crime',
  'Drugs',
  'Shoplifting',
  'Other theft',
  'Anti-social behaviour',
  'Violence and sexual offences',
  'Public order',
  'Criminal damage and arson',
  'Bicycle theft',
  'Possession of weapons',
  'Theft from the person',
  'Other crime',
]
const DISTRICTS = [
  'Cambridge',
  'Fenland',
  'Huntingdonshire',
  'Peterborough',
  'South Cambridgeshire',
  'East Cambridgeshire',
]
/** A street file of a month: types and districts turn by turn. */
const street = (
  month: string,
  count: number,
  {
    districts = DISTRICTS,
    types = TYPES,
    force = OURS,
  }: { districts?: readonly string[]; types?: readonly string[]; force?: string } = {},
) =>
  [
    STREET,
    ...Array.from(
      { length: count },
      (_, i) =>
        `${String(i).padStart(64, '0')},${month},${force},${force},0.1,52.5,On or near A Street,E01,${districts[i % districts.length]!} 001A,${types[(i * 7 + Math.floor(i / 6)) % types.length]!},,`,
    ),
    '',
  ].join('\n')
const SEARCH =
  'Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing'
/** A stop and search file of the days given, `each` rows a day. */
const searches = (month: string, days: readonly number[], each: number, at = '52.2,0.12') =>
  [
    SEARCH,
    ...days.flatMap(day =>
      Array.from(
        { length: each },
        (_, i) =>
          `Person search,${month}-${String(day).padStart(2, '0')}T${String(8 + (i % 12)).padStart(2, '0')}:00:00+00:00,False,,${at},Male,18-24,White - English/Welsh/Scottish/Northern Irish/British,White,Misuse of Drugs Act 1971 (section 23),Controlled drugs,Arrest,,False`,
      ),
    ),
    '',
  ].join('\n')
const days = (last: number) => Array.from({ length: last }, (_, i) => i + 1)
const usual = ['2024-08', '2024-09', '2024-10', '2024-11', '2024-12', '2025-01'].map((month, i) =>
  street(month, 2400 + 48 * i),
)
const usualSearches = ['2024-08', '2024-09', '2024-10', '2024-11', '2024-12', '2025-01'].map(month =>
  searches(month, days(28), 8),
)
const given = (
  name: string,
  bytes: string | Uint8Array,
  outcome: 'read' | 'held' | 'either',
  more: Partial<IntakeCase> = {},
): IntakeCase => ({ name, feed: 'police-uk', file: 'file.csv', today: '2026-02-05', bytes, outcome, ...more })
const searchFile = (file: string, outcome: 'read' | 'held', more: Partial<IntakeCase> = {}) =>
  given(`searches in ${file}`, searches('2024-03', [5, 14, 22, 30], 3), outcome, { file, ...more })

export const POLICE_UK_CASES: readonly IntakeCase[] = [
  given('a month like the others', street('2025-02', 2560), 'read', { before: usual }),
  given('a month a fifth lower', street('2025-02', 2000), 'read', { before: usual }),
  given('a month sent again whole', street('2025-01', 2640), 'read', { before: usual }),
  given('a month sent again with a few more', street('2025-01', 2760), 'read', { before: usual }),
  given('a month that shrinks from 4,000 to 4', street('2025-06', 4), 'held', {
    before: [street('2025-06', 4000)],
    says: /fell from/,
  }),
  given('a month that shrinks from 4,000 to 1,500', street('2025-06', 1500), 'held', {
    before: [street('2025-06', 4000)],
    says: /fell from/,
  }),
  given('a month that shrinks from 60 to 6', street('2025-06', 6), 'held', { before: [street('2025-06', 60)] }),
  given('a month that grows from 4 to 400', street('2025-06', 400), 'either', { before: [street('2025-06', 4)] }),
  given('a month far below the usual size', street('2025-02', 240), 'held', { before: usual }),
  given('a month at a third of the usual size', street('2025-02', 800), 'held', { before: usual }),
  given('a month without one district', street('2025-02', 2240, { districts: DISTRICTS.slice(0, 5) }), 'held', {
    before: usual,
  }),
  given('a month of one district', street('2025-02', 2560, { districts: ['Fenland'] }), 'held', { before: usual }),
  given(
    'a month without a type that others have',
    street('2025-02', 2400, { types: TYPES.filter(type => type !== 'Violence and sexual offences') }),
    'held',
    { before: usual },
  ),
  given('a month of one type', street('2025-02', 2560, { types: ['Burglary'] }), 'held', { before: usual }),
  given(
    'a month of anti-social behaviour alone',
    street('2025-02', 2560, { types: ['Anti-social behaviour'] }),
    'held',
    { before: usual },
  ),
  given('a first month like any other', street('2025-06', 2400), 'read'),
  given(
    'months in a zip, one of them cut short',
    zipSync(
      Object.fromEntries([
        ...usual.map((text, i) => [`2024-${String(8 + i).padStart(2, '0')}-x-street.csv`, strToU8(text)] as const),
        ['2025-02/2025-02-cambridgeshire-street.csv', strToU8(street('2025-02', 160))],
      ]),
    ),
    'held',
    { file: 'all.zip' },
  ),
  given('a street file packed as gzip', gzipSync(strToU8(street('2025-02', 2560))), 'read', {
    before: usual,
    file: 'x.csv.gz',
  }),
  given('a street file of another force', street('2025-02', 2560, { force: 'Norfolk Constabulary' }), 'held', {
    at: { row: 2, column: 'Falls within' },
  }),
  given(
    'a street file of a peer',
    street('2025-02', 2560, { force: 'Staffordshire Police', districts: ['Stafford', 'Lichfield'] }),
    'read',
  ),
  given(
    'a street file of two forces',
    `${street('2025-02', 40)}${street('2025-02', 20, { force: 'Norfolk Constabulary' }).split('\n').slice(1).join('\n')}`,
    'held',
    { at: { column: 'Falls within' } },
  ),
  given(
    'two copies of a street file, joined',
    `${street('2025-02', 2560)}${street('2025-02', 2560).split('\n').slice(1).join('\n')}`,
    'held',
    { at: { row: 2562, column: 'Crime ID' }, says: /joined/ },
  ),
  given('a street file cut off in a row', street('2025-02', 2560).slice(0, -60), 'held'),
  given('a street file without its headings', street('2025-02', 40).split('\n').slice(1).join('\n'), 'held'),
  given('a street file of headings alone', `${STREET}\n`, 'held'),
  given('a street file saved by a spreadsheet', street('2025-02', 40).replaceAll('2025-02', 'Feb-25'), 'either'),
  given(
    'an old month with six types',
    street('2011-03', 2400, {
      types: ['Burglary', 'Robbery', 'Vehicle crime', 'Violent crime', 'Other crime', 'Anti-social behaviour'],
    }),
    'read',
  ),
  given(
    'an old month with eleven types',
    street('2012-10', 2420, {
      types: [
        'Anti-social behaviour',
        'Burglary',
        'Criminal damage and arson',
        'Drugs',
        'Other theft',
        'Public disorder and weapons',
        'Robbery',
        'Shoplifting',
        'Vehicle crime',
        'Violent crime',
        'Other crime',
      ],
    }),
    'read',
  ),
  // searches
  searchFile('2024-03-cambridgeshire-stop-and-search.csv', 'read'),
  ...listOf(
    '2024-03-norfolk-stop-and-search.csv | norfolk-stop-and-search-2024-03.csv | Norfolk stop and search March 2024.csv | stop_search_norfolk_2024_03.csv | essex.csv | london-stop-and-search.csv | met_stop_search_202403.csv | 2024-03-metropolitan-stop-and-search.csv | west-midlands-sas.csv | 2024-03-city-of-london-stop-and-search.csv | GMP 2024-03.csv | 2024-03-btp-stop-and-search.csv | bedfordshire/2024-03.csv | 202403 Hertfordshire.csv | suffolk_and_norfolk.csv | 2024-03-sussex-stop-and-search (1).csv | WestMercia.csv | SouthYorks.csv',
  ).map(file => searchFile(file, 'held')),
  ...listOf(
    'stop-and-search.csv | searches.csv | 2024-03.csv | Cambridgeshire searches March 2024.csv | cambs-sas-2024-03.csv | CAMBRIDGESHIRE_2024_03.csv | data (1).csv',
  ).map(file => searchFile(file, 'read')),
  given(
    'searches far from here in a file without a force',
    searches('2024-03', [5, 12, 19, 26], 10, '51.51,-0.12'),
    'held',
    {
      file: '202403.csv',
    },
  ),
  given(
    'searches in Norwich in a file without a force',
    searches('2024-03', [5, 12, 19, 26], 10, '52.63,1.29'),
    'held',
    {
      file: '202403.csv',
    },
  ),
  given('a month of searches like the others', searches('2025-02', days(28), 8), 'read', { before: usualSearches }),
  given('a month of searches that lacks its last ten days', searches('2025-02', days(18), 8), 'held', {
    before: usualSearches,
    says: /days?/,
  }),
  given(
    'a month of searches that lacks a week in the middle',
    searches(
      '2025-02',
      days(28).filter(day => day < 10 || day > 16),
      8,
    ),
    'held',
    { before: usualSearches, says: /days?/ },
  ),
  given(
    'a month of searches with a quiet day',
    searches(
      '2025-02',
      days(28).filter(day => day !== 14),
      8,
    ),
    'read',
    { before: usualSearches },
  ),
  given('a first month of searches that lacks its last ten days', searches('2025-03', days(21), 8), 'held', {
    says: /days?/,
  }),
  given('few searches on few days, after months with few', searches('2025-02', [3, 9, 22], 1), 'read', {
    before: [searches('2024-12', [2, 8, 17, 24, 29], 2), searches('2025-01', [4, 11, 19, 27], 3)],
  }),
  given('a month of searches that shrinks', searches('2025-01', days(3), 8), 'held', { before: usualSearches }),
  given('a month of searches far below the usual', searches('2025-02', [2, 11, 20, 27], 5), 'held', {
    before: usualSearches,
  }),
]
