import type { BoardFile } from '../../../shared/config/schema/index.ts'
import type { Chart } from '../../../shared/document/chart.ts'
import type { Block, Section } from '../../../shared/document/document.ts'
import type { Figure } from '../../../shared/document/figure.ts'
import type { Cell, Table } from '../../../shared/document/table.ts'
import type { StoredFigure } from '../../../shared/figures/stored-figure.ts'
import { type GateCode, type GateFinding, SYSTEM_FAULT_FIX } from '../../../shared/packs/gate/finding.ts'
import type { PackModel } from '../../../shared/packs/model/pack-model.ts'

/** A figure of the one indicator that the small paper has. */
export function stored(measure: string, value: number | null, printed = String(value ?? 'n/a')): StoredFigure {
  const ref = `burglary/force/${measure}`
  return { printed, value, ref, marks: [], indicator: 'burglary', area: 'force', measure, period: null, drops: [] }
}

const plain = ({ printed, value, ref, marks }: Figure): Figure => ({ printed, value, ref, marks })
export const text = (words: string, href?: string): Cell => ({
  kind: 'text',
  text: words,
  ...(href === undefined ? {} : { href }),
})

const FIGURES = [
  stored('current', 139),
  stored('month 2018-02', 150),
  stored('month 2018-03', 139),
  stored('month 2018-04', null),
]
export const [CURRENT, , MARCH] = FIGURES.map(plain) as [Figure, Figure, Figure]

export const CHART: Chart = {
  id: 'burglary-months',
  subject: 'burglary/force',
  title: 'Burglary fell to 139',
  subtitle: 'Offences a month',
  unit: 'offences',
  decimals: 0,
  percentage: false,
  points: [
    { month: '2018-02', value: 150, printed: '150', marks: [], signal: 'none' },
    { month: '2018-03', value: 139, printed: '139', marks: [], signal: 'none' },
    { month: '2018-04', value: null, printed: 'n/a', marks: [], signal: 'none' },
  ],
  lines: [{ kind: 'mean', from: '2018-02', to: '2018-03', values: [145], label: 'Mean' }],
  rebases: [],
  alternative: 'A line. Latest: 139 in March 2018.',
  notes: ['Counted at the end of the month.'],
}

export const TABLE: Table = {
  id: 'burglary-months',
  caption: 'Burglary by month',
  columns: [
    { key: 'month', heading: 'Month', kind: 'text' },
    { key: 'value', heading: 'Offences', kind: 'number' },
    { key: 'word', heading: 'Verdict', kind: 'verdict' },
  ],
  rows: [
    [
      text('March 2018'),
      { kind: 'figure', figure: MARCH },
      { kind: 'verdict', word: 'Lower', significant: false, sense: 'improvement' },
    ],
  ],
  notes: ['As recorded.'],
}

/** A section with nothing inside it but blocks. */
export const section = (number: string, id: string, blocks: readonly Block[], heading = 'Burglary'): Section => ({
  id,
  number,
  heading,
  blocks,
  sections: [],
})

/** Every kind of block, once. */
export const BLOCKS: readonly Block[] = [
  { kind: 'paragraph', number: '1.1', sentences: [['Burglary came to ', CURRENT, '.']] },
  { kind: 'list', items: [['One of them is burglary.']] },
  { kind: 'facts', facts: [{ term: 'Latest', words: [CURRENT] }] },
  { kind: 'callout', tone: 'note', heading: 'Note', sentences: [['Read with care.']] },
  { kind: 'quote', by: 'Chief Constable', on: '3 May 2018', html: '<p>TBC</p>', text: 'TBC in 75 days' },
]

export const INFORMATION_SHEET: Table = {
  id: 'information-sheet',
  caption: 'What the data reaches',
  columns: [
    { key: 'indicator', heading: 'Indicator', kind: 'text' },
    { key: 'data_to', heading: 'Data to', kind: 'text' },
  ],
  rows: [[text('Burglary', '#indicator-burglary'), text('March 2018')]],
  notes: [],
}

