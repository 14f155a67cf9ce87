import { type CellInput, makeWorkbook } from '../make-workbook.ts'
import { ARC, book, type IntakeCase, listOf, tidy } from './intake-case.ts'

const ROWS: CellInput[][] = [
  ['Indicator', 'Area', 'Feb-18', 'Mar-18'],
  ['All Recorded Crime', 'Force', 4702, 4988],
]
const BOTH = [`${ARC} 2018-02 4702`, `${ARC} 2018-03 4988`]
const WIDE_CSV = 'Indicator,Area,Feb-18,Mar-18\nAll Recorded Crime,Force,4702,4988\n'

const titleHeld = (title: string): IntakeCase[] => [
  {
    name: `the title "${title}", workbook`,
    bytes: book([[title], ...ROWS], { name: 'S' }),
    outcome: 'held',
    at: { sheet: 'S', row: 1, column: 'A' },
  },
  {
    name: `the title "${title}" two rows above`,
    bytes: book([['Monthly return'], [null, title], [], ...ROWS], { name: 'S' }),
    outcome: 'held',
    at: { sheet: 'S', row: 2, column: 'B' },
  },
  { name: `the title "${title}", CSV`, bytes: `"${title}"\n\n${WIDE_CSV}`, outcome: 'held', at: { row: 1 } },
]
const titleFine = (title: string): IntakeCase => ({
  name: `the title "${title}"`,
  bytes: book([[title], ...ROWS]),
  outcome: 'read',
  values: BOTH,
})
const sheetHeld = (name: string): IntakeCase => ({
  name: `the sheet "${name}"`,
  bytes: book(ROWS, { name }),
  outcome: 'held',
  at: { sheet: name },
})
const sheetFine = (name: string): IntakeCase => ({
  name: `the sheet "${name}"`,
  bytes: book(ROWS, { name }),
  outcome: 'read',
  values: BOTH,
})
const noteHeld = (note: string): IntakeCase => ({
  name: `the note "${note}" below`,
  bytes: book([...ROWS, [], [note]], { name: 'S' }),
  outcome: 'held',
  at: { sheet: 'S', row: 4 },
})
const noteFine = (note: string): IntakeCase => ({
  name: `the note "${note}" below`,
  bytes: book([...ROWS, [], [note]]),
  outcome: 'read',
  values: BOTH,
})

const NO_AREA: CellInput[][] = [
  ['Indicator', 'Feb-18', 'Mar-18'],
  ['All Recorded Crime', 702, 688],
]
const fenland = (area: string) => [`all-recorded-crime ${area} 2018-02 702`, `all-recorded-crime ${area} 2018-03 688`]
const area = (
  name: string,
  rows: CellInput[][],
  outcome: 'read' | 'held' | 'either',
  row: number,
  more: { sheet?: string; file?: string; area?: string } = {},
): IntakeCase => ({
  name,
  bytes: book(rows, { name: more.sheet ?? 'Counts' }),
  ...(more.file && { file: more.file }),
  outcome,
  at: { sheet: more.sheet ?? 'Counts', row },
  values: fenland(more.area ?? 'fenland'),
})

