import { readFileSync } from 'node:fs'
import { longMonth } from '../../shared/calendar/month.ts'
import type { Block, Section } from '../../shared/document/document.ts'
import type { Cell, Column, Table } from '../../shared/document/table.ts'
import type { Figure, Mark, Sentence } from '../../shared/document/figure.ts'
import type { StoredFigure } from '../../shared/figures/stored-figure.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { chartOf, limits, pointsEnding, wobble } from './hard-charts.ts'

/** A row of the printed dashboard: column name to printed cell. */
export type PrintedRow = Readonly<Record<string, string>>

/** Rows of a printed dashboard's CSV. `dashboard-excerpt.csv` holds 14 of the 42 rows of the board paper of 10 May 2018. */
export function readPrintedRows(path: string): PrintedRow[] {
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split('\n')
  const names = header!.split(',')
  return lines.map(line => {
    const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(match => match[1] ?? match[2] ?? '')
    return Object.fromEntries(names.map((name, i) => [name, cells[i]!.trim()]))
  })
}

export const EXCERPT = readPrintedRows(`${import.meta.dirname}/dashboard-excerpt.csv`)

const COLUMNS: readonly Column[] = [
  { key: 'indicator', heading: 'Indicator', kind: 'text' },
  { key: 'data_to', heading: 'Data to', kind: 'text' },
  { key: 'current', heading: 'Current month', kind: 'number', description: 'The month of "data to"' },
  { key: 'minus_1_year', heading: 'Year before', kind: 'number' },
  { key: 'minus_2_years', heading: '2 years before', kind: 'number' },
  { key: 'minus_3_years', heading: '3 years before', kind: 'number' },
  { key: 'current_v_1yr_avg', heading: 'Against 1-year average', kind: 'verdict' },
  { key: 'current_v_3yr_avg', heading: 'Against 3-year average', kind: 'verdict' },
  { key: 'fytd', heading: 'Year to date', kind: 'number' },
  { key: 'fytd_minus_1_year', heading: 'Last year to date', kind: 'number' },
  { key: 'rolling_12_months', heading: 'Rolling 12 months', kind: 'number' },
  { key: 'baseline', heading: 'Baseline 2016-17', kind: 'number' },
  { key: 'performance_v_benchmark', heading: 'Against benchmark', kind: 'verdict' },
  { key: 'most_similar_forces', heading: 'Most similar forces', kind: 'verdict' },
]

export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

export function figure(printed: string, ref: string, marks: readonly Mark[] = []): Figure {
  const value = Number(printed.replace(/[,%]/g, '').replace('−', '-'))
  return { printed, value: Number.isNaN(value) ? null : value, ref, marks }
}

function dashboardCell(row: PrintedRow, column: Column, index: number): Cell {
  const printed = row[column.key] ?? ''
  if (column.key === 'indicator') return { kind: 'text', text: row['indicator']! }
  if (column.key === 'data_to') return { kind: 'text', text: row['current_month']! }
  if (column.kind === 'verdict') {
    const word = (['Higher', 'Lower', 'Comparable'] as const).find(each => each === printed) ?? 'n/a'
    const significant = (word === 'Higher' || word === 'Lower') && (index + printed.length) % 3 !== 0
    const polar = word === 'Higher' ? 'concern' : 'improvement'
    return { kind: 'verdict', word, significant, sense: significant ? (index % 2 === 0 ? 'neutral' : polar) : 'none' }
  }
  const isMissing = printed === 'n/a' || printed === '-'
  const estimated = ['fytd', 'rolling_12_months'].includes(column.key) && index % 3 === 0
  const marks: Mark[] = isMissing ? ['z'] : estimated ? ['e'] : []
  const ref = `${slugOf(row['indicator']!)}/force/${column.key}`
  return { kind: 'figure', figure: figure(isMissing ? 'n/a' : printed, ref, marks) }
}

export function dashboardTable(theme: string, rows: readonly PrintedRow[]): Table {
  return {
    id: `dashboard-${slugOf(theme)}`,
    caption: `${theme}: each indicator in its latest month, beside the same month of earlier years and its averages`,
    columns: COLUMNS,
    rows: rows.map((row, i) => COLUMNS.map(column => dashboardCell(row, column, i))),
    notes: ['Baseline: the financial year 2016-17. Most similar forces: seven forces, listed in the information sheet.'],
  }
}

