import * as XLSX from '@e965/xlsx'
import type { BoardFile } from '../../../shared/config/schema/index.ts'
import type { Indicator } from '../../../shared/config/schema/indicator.ts'
import { sampleBoard } from '../../given/sample-board.ts'

/** The 27 headings of a CSV of Fingertips. */
const FINGERTIPS_HEADINGS = [
  ...[
    'Indicator ID',
    'Indicator Name',
    'Parent Code',
    'Parent Name',
    'Area Code',
    'Area Name',
    'Area Type',
    'Sex',
    'Age',
  ],
  ...['Category Type', 'Category', 'Time period', 'Value', 'Lower CI 95.0 limit', 'Upper CI 95.0 limit'],
  ...['Lower CI 99.8 limit', 'Upper CI 99.8 limit', 'Count', 'Denominator', 'Value note', 'Recent Trend'],
  ...['Compared to England value or percentiles', 'Compared to East of England value or percentiles'],
  ...['Time period Sortable', 'New data', 'Compared to goal', 'Time period range'],
] as const

export type FingertipsRow = Partial<Record<(typeof FINGERTIPS_HEADINGS)[number], string>>

/** A row of our own making, as Fingertips writes it: a figure of Fenland for 2017/18 unless it says otherwise. */
export const fingertipsRow = (row: FingertipsRow = {}): string => {
  const full: FingertipsRow = {
    ...{ 'Indicator ID': '90001', 'Indicator Name': 'Admissions, made up', 'Parent Code': 'E12000006' },
    ...{ 'Parent Name': 'East of England', 'Area Code': 'E07000010', 'Area Name': 'Fenland', 'Area Type': 'Districts' },
    ...{
      Sex: 'Persons',
      Age: 'All ages',
      'Time period': '2017/18',
      Value: '24.691358',
      Count: '20',
      Denominator: '81',
    },
    ...{ 'Time period Sortable': '20170000', 'Time period range': '1y', ...row },
  }
  return FINGERTIPS_HEADINGS.map(heading => quote(full[heading] ?? '')).join(',')
}
const quote = (text: string) => (text.includes(',') ? `"${text}"` : text)

export const fingertipsCsv = (...rows: readonly string[]) => [FINGERTIPS_HEADINGS.join(','), ...rows, ''].join('\n')

type Offences = readonly [
  year: string,
  quarter: number,
  force: string,
  group: string,
  subgroup: string,
  code: string,
  number: unknown,
]

/** Open data tables of recorded crime of our own making: a cover, notes, and a sheet for each list of rows. */
export function recordedCrimeBook(bookType: 'ods' | 'xlsx', ...sheets: readonly (readonly Offences[])[]): Uint8Array {
  const book = XLSX.utils.book_new()
  const add = (name: string, rows: unknown[][]) =>
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), name)
  add('Cover_sheet', [
    ['Police recorded crime open data tables (made up)'],
    ['Published', '26 July 2018'],
    ['Sheets', 4],
  ])
  add('Notes', [
    ['Note', 'Words'],
    [1, 'Forces may revise earlier quarters.'],
    [2, 'Figures are as recorded.'],
  ])
  sheets.forEach((rows, i) =>
    add(`FY${i + 1}`, [
      ['Police recorded crime by offence, force and quarter'],
      [
        ...['Financial Year', 'Financial Quarter', 'Force Name', 'Offence Description', 'Offence Group'],
        ...['Offence Subgroup', 'Offence Code', 'Number of Offences'],
      ],
      ...rows.map(([year, quarter, force, group, subgroup, code, number]) => [
        ...[year, quarter, force, `Offence ${code}`, group, subgroup, code, number],
      ]),
    ]),
  )
  return Uint8Array.from(XLSX.write(book, { type: 'buffer', bookType }) as Buffer)
}

/** The sample board, whose indicators of the ids given are changed. */
export function boardWith(changes: Readonly<Record<string, Partial<Indicator>>>): BoardFile {
  const board = sampleBoard()
  return {
    ...board,
    indicators: board.indicators.map(indicator => ({ ...indicator, ...changes[indicator.id] })),
  }
}