export const WORD_CASES: readonly IntakeCase[] = [
  ...listOf(`
Rolling 12 months to: | Rolling year | Rolling 12-month totals | 12 month rolling | 12-months rolling |
12 months to date shown | Rolling twelve months | R12M | R12 | Moving annual total | MAT |
Figures for 12 months ending | 12 months ending: | Year ending | Year to: | Years to March | Annual rolling total |
Last 12 months | Past twelve months | Previous 12 months | Cumulative year to date | Cumulative |
Cumulatively since April | Cum. total | Cumul. figures | YTD | FYTD | Year-to-date | Year to date figures |
Running total | Running totals since April | Total since 1 April | Financial year to date | April to date |
Rate per 1,000 population | Crimes per 1,000 residents | per 1000 pop | per 100k | Rates per 100,000 |
Per 10,000 people | Rate per head | Crimes per household | Crime rate per 1,000 | per thousand population |
rate / 1,000 population | Crimes per capita | All figures in thousands | Figures in 000s | (000s) | '000 | £000 |
£'000 | Thousands | in millions | £m | All figures in hundreds | x1000 | Units: thousands | Forecast |
Forecast for 2018 | Forecasts 2018/19 | Projection | Projected figures | Predicted | Trajectory | Budget |
Budget 2018/19 | Budgeted | Planned figures | Plan figures | Estimates for planning | Modelled figures | Scenario A |
Target | Targets | Targets 2018/19 | Monthly targets | TARGET FIGURES | Ambition | Thresholds | Baseline |
Baseline figures | Limits | TEST DATA | Test | Test file - please ignore | DUMMY DATA | Dummy figures | Sample data |
Example | Example only | SPECIMEN | Do not use | DO NOT USE - old version | Training data | Template | Not real data |
Fictional figures | Mock data | Synthetic data | % change | Percentage change on previous year |
Change on same month last year | Difference from last month | Year on year change | Variance against last year |
Increase on previous month | Quarterly totals | Weekly figures | Annual figures | Daily average | Average per day |
Monthly average | 3 month average | Three-month rolling average | Seasonally adjusted | Index (2015 = 100) |
Weekly counts | Averages | Mean of 12 months | Smoothed | Quarter ending | Quarter to: | Three months to: |
3 months ending
`).flatMap(titleHeld),
  ...listOf(`
Monthly return | Monthly return: counts | Monthly figures | Monthly actuals | Actuals | Actual |
Performance against target | Performance vs target report | Quarterly performance report |
Police performance return for the year 2017/18 | Data to 31st March 2018 | data to March 2018 | March 2018 |
Monthly return, year 2017/18 | Cambridgeshire Constabulary | Official - Sensitive | Recorded crime by month |
Corporate Development - data to 31st March 2018 | Not cumulative | Figures are not cumulative |
Figures are not rolling | Run date: 3 May 2018 | Source: Athena | Performance team |
Return for the Business Coordination Board | Version 2 | Final | Crime and budget board | Annual return |
Test purchases | Counts | Contact: A Person, 01234 567890 | Monthly counts, not rates |
Police and crime plan indicators | Delivery plan indicators | Prepared 12 April 2018 | Data as at 30 April 2018 |
Last updated 3 May 2018 | Financial year 2017/18 | Reporting period: March 2018 | Report period 12 | Monthly totals |
Crimes recorded in the month
`).map(titleFine),
  ...listOf(`
Rolling 12m | R12 | YTD | Cumulative | Rates per 1000 | Target | Targets | Forecast | Budget | Test | TEST DATA |
Dummy | Example | % change | Weekly | Quarterly | Annual | Average
`).map(sheetHeld),
  ...listOf(`
Counts | Sheet1 | Data | Monthly | Actuals | Return | Export | 2017-18 | Mar 18 | Crime | Force | Cambridgeshire |
Table 1 | Data to Mar 18 | FY1718
`).map(sheetFine),
  ...listOf(`
Figures are rolling 12 months | Figures are cumulative | Note: rolling 12 month totals | Rolling 12 months |
All figures are in thousands | Rate per 1,000 population | Figures are forecasts | Cumulative year to date |
Source: test data | Values are per 1,000 population
`).map(noteHeld),
  ...listOf(`
Source: Athena | 1 Two districts to be confirmed | Blank = not yet available | Contact the performance team |
See the target sheet | Applied filters:\nYear is 2017/18 | Note: recording changed in April 2017 | p = provisional |
Produced 3 May 2018 | No filters applied | © Crown copyright | The rolling 12 months are on another sheet | Total
`).map(noteFine),
  // districts
  area('the sheet Fenland', NO_AREA, 'read', 1, { sheet: 'Fenland' }),
  area('the sheet Peterborough City', NO_AREA, 'either', 1, { sheet: 'Peterborough City', area: 'peterborough' }),
  area('the sheet South Cambs', NO_AREA, 'either', 1, { sheet: 'South Cambs', area: 'south-cambridgeshire' }),
  area('the title Fenland', [['Fenland'], ...NO_AREA], 'either', 2),
  area('the title FENLAND DISTRICT', [['FENLAND DISTRICT'], ...NO_AREA], 'either', 2),
  area('the title Monthly return for Fenland', [['Monthly return for Fenland'], [], ...NO_AREA], 'either', 3),
  area('the title District: Fenland', [['District: Fenland'], ...NO_AREA], 'either', 2),
  area('the titles District | Fenland', [['District', 'Fenland'], ...NO_AREA], 'either', 2),
  area('the title Monthly return - Huntingdonshire', [['Monthly return - Huntingdonshire'], ...NO_AREA], 'either', 2, {
    area: 'huntingdonshire',
  }),
  area(
    'the title Huntingdonshire Community Safety Partnership',
    [['Huntingdonshire Community Safety Partnership'], ...NO_AREA],
    'either',
    2,
    { area: 'huntingdonshire' },
  ),
  area(
    'the title in a header row below a title',
    [['Monthly return'], ['East Cambridgeshire'], ...NO_AREA],
    'either',
    3,
    { area: 'east-cambridgeshire' },
  ),
  area('the file fenland-march.xlsx', NO_AREA, 'held', 1, { file: 'fenland-march.xlsx' }),
  area('the file Monthly return - South Cambridgeshire.xlsx', NO_AREA, 'held', 1, {
    file: 'Monthly return - South Cambridgeshire.xlsx',
  }),
  area('the file Hunts_return.xlsx', NO_AREA, 'held', 1, { file: 'Hunts_return.xlsx' }),
  area('the title names two districts', [['Fenland and Huntingdonshire'], ...NO_AREA], 'held', 2),
  area('a note below names a district', [...NO_AREA, [], ['Figures for Fenland only']], 'held', 1),
  area('the title names a code', [['E07000010'], ...NO_AREA], 'either', 2),
  {
    name: 'a CSV of fenland.csv without areas',
    file: 'fenland.csv',
    bytes: 'indicator,period,value\nall-recorded-crime,2018-03,688\n',
    outcome: 'held',
    at: { row: 1 },
  },
  {
    name: 'a CSV with a title that names a district',
    bytes: 'Fenland district: monthly return\n\nindicator,period,value\nall-recorded-crime,2018-03,688\n',
    outcome: 'either',
    at: { row: 3 },
    values: ['all-recorded-crime fenland 2018-03 688'],
  },
  {
    name: 'sheets of districts',
    bytes: makeWorkbook([
      { name: 'Fenland', rows: NO_AREA },
      { name: 'Cambridge', rows: NO_AREA },
    ]),
    outcome: 'read',
    values: [...fenland('fenland'), ...fenland('cambridge')],
  },
  {
    name: 'the force and a district, a sheet each',
    bytes: makeWorkbook([
      { name: 'Force', rows: NO_AREA },
      { name: 'Fenland', rows: NO_AREA },
    ]),
    outcome: 'read',
    values: [...fenland('force'), ...fenland('fenland')],
  },
  {
    name: 'a sheet named after another force',
    bytes: book(NO_AREA, { name: 'Norfolk' }),
    outcome: 'held',
    at: { sheet: 'Norfolk' },
  },
  {
    name: 'a title that names another force',
    bytes: book([['Norfolk Constabulary: monthly return'], ...NO_AREA]),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2 },
  },
  {
    name: 'a title that names a peer',
    bytes: book([['Staffordshire Police: monthly return'], ...NO_AREA]),
    outcome: 'held',
    at: { sheet: 'Counts' },
  },
  {
    name: 'a column Team with districts',
    bytes: book([
      ['Indicator', 'Team', 'Mar-18'],
      ['All Recorded Crime', 'Fenland', 688],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2 },
  },
  {
    name: 'a column Location with districts',
    bytes: book([
      ['Indicator', 'Location', 'Mar-18'],
      ['All Recorded Crime', 'Fenland', 688],
    ]),
    outcome: 'either',
    at: { sheet: 'Counts', row: 2 },
    values: ['all-recorded-crime fenland 2018-03 688'],
  },
  {
    name: 'districts as rows below their force, in an area column',
    bytes: book([
      ['Indicator', 'Area', 'Mar-18'],
      ['All Recorded Crime', 'Force', 4988],
      [null, 'Fenland', 688],
      [null, 'Cambridge', 1200],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts', row: 3 },
  },
  {
    name: 'an area with the title Cambridgeshire',
    bytes: book([['Cambridgeshire: monthly return'], ['Indicator', 'Mar-18'], ['All Recorded Crime', 4988]]),
    outcome: 'read',
    values: [`${ARC} 2018-03 4988`],
  },
  // headings
  ...(
    [
      ['Area code', 'Area', 'E07000010', 'Fenland'],
      ['Area', 'Area code', 'Fenland', 'E07000010'],
      ['GSS code', 'Area name', 'E07000010', 'Fenland'],
      ['ONS code', 'District', 'E07000010', 'Fenland'],
      ['LA code', 'LA name', 'E07000010', 'Fenland'],
      ['LAD17CD', 'LAD17NM', 'E07000010', 'Fenland'],
      ['LAD23CD', 'LAD23NM', 'E07000010', 'Fenland'],
      ['Local authority code', 'Local authority', 'E07000010', 'Fenland'],
      ['Local authority code', 'Local authority name', 'E07000010', 'Fenland'],
      ['AreaCode', 'AreaName', 'E07000010', 'Fenland'],
      ['area_code', 'area_name', 'E07000010', 'Fenland'],
      ['District code', 'District name', 'E07000010', 'Fenland'],
      ['Geography code', 'Geography', 'E07000010', 'Fenland'],
      ['geography_code', 'geography_name', 'E07000010', 'Fenland'],
      ['Code', 'Area', 'E07000010', 'Fenland'],
      ['Policing District', 'Area code', 'Fenland', 'E07000010'],
      ['CSP', 'CSP code', 'Fenland', 'E07000010'],
    ] as const
  ).flatMap(([a, b, x, y]): IntakeCase[] => [
    {
      name: `${a} beside ${b}, workbook`,
      bytes: book([
        ['Indicator', a, b, 'Month', 'Value'],
        ['Burglary Dwelling', x, y, '2018-03', 10],
      ]),
      outcome: 'read',
      values: ['burglary-dwelling fenland 2018-03 10'],
    },
    {
      name: `${a} beside ${b}, CSV`,
      bytes: `Indicator,${a},${b},Month,Value\nBurglary Dwelling,${x},${y},2018-03,10\n`,
      outcome: 'read',
      values: ['burglary-dwelling fenland 2018-03 10'],
    },
  ]),
  {
    name: 'a code that disagrees with the name of its area',
    bytes: 'Indicator,Area code,Area,Month,Value\nBurglary Dwelling,E07000008,Fenland,2018-03,10\n',
    outcome: 'held',
    at: { row: 2 },
  },
  {
    name: 'an indicator by id and name',
    bytes: 'Indicator ID,Indicator name,Area,Month,Value\nburglary-dwelling,Burglary Dwelling,Fenland,2018-03,10\n',
    outcome: 'read',
    values: ['burglary-dwelling fenland 2018-03 10'],
  },
  {
    name: 'an indicator code of another system beside the name',
    bytes: 'Indicator code,Indicator,Area,Month,Value\nKPI07,Burglary Dwelling,Fenland,2018-03,10\n',
    outcome: 'either',
    at: {},
    values: ['burglary-dwelling fenland 2018-03 10'],
  },
  ...(
    [
      ['Month', 'Measure', 'Area', 'Count'],
      ['Date', 'Measure', 'Area', 'Value'],
      ['Period', 'KPI', 'District', 'Number'],
      ['Month', 'Indicator', 'Force', 'Total'],
      ['month', 'metric', 'geography', 'count'],
      ['DATE', 'INDICATOR', 'AREA', 'VALUE'],
      ['Time period', 'Indicator name', 'Area name', 'Value'],
      ['Reporting month', 'Performance measure', 'Area', 'Actual'],
      ['Month', 'Crime type', 'District', 'Offences'],
      ['Month', 'Category', 'Area', 'Count of Crime'],
      ['Month', 'Measure', 'Area', 'Sum of Count'],
      ['Month', 'Measure', 'Area', 'Sum of Value'],
      ['Month start', 'Measure', 'Area', 'Figure'],
      ['Month ending', 'Measure', 'Area', 'Volume'],
      ['Period ending', 'Measure', 'Area', 'Amount'],
      ['Month/Year', 'Measure', 'Area', 'No.'],
      ['MonthYear', 'Measure', 'Area', 'Num'],
      ['Year-Month', 'Measure', 'Area', 'Observation'],
      ['YearMonth', 'Measure', 'Area', 'obs_value'],
      ['ref_date', 'indicator', 'area', 'n_crimes'],
    ] as const
  ).flatMap((headings): IntakeCase[] => {
    const isKnown =
      !['Category', 'Crime type', 'ref_date'].some(odd => (headings as readonly string[]).includes(odd)) &&
      !['No.', 'Num', 'n_crimes', 'Observation', 'obs_value', 'Amount', 'Offences'].includes(headings[3])
    const outcome = isKnown && headings[0] !== 'Period ending' ? 'read' : 'either'
    return [
      {
        name: `headings ${headings.join(', ')}, CSV`,
        bytes: `${headings.join(',')}\n2018-03,Burglary Dwelling,Fenland,10\n`,
        outcome,
        values: ['burglary-dwelling fenland 2018-03 10'],
      },
      {
        name: `headings ${headings.join(', ')}, workbook`,
        bytes: book([headings, ['2018-03', 'Burglary Dwelling', 'Fenland', 10]]),
        outcome,
        values: ['burglary-dwelling fenland 2018-03 10'],
      },
    ]
  }),
  // turned round
  {
    name: 'a turned table in a CSV',
    bytes: 'period,all-recorded-crime,burglary-dwelling\n2018-02,4702,141\n2018-03,4988,128\n',
    outcome: 'read',
    values: [...BOTH, 'burglary-dwelling force 2018-02 141', 'burglary-dwelling force 2018-03 128'],
  },
  {
    name: 'a turned table with names, workbook',
    bytes: book([
      ['Month', 'All Recorded Crime', 'Burglary Dwelling'],
      ['Feb-18', 4702, 141],
      ['Mar-18', 4988, 128],
    ]),
    outcome: 'read',
    values: [...BOTH, 'burglary-dwelling force 2018-02 141', 'burglary-dwelling force 2018-03 128'],
  },
  {
    name: 'a turned table with areas',
    bytes: book([
      ['Month', 'Area', 'All Recorded Crime', 'Burglary Dwelling'],
      ['Mar-18', 'Fenland', 688, 12],
      ['Mar-18', 'Force', 4988, 128],
    ]),
    outcome: 'read',
    values: [
      `${ARC} 2018-03 4988`,
      'burglary-dwelling force 2018-03 128',
      'all-recorded-crime fenland 2018-03 688',
      'burglary-dwelling fenland 2018-03 12',
    ],
  },
  {
    name: 'a turned table with a year and a month',
    bytes: 'Year,Month,All Recorded Crime,Burglary Dwelling\n2018,Feb,4702,141\n2018,Mar,4988,128\n',
    outcome: 'either',
    at: { row: 1 },
    values: [...BOTH, 'burglary-dwelling force 2018-02 141', 'burglary-dwelling force 2018-03 128'],
  },
  {
    name: 'a turned table with an indicator nobody knows',
    bytes: 'period,all-recorded-crime,gravity\n2018-02,4702,141\n',
    outcome: 'held',
    at: { row: 1 },
    says: /indicators stand as headings/,
  },
  {
    name: 'a turned table with an empty heading of months',
    bytes: ',all-recorded-crime,burglary-dwelling\n2018-02,4702,141\n',
    outcome: 'either',
    at: { row: 1 },
    says: /indicators stand as headings/,
  },
  {
    name: 'a turned table of areas: areas as headings',
    bytes: 'indicator,period,force,fenland\nall-recorded-crime,2018-03,4988,688\n',
    outcome: 'either',
    at: { row: 1 },
    values: [`${ARC} 2018-03 4988`, 'all-recorded-crime fenland 2018-03 688'],
  },
  {
    name: 'a turned table with its months below an indicator each, a title above',
    bytes: book([['Monthly return'], [], ['Month', 'Hate Crime'], ['Mar-18', 59]]),
    outcome: 'read',
    values: ['hate-crime force 2018-03 59'],
  },
  // data above headings
  {
    name: 'data above headings, workbook',
    bytes: book([
      ['All Recorded Crime', 'Force', 4988],
      ['Hate Crime', 'Force', 59],
      ['Indicator', 'Area', 'Mar-18'],
      ['Rural Crime', 'Force', 77],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts', row: 1 },
  },
  {
    name: 'data above headings, two columns',
    bytes: book([
      ['All Recorded Crime', 4988],
      ['Indicator', 'Mar-18'],
      ['Rural Crime', 77],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts', row: 1 },
  },
  {
    name: 'data above headings, long',
    bytes: 'burglary-dwelling,force,2018-03,128\nindicator,area,period,value\nrural-crime,force,2018-03,77\n',
    outcome: 'held',
    at: { row: 1 },
  },
  {
    name: 'data above headings, numerator and denominator',
    bytes:
      'cyber-crime-outcome-rate,force,2018-03,3,41\nindicator,area,period,numerator,denominator\nhate-crime-outcome-rate,force,2018-03,12,59\n',
    outcome: 'held',
    at: { row: 1 },
  },
  {
    name: 'data above headings with figures as text',
    bytes: book([
      ['All Recorded Crime', 'Force', '4,988'],
      ['Indicator', 'Area', 'Mar-18'],
      ['Rural Crime', 'Force', 77],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts', row: 1 },
  },
  {
    name: 'data above headings of a turned table',
    bytes: 'period,all-recorded-crime\n2018-02,4702\n'.split('\n').reverse().slice(1).join('\n') + '\n2018-03,4988\n',
    outcome: 'held',
    at: { row: 1 },
  },
  {
    name: 'data above headings with a marked figure',
    bytes: 'burglary-dwelling,force,2018-03,[c]\nindicator,area,period,value\nrural-crime,force,2018-03,77\n',
    outcome: 'held',
    at: { row: 1 },
  },
  {
    name: 'an unknown name above headings',
    bytes: 'Total crime,force,2018-03,9128\nindicator,area,period,value\nrural-crime,force,2018-03,77\n',
    outcome: 'held',
    at: { row: 1 },
  },
  {
    name: 'data above the headings of a register',
    feed: 'actions',
    bytes:
      '1.0,28/02/2018,7.2,Report back,OPCC,16/05/2018,,,Open\nAction No.,Meeting date raised,Meeting agenda item,Action,Owner,Target date,Action update,Update date,Status\n2.0,28/02/2018,7.3,Report,OPCC,16/05/2018,,,Open\n',
    outcome: 'held',
    at: { row: 1 },
  },
  {
    name: 'data above the headings of risks',
    feed: 'risks',
    bytes:
      'R2,Cyber attack,3,4,12,ACC,Patching\nRef,Risk,Likelihood,Impact,Score,Owner,Mitigation\nR1,Control room staffing,4,4,16,ACC,Recruiting\n',
    outcome: 'held',
    at: { row: 1 },
  },
  // merged
  {
    name: 'one figure over two months',
    bytes: book(
      [
        ['Indicator', 'Area', 'Jan-18', 'Feb-18', 'Mar-18'],
        ['Hate Crime', 'Force', 60, 118, null],
      ],
      { merges: ['D2:E2'] },
    ),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'D' },
  },
  {
    name: 'one figure over two indicators',
    bytes: book(
      [
        ['Indicator', 'Area', 'Mar-18'],
        ['Violence with Injury', 'Force', 1054],
        ['Violence without Injury', 'Force', null],
      ],
      { merges: ['C2:C3'] },
    ),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'C' },
  },
  {
    name: 'one figure over two rows of a long table',
    bytes: book(
      [
        ['Indicator', 'Area', 'Month', 'Value'],
        ['Hate Crime', 'Force', 'Feb-18', 126],
        ['Hate Crime', 'Force', 'Mar-18', null],
      ],
      { merges: ['D2:D3'] },
    ),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'D' },
  },
  {
    name: 'one figure over number and out of',
    bytes: book(
      [
        ['Indicator', 'Area', 'Month', 'Number', 'Out of'],
        ['Hate Crime Outcome Rate', 'Force', 'Feb-18', 126, null],
      ],
      { merges: ['D2:E2'] },
    ),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'D' },
  },
  {
    name: 'one figure over a block',
    bytes: book(
      [
        ['Indicator', 'Area', 'Feb-18', 'Mar-18'],
        ['Violence with Injury', 'Force', 1054, null],
        ['Violence without Injury', 'Force', null, null],
      ],
      { merges: ['C2:D3'] },
    ),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'C' },
  },
  {
    name: 'an indicator merged over its areas',
    bytes: book(
      [
        ['Indicator', 'Area', 'Mar-18'],
        ['All Recorded Crime', 'Force', 4988],
        [null, 'Fenland', 688],
      ],
      { merges: ['A2:A3'] },
    ),
    outcome: 'read',
    values: [`${ARC} 2018-03 4988`, 'all-recorded-crime fenland 2018-03 688'],
  },
  {
    name: 'a heading merged over two months',
    bytes: book(
      [
        ['Indicator', 'Area', 'Mar-18', null],
        ['Hate Crime', 'Force', 60, 58],
      ],
      { merges: ['C1:D1'] },
    ),
    outcome: 'held',
    at: { sheet: 'Counts', row: 1 },
  },
  {
    name: 'a month merged over rows',
    bytes: book(
      [
        ['Month', 'Indicator', 'Area', 'Value'],
        ['Mar-18', 'All Recorded Crime', 'Force', 4988],
        [null, 'Hate Crime', 'Force', 59],
      ],
      { merges: ['A2:A3'] },
    ),
    outcome: 'read',
    values: [`${ARC} 2018-03 4988`, 'hate-crime force 2018-03 59'],
  },
  // doubled columns
  ...[2, 3].flatMap((width): IntakeCase[] => {
    const spread = (cells: CellInput[]) =>
      cells.flatMap(each => [each, ...Array.from({ length: width - 1 }, () => null)])
    const letters = 'ABCDEFGHIJKL'
    const merges = [1, 2].flatMap(r =>
      [0, 1, 2, 3].map(c => `${letters[c * width]}${r}:${letters[c * width + width - 1]}${r}`),
    )
    const rows = [spread(['Indicator', 'Area', 'Feb-18', 'Mar-18']), spread(['Hate Crime', 'Force', 66, 59])]
    const values = ['hate-crime force 2018-02 66', 'hate-crime force 2018-03 59']
    return [
      { name: `each column laid over ${width}, merged`, bytes: book(rows, { merges }), outcome: 'read', values },
      { name: `each column laid over ${width}, not merged`, bytes: book(rows), outcome: 'read', values },
      {
        name: `each column laid over ${width}, headings merged alone`,
        bytes: book(rows, { merges: merges.slice(0, 4) }),
        outcome: 'read',
        values,
      },
      {
        name: `each column laid over ${width}, merged, with a title and a footer`,
        bytes: book([['Monthly performance report'], [], ...rows.map(row => row), [], ['Report run on 3 May 2018']], {
          merges: ['A1:H1', ...merges.map(m => m.replace(/\d/g, d => String(Number(d) + 2))), 'A6:H6'],
        }),
        outcome: 'read',
        values,
      },
    ]
  }),
  {
    name: 'the figures stand under the second half of merged headings',
    bytes: book(
      [
        ['Indicator', 'Area', 'Feb-18', null, 'Mar-18', null],
        ['Hate Crime', 'Force', null, 66, null, 59],
      ],
      { merges: ['C1:D1', 'E1:F1'] },
    ),
    outcome: 'either',
    at: { sheet: 'Counts' },
    values: ['hate-crime force 2018-02 66', 'hate-crime force 2018-03 59'],
  },
  {
    name: 'a column without heading and figures',
    bytes: book([
      ['Indicator', 'Area', 'Feb-18', null],
      ['Hate Crime', 'Force', 66, 59],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts', row: 1, column: 'D' },
  },
  // total rows and columns
  {
    name: 'a row of totals',
    bytes: book([
      ['Indicator', 'Area', 'Mar-18'],
      ['Hate Crime', 'Force', 59],
      ['Total', null, 59],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts', row: 3 },
  },
  {
    name: 'a column of totals',
    bytes: book([
      ['Indicator', 'Area', 'Feb-18', 'Mar-18', 'Total'],
      ['Hate Crime', 'Force', 66, 59, 125],
    ]),
    outcome: 'read',
    values: ['hate-crime force 2018-02 66', 'hate-crime force 2018-03 59'],
  },
  { name: 'a hidden column of months', bytes: book(ROWS, { hiddenColumns: [3] }), outcome: 'read', values: BOTH },
  {
    name: 'a hidden row',
    bytes: book([...ROWS, ['Hate Crime', 'Force', 66, 59]], { hiddenRows: [3] }),
    outcome: 'read',
    values: [...BOTH, 'hate-crime force 2018-02 66', 'hate-crime force 2018-03 59'],
  },
  // rows of other kinds
  {
    name: 'a column Type with targets',
    bytes: book([
      ['Indicator', 'Area', 'Type', 'Mar-18'],
      ['Hate Crime', 'Force', 'Actual', 59],
      ['Rural Crime', 'Force', 'Target', 70],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts', row: 3, column: 'C' },
  },
  {
    name: 'a column Measure type with rates',
    bytes: book([
      ['Indicator', 'Area', 'Basis', 'Mar-18'],
      ['Hate Crime', 'Force', 'Rate per 1,000', 5],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'C' },
  },
  {
    name: 'a group heading above months',
    bytes: book([[null, null, 'Rolling 12 months', null], ...ROWS], { merges: ['C1:D1'] }),
    outcome: 'held',
    at: { sheet: 'Counts', row: 1, column: 'C' },
  },
  {
    name: 'a section title between rows says rolling',
    bytes: book([
      ['Indicator', 'Area', 'Mar-18'],
      ['Hate Crime', 'Force', 59],
      ['Rolling 12 months'],
      ['Rural Crime', 'Force', 700],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts', row: 3 },
  },
  {
    name: 'an indicator with a kind in its name',
    bytes: tidy('"Hate Crime (rolling 12 months)",force,2018-03,725'),
    outcome: 'held',
    at: { row: 2, column: 'indicator' },
  },
]