function paragraph(number: string, ...sentences: Sentence[]): Block {
  return { kind: 'paragraph', number, sentences }
}

function indicatorSection(row: PrintedRow, index: number): Section {
  const name = row['indicator']!
  const id = slugOf(name)
  const isPercentage = row['current']!.includes('%')
  const base = Number(row['minus_1_year']!.replace(/[,%]/g, '')) || 50
  const values = wobble(48, base * 10, base * 1.2).map(value => Math.max(0, isPercentage ? value / 10 : Math.round(value / 10)))
  const points = pointsEnding('2018-03', values, isPercentage ? '%' : '').map((point, i) => ({
    ...point,
    marks: i % 12 === 11 ? point.marks : (['e'] as const),
    signal: i > 45 && index % 3 === 0 ? ('concern' as const) : ('none' as const),
  }))
  const years = ['2014-15', '2015-16', '2016-17', '2017-18']
  const months = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar']
  return {
    id: `indicator-${id}`,
    number: `B.${index + 1}`,
    heading: name,
    sections: [],
    blocks: [
      paragraph(`B.${index + 1}.1`, [
        `${name} stood at `,
        figure(row['current']!, `${id}/force/current`),
        ` in ${longMonth('2018-03')}, against `,
        figure(row['minus_1_year']!, `${id}/force/minus_1_year`),
        ' in the same month of the year before.',
      ]),
      {
        kind: 'chart',
        chart: chartOf(id, `${name}: within its usual range`, {
          unit: isPercentage ? 'per cent' : 'a month',
          percentage: isPercentage,
          points,
          lines: limits('2014-04', '2018-03', Math.round(base), Math.round(base * 0.2)),
        }),
      },
      {
        kind: 'table',
        table: {
          id: `months-${id}`,
          caption: `${name} by month, April 2014 to March 2018`,
          columns: [
            { key: 'financial_year', heading: 'Financial year', kind: 'text' },
            ...months.map(month => ({ key: month.toLowerCase(), heading: month, kind: 'number' as const })),
          ],
          rows: years.map((year, y) => [
            { kind: 'text' as const, text: year },
            ...months.map((_, m) => ({
              kind: 'figure' as const,
              figure: figure(points[y * 12 + m]!.printed, `${id}/force/month-${y}-${m}`),
            })),
          ]),
          notes: ['All months but March are estimated.'],
        },
      },
      {
        kind: 'facts',
        facts: [
          { term: 'Definition', words: [`${name}, as the Home Office counts it.`] },
          { term: 'Source', words: ['Police recorded crime, by the fifth working day of the month after.'] },
          { term: 'Owner', words: ['Head of Performance'] },
        ],
      },
    ],
  }
}