/** A paper of one indicator that the gate finds nothing in. */
export const PAPER: PackModel = {
  format: 'boardpack-model/1',
  run: {
    id: 'performance-2018-05-10',
    pack: 'performance',
    edition: 'board',
    version: 1,
    scheduledFor: '2018-05-03T15:00:00Z',
    asKnownAt: '2018-05-03T15:00:00Z',
    ruleSet: 'rules',
  },
  paper: {
    marking: 'OFFICIAL',
    markingReason: null,
    board: 'Board',
    body: 'Police and Crime Commissioner',
    to: 'Board',
    from: 'Chief Constable',
    date: '10 May 2018',
    meetingDate: '2018-05-10',
    firstCalledFor: '2018-05-10',
    moves: 0,
    meetingTime: '14:00',
    venue: 'CR2',
    agendaItem: '5.0',
    title: 'Performance Report',
    contact: { title: 'Secretary', email: 'secretary@pcc.example' },
    website: 'https://pcc.example',
    legalBasis: 'The Act',
    figuresAsAt: '2 May 2018 at 09:00',
  },
  month: '2018-03',
  headline: [['Burglary came to ', CURRENT, '.']],
  reportedPeriod: 'March 2018',
  asked: [['The Board is invited to note this.']],
  missing: null,
  notice: null,
  gaps: [],
  outcome: 'ready',
  report: [],
  data: [],
  claims: [],
  meeting: [],
  sections: [
    section('1', 'summary', BLOCKS, 'Summary'),
    {
      ...section('2', 'indicators', [], 'Indicators'),
      sections: [
        section('2.1', 'indicator-burglary', [
          { kind: 'chart', chart: CHART },
          { kind: 'table', table: TABLE },
        ]),
      ],
    },
  ],
  appendices: [section('A', 'information-sheet', [{ kind: 'table', table: INFORMATION_SHEET }], 'Information sheet')],
  figures: Object.fromEntries(FIGURES.map(figure => [figure.ref, figure])),
}

/** The paper with other blocks in its first section. */
export const withBlocks = (...blocks: Block[]): PackModel => ({
  ...PAPER,
  sections: [section('1', 'summary', blocks, 'Summary'), PAPER.sections[1]!],
})
/** The paper with its chart in the report too, and changed there. */
export const withChart = (change: Partial<Chart>): PackModel => ({
  ...PAPER,
  report: [section('1', 'exception', [{ kind: 'chart', chart: { ...CHART, ...change } }])],
})
/** The paper with one more table, at its end. */
export const withTable = (change: Partial<Table>, base = TABLE): PackModel => ({
  ...PAPER,
  appendices: [
    ...PAPER.appendices,
    section('B', 'more', [{ kind: 'table', table: { ...base, id: 'more', ...change } }]),
  ],
})

/** What the board’s file says of the paper’s pack. */
export const PACK = {
  agendaItem: '5.0',
  title: 'Performance Report',
  from: 'chief-constable',
  marking: 'OFFICIAL',
  recipients: 'members',
  editions: ['board'],
  dataMonthsBehind: 2,
}

/** As much of a board's file as the gate reads. */
export const BOARD = {
  board: { name: 'Board' },
  words: { weakness: 'where the body is weak' },
  markings: { levels: ['OFFICIAL', 'OFFICIAL-SENSITIVE'], restricted: ['OFFICIAL-SENSITIVE'] },
  areas: [{ id: 'force', name: 'Force', kind: 'whole' }],
  indicators: [{ name: '999 calls answered within 10 seconds' }],
  roles: [
    {
      id: 'chief-constable',
      title: 'Chief Constable',
      email: 'chief@police.example',
      organisation: 'Force',
      aliases: [],
    },
    { id: 'chair', title: 'Chair', email: 'chair@pcc.example', organisation: 'Office', aliases: [] },
  ],
  lists: { members: ['chair'] },
  mail: { sensitiveDomains: ['police.example'] },
  changes: [],
} as unknown as BoardFile

/** A finding that holds the pack, as a fault of the system unless something else fixes it. */
export const holdFinding = (code: GateCode, what: string, fix = SYSTEM_FAULT_FIX): GateFinding => ({
  code,
  severity: 'hold',
  what,
  fix,
})

/** A page that is marked as said. */
export const page = (main: string, top = 'OFFICIAL', bottom = 'OFFICIAL', title = 'Performance Report, OFFICIAL') =>
  `<html><head><title>${title}</title><style>.OFFICIAL { order: NaN }</style></head>` +
  `<body><p>${top}</p><main id="main">${main}</main><p>${bottom}</p></body></html>`
/** What the small paper says, as its page has it. */
export const GOOD = '<h1>Performance Report</h1><p>10 May 2018, item 5.0</p><p>Burglary came to <b>139</b>.</p>'