/** A whole pack around printed dashboard rows, with every kind of block in it. */
export function sampleModel(rows: readonly PrintedRow[] = EXCERPT): PackModel {
  const themes = [...new Set(rows.map(row => row['theme']!))]
  const tables = themes.map(theme => dashboardTable(theme, rows.filter(row => row['theme'] === theme)))
  const sections: Section[] = [
    {
      id: 'purpose',
      number: '1',
      heading: 'Purpose',
      sections: [],
      blocks: [
        paragraph('1.1', [
          'The purpose of this paper is to provide an update to the Business Coordination Board (“the Board”) on performance against the Police and Crime Plan to the end of March 2018.',
        ]),
      ],
    },
    {
      id: 'recommendation',
      number: '2',
      heading: 'Recommendation',
      sections: [],
      blocks: [paragraph('2.1', ['The Board is invited to note the contents of the report and to consider:'])],
    },
    {
      id: 'findings',
      number: '3',
      heading: 'Findings that need the Board’s eye',
      blocks: [
        {
          kind: 'table',
          table: {
            id: 'exceptions',
            caption: 'Indicators that changed more than chance explains, and whether they will meet their target',
            columns: [
              { key: 'indicator', heading: 'Indicator', kind: 'text' },
              { key: 'latest', heading: 'March 2018', kind: 'number' },
              { key: 'variation', heading: 'Variation', kind: 'icon' },
              { key: 'assurance', heading: 'Assurance', kind: 'icon' },
            ],
            rows: [
              [
                { kind: 'text', text: 'Serious Sexual Offences' },
                { kind: 'figure', figure: figure('124', 'serious-sexual-offences/force/current') },
                { kind: 'icon', icon: 'concern-high', word: 'Unusually high, a concern' },
                { kind: 'icon', icon: 'hit-and-miss', word: 'Hit and miss' },
              ],
              [
                { kind: 'text', text: 'Police recorded ASB' },
                { kind: 'figure', figure: figure('1,377', 'police-recorded-asb/force/current') },
                { kind: 'icon', icon: 'improvement-low', word: 'Unusually low, an improvement' },
                { kind: 'icon', icon: 'passing', word: 'Consistently passes' },
              ],
            ],
            notes: [],
          },
        },
      ],
      sections: [
        {
          id: 'finding-serious-sexual-offences',
          number: '3.1',
          heading: 'Serious sexual offences',
          sections: [],
          blocks: [
            paragraph(
              '3.1.1',
              [
                'Higher than expected: ',
                figure('124', 'serious-sexual-offences/force/current', ['p']),
                ' recorded, usual range ',
                figure('61', 'serious-sexual-offences/force/lower'),
                ' to ',
                figure('109', 'serious-sexual-offences/force/upper'),
                ' (24 months to February 2018).',
              ],
              ['The last ', figure('7', 'serious-sexual-offences/force/run'), ' months were all above the mean.'],
            ),
            {
              kind: 'chart',
              chart: chartOf('finding-sso', 'Serious sexual offences have been above their usual range since November', {
                subtitle: 'Serious sexual offences recorded a month, Cambridgeshire, April 2014 to March 2018',
                unit: 'offences a month',
                points: pointsEnding('2018-03', [...wobble(40, 84, 14), 96, 98, 102, 99, 112, 115, 111, 124]).map(
                  (point, i) => ({ ...point, signal: i > 43 ? ('concern' as const) : ('none' as const) }),
                ),
                lines: limits('2014-04', '2018-03', 85, 24),
                notes: ['Source: police recorded crime, data to March 2018.'],
              }),
            },
            {
              kind: 'quote',
              by: 'Detective Superintendent, Head of Public Protection',
              on: '24 April 2018',
              html: '<p>Part of the rise is <strong>older offences</strong> that people now feel able to report.</p><p>A review of the March cases will come to the Board in July.</p>',
              text: 'Part of the rise is older offences that people now feel able to report. A review of the March cases will come to the Board in July.',
            },
            {
              kind: 'callout',
              tone: 'gap',
              heading: 'Not yet available',
              sentences: [['Domestic abuse satisfaction for March had not arrived; February is shown.']],
            },
          ],
        },
      ],
    },
    {
      id: 'dashboard',
      number: '4',
      heading: 'Dashboard',
      blocks: [{ kind: 'paragraph', sentences: [['Every indicator of the Plan, by theme.']] }],
      sections: themes.map((theme, i) => ({
        id: `dashboard-section-${slugOf(theme)}`,
        number: `4.${i + 1}`,
        heading: theme,
        blocks: [{ kind: 'table', table: tables[i]! }],
        sections: [],
      })),
    },
  ]
  const appendices: Section[] = [
    {
      id: 'how-to-read',
      number: 'A',
      heading: 'How to read this paper',
      sections: [],
      blocks: [
        {
          kind: 'list',
          items: [
            ['Higher, Lower and Comparable compare the month with what was expected of it.'],
            ['Bold on grey means that chance alone would rarely do it.'],
          ],
        },
        {
          kind: 'callout',
          tone: 'withheld',
          heading: 'Withheld from this edition',
          sentences: [['A paragraph about a live operation is withheld (section 31 of the Freedom of Information Act 2000).']],
        },
      ],
    },
    {
      id: 'indicators',
      number: 'B',
      heading: 'Indicators',
      blocks: [],
      sections: rows.map((row, i) => indicatorSection(row, i)),
    },
    {
      id: 'action-log',
      number: 'C',
      heading: 'Action log',
      sections: [],
      blocks: [{ kind: 'table', table: actionLog() }],
    },
  ]
  return {
    format: 'boardpack-model/1',
    run: {
      id: 'performance-2018-05-10',
      pack: 'performance',
      edition: 'board',
      version: 1,
      scheduledFor: '2018-05-02T08:00:00Z',
      asKnownAt: '2018-05-02T08:00:00Z',
      ruleSet: '1',
    },
    paper: {
      marking: 'OFFICIAL',
      markingReason: null,
      board: 'Business Coordination Board',
      body: 'Police and Crime Commissioner for Cambridgeshire',
      to: 'Business Coordination Board',
      from: 'Chief Constable',
      date: '10 May 2018',
      meetingDate: '2018-05-10',
      firstCalledFor: '2018-05-10',
      moves: 0,
      meetingTime: '14:00',
      venue: 'CR2',
      agendaItem: '5.0',
      title: 'Quarterly performance report, period ending March 2018',
      contact: { title: 'Performance Analyst', email: 'performance@example.org' },
      website: 'https://www.example.org/',
      legalBasis: 'Published under the Elected Local Policing Bodies (Specified Information) Order 2011.',
      figuresAsAt: '2 May 2018 at 09:00',
    },
    month: '2018-03',
    headline: [
      [
        'All recorded crime was ',
        figure('4,988', 'all-recorded-crime/force/current'),
        ' in March 2018, down ',
        figure('13.1%', 'all-recorded-crime/force/change-on-year'),
        ' on March 2017.',
      ],
      [
        'Serious sexual offences are higher than expected: ',
        figure('124', 'serious-sexual-offences/force/current'),
        ' recorded, usual range 61 to 109.',
      ],
      ['Anti-social behaviour is at its lowest for any March since 2014.'],
    ],
    reportedPeriod: 'March 2018',
    asked: [['The Board is invited to note the contents of this report.']],
    missing: ['Missing: figures in time for Domestic abuse satisfaction.'],
    notice: null,
    report: [],
    data: [],
  claims: [],
    meeting: [],
    gaps: ['Domestic abuse satisfaction: no figure for March 2018.'],
    outcome: 'ready-with-gaps',
    sections,
    appendices,
    figures: { ...storedFigures(tables) },
  }
}

function actionLog(): Table {
  return {
    id: 'action-log-table',
    caption: 'Actions open at 2 May 2018, the longest overdue first',
    columns: ['Number', 'Raised', 'Action', 'Owner', 'Due', 'State'].map((heading, i) => ({
      key: heading.toLowerCase(),
      heading,
      kind: i === 5 ? ('icon' as const) : ('text' as const),
    })),
    rows: [
      [
        { kind: 'text', text: '3' },
        { kind: 'text', text: '1 March 2018' },
        {
          kind: 'text',
          text: 'Highlight to the Safeguarding Board the risk to the domestic abuse outreach provision from the funding position after 2020',
        },
        { kind: 'text', text: 'Assistant Chief Constable' },
        { kind: 'text', text: '12 April 2018' },
        { kind: 'icon', icon: 'red', word: 'Overdue' },
      ],
      [
        { kind: 'text', text: '7' },
        { kind: 'text', text: '12 April 2018' },
        { kind: 'text', text: 'Bring a paper on enforcement of 20 mph limits' },
        { kind: 'text', text: 'Chief Executive' },
        { kind: 'text', text: '10 May 2018' },
        { kind: 'icon', icon: 'amber', word: 'Due soon' },
      ],
    ],
    notes: [],
  }
}

function storedFigures(tables: readonly Table[]): Record<string, StoredFigure> {
  const cells = tables.flatMap(table => table.rows.flat())
  return Object.fromEntries(
    cells.flatMap(cell => {
      if (cell.kind !== 'figure') return []
      const [indicator, area, measure] = cell.figure.ref.split('/') as [string, string, string]
      return [[cell.figure.ref, { ...cell.figure, indicator, area, measure, period: null, drops: [] }]]
    }),
  )
}
