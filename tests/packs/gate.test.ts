import { beforeAll, describe, expect, it } from 'vitest'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { Chart } from '../../shared/document/chart.ts'
import type { Block, Section } from '../../shared/document/document.ts'
import type { Table } from '../../shared/document/table.ts'
import { type DashboardRow, dashboardRow } from '../../shared/indicators/dashboard-row.ts'
import { latestByMonth } from '../../shared/observations/revisions.ts'
import { buildPackModel } from '../../shared/packs/build-model.ts'
import { buildEditions } from '../../shared/packs/editions/editions.ts'
import { GATE_CODES, type GateCode } from '../../shared/packs/gate/finding.ts'
import { type GateReport, runGate } from '../../shared/packs/gate/gate.ts'
import type { PackInput } from '../../shared/packs/input/pack-input.ts'
import { documentsOf, wordsOfPageOne } from '../../shared/packs/model/documents.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { renderDocument } from '../../templates/pack/pack.tsx'
import { keepMonths, samplePack, withMonths } from './sample-pack.ts'

/** A share, a survey, a count, a mean, a headcount and days a head: small enough to be judged a hundred times. */
const INDICATORS = [
  'satisfaction-with-service-delivery-domestic-abuse',
  'all-crime-outcome-rate',
  'burglary-dwelling',
  'immediate-grade-incidents-time-to-respond-mins',
  'special-constabulary-establishment',
  'sickness-police-staff',
]
const DA = 'satisfaction-with-service-delivery-domestic-abuse'
const DA_NAME = 'Satisfaction with Service Delivery - Domestic Abuse'

let input: PackInput
let model: PackModel
let pages: Record<'report' | 'data-pack', string>
beforeAll(async () => {
  const whole = await samplePack('performance')
  input = { ...whole, pack: { ...whole.pack, indicators: INDICATORS } }
  model = buildPackModel(input)
  pages = { report: renderDocument(model, 'report'), 'data-pack': renderDocument(model, 'data-pack') }
})

/** One thing wrong with a pack: with what it is made from, with the paper, with the page, or with the stored results. */
interface Fault {
  readonly input?: (input: PackInput) => PackInput
  readonly model?: (model: PackModel) => PackModel
  readonly html?: (html: string) => string
  readonly results?: (rows: DashboardRow[]) => DashboardRow[]
}

function judge({ input: changeInput, model: changeModel, html: changeHtml, results }: Fault): GateReport {
  const given = changeInput === undefined ? input : changeInput(input)
  const built = changeInput === undefined ? model : buildPackModel(given)
  const rows = results === undefined ? [] : results(rowsOf(given))
  return runGate(
    given,
    changeModel === undefined ? built : changeModel(built),
    changeHtml === undefined ? pagesOf(built) : { ...pages, report: changeHtml(pages.report) },
    rows,
  )
}

/** The pages are drawn once: of a pack made from other data they are taken to be right. */
const pagesOf = (built: PackModel) => {
  const words = wordsOfPageOne(built).flatMap(sentence =>
    sentence.map(part => (typeof part === 'string' ? '' : part.printed)),
  )
  return { ...pages, report: pages.report.replace('</main>', `${words.join(' ')}</main>`) }
}

function rowsOf({ board, pack, revisions }: PackInput): DashboardRow[] {
  return board.indicators.flatMap(indicator => {
    if (!(pack.indicators as string[]).includes(indicator.id)) return []
    return dashboardRow(indicator, 'force', latestByMonth(revisions.get(indicator.id)?.get('force') ?? [])) ?? []
  })
}

const mapSections = (sections: readonly Section[], change: (section: Section) => Section): Section[] =>
  sections.map(section => change({ ...section, sections: mapSections(section.sections, change) }))
const everywhere =
  (change: (section: Section) => Section) =>
  (m: PackModel): PackModel => ({
    ...m,
    report: mapSections(m.report, change),
    sections: mapSections(m.sections, change),
    appendices: mapSections(m.appendices, change),
  })
const section = (id: string, change: (section: Section) => Section) => everywhere(s => (s.id === id ? change(s) : s))
const blocks = (id: string, change: (blocks: readonly Block[]) => readonly Block[]) =>
  section(id, s => ({ ...s, blocks: change(s.blocks) }))
const tables = (match: string, change: (table: Table) => Table) =>
  everywhere(s => ({
    ...s,
    blocks: s.blocks.map(b =>
      b.kind === 'table' && b.table.id.startsWith(match) ? { ...b, table: change(b.table) } : b,
    ),
  }))
const charts = (change: (chart: Chart) => Chart) =>
  everywhere(s => ({ ...s, blocks: s.blocks.map(b => (b.kind === 'chart' ? { ...b, chart: change(b.chart) } : b)) }))
const paper =
  (over: Partial<PackModel['paper']>) =>
  (m: PackModel): PackModel => ({ ...m, paper: { ...m.paper, ...over } })
const withSentence = (...words: string[]) =>
  blocks('background', own => [...own.slice(0, -1), { kind: 'paragraph', number: '3.3', sentences: [words] }])
const board =
  (over: (board: BoardFile) => Partial<BoardFile>) =>
  (given: PackInput): PackInput => ({
    ...given,
    board: { ...given.board, ...over(given.board) },
  })
const percent = (numerator: number, denominator: number) => ({ value: null, numerator, denominator })
/** The first figure of the first table that has one, printed otherwise. */
const misprint =
  (printed: string) =>
  (table: Table): Table => {
    let done = false
    const rows = table.rows.map(row =>
      row.map(cell => {
        if (done || cell.kind !== 'figure' || cell.figure.value === null) return cell
        done = true
        return { ...cell, figure: { ...cell.figure, printed } }
      }),
    )
    return { ...table, rows }
  }

type Case = readonly [what: string, code: GateCode, words: string | RegExp, fault: Fault]

const OF_THE_DATA: readonly Case[] = [
  [
    'nothing at all',
    'nothing-to-print',
    'No indicator of this pack has a figure.',
    { input: i => ({ ...i, revisions: new Map() }) },
  ],
  [
    'a pack for a meeting without a report, and no agenda',
    'agenda-missing',
    'No agenda has been received for the meeting of 10 May 2018.',
    { input: i => ({ ...i, pack: { ...i.pack, indicators: 'none' } }) },
  ],
  [
    'an indicator absent',
    'indicator-absent',
    'Burglary Dwelling: no figure has been received.',
    { input: i => keepMonths(i, 'burglary-dwelling', () => false) },
  ],
  [
    'two indicators absent',
    'indicator-absent',
    'All Crime Outcome Rate; Burglary Dwelling: no figure has been received.',
    {
      input: i =>
        keepMonths(
          keepMonths(i, 'burglary-dwelling', () => false),
          'all-crime-outcome-rate',
          () => false,
        ),
    },
  ],
  [
    'a month late',
    'data-late',
    'Burglary Dwelling: the data reaches February 2018, and March 2018 was due.',
    { input: i => keepMonths(i, 'burglary-dwelling', m => m < '2018-03') },
  ],
  [
    'a month that waits to be confirmed',
    'figure-unconfirmed',
    'Burglary Dwelling: the figure for March 2018 awaits confirmation from the Performance Analyst.',
    {
      input: i => ({
        ...keepMonths(i, 'burglary-dwelling', m => m < '2018-03'),
        held: new Map([['burglary-dwelling', new Map([['force', ['2018-03']]])]]),
      }),
    },
  ],
  [
    'a headcount late',
    'data-late',
    'Special Constabulary Establishment: the data reaches January 2018, and March 2018 was due.',
    { input: i => keepMonths(i, 'special-constabulary-establishment', m => m < '2018-02') },
  ],
  [
    'a last month that is missing',
    'data-late',
    'Sickness - Police Staff: the data reaches February 2018',
    { input: i => withMonths(i, 'sickness-police-staff', { '2018-03': { value: null, status: 'missing' } }) },
  ],
  [
    '0.0% after 83.3%',
    'implausible-jump',
    `${DA_NAME}: 0.0% in March 2018 after 83.3% the month before is hard to believe.`,
    { input: i => addMonth(i, DA, '2018-03', percent(0, 30)) },
  ],
  [
    '0.0% in the survey of a month that was 84.9%',
    'implausible-jump',
    `${DA_NAME}: 0.0% in February 2018`,
    { input: i => withMonths(i, DA, { '2018-02': percent(0, 30) }) },
  ],
  [
    'none after hundreds',
    'implausible-jump',
    /Burglary Dwelling: 0 in March 2018 after \d+ the month before/,
    { input: i => withMonths(i, 'burglary-dwelling', { '2018-03': { value: 0 } }) },
  ],
  [
    'ten times',
    'implausible-jump',
    'Burglary Dwelling: 2,400 in March 2018 after',
    { input: i => withMonths(i, 'burglary-dwelling', { '2018-03': { value: 2400 }, '2018-02': { value: 240 } }) },
  ],
  [
    'a thousand times',
    'implausible-jump',
    'Burglary Dwelling: 139,000 in March 2018',
    { input: i => withMonths(i, 'burglary-dwelling', { '2018-03': { value: 139_000 } }) },
  ],
  [
    'a tenth',
    'implausible-jump',
    'Burglary Dwelling: 24 in March 2018',
    { input: i => withMonths(i, 'burglary-dwelling', { '2018-03': { value: 24 }, '2018-02': { value: 240 } }) },
  ],
  [
    'a rate of 2% after 22%',
    'implausible-jump',
    'All Crime Outcome Rate: 2.0% in March 2018',
    {
      input: i =>
        withMonths(i, 'all-crime-outcome-rate', { '2018-03': percent(100, 5000), '2018-02': percent(1100, 5000) }),
    },
  ],
  [
    'a headcount of 23 after 230',
    'implausible-jump',
    'Special Constabulary Establishment: 23 in March 2018',
    {
      input: i =>
        withMonths(i, 'special-constabulary-establishment', { '2018-03': { value: 23 }, '2018-02': { value: 230 } }),
    },
  ],
  [
    'minutes given in seconds',
    'implausible-jump',
    'Immediate grade incidents - time to respond (mins): 960 in March 2018',
    {
      input: i => withMonths(i, 'immediate-grade-incidents-time-to-respond-mins', { '2018-03': percent(96_000, 100) }),
    },
  ],
  [
    'days of sickness in hours',
    'implausible-jump',
    'Sickness - Police Staff: 8.1 in March 2018',
    { input: i => withMonths(i, 'sickness-police-staff', { '2018-03': { value: 8.1 }, '2018-02': { value: 0.8 } }) },
  ],
  [
    'nothing new since the last pack',
    'nothing-new',
    'Nothing has been received since the last pack: this one would say the same again.',
    {
      input: i => ({
        ...i,
        previous: { run: 'performance-2018-02-08', meeting: '2018-02-08', drops: new Set(i.drops.keys()) },
      }),
    },
  ],
  [
    'nobody to go to',
    'recipients-missing',
    'The pack has nobody to go to.',
    { input: board(b => ({ lists: { ...b.lists, members: [] } })) },
  ],
  [
    'a list that is not there',
    'recipients-missing',
    'The pack has nobody to go to.',
    { input: i => ({ ...i, pack: { ...i.pack, recipients: 'nobody' } }) },
  ],
  [
    'a recipient whose domain may not have it',
    'recipients-missing',
    /Chief Executive cannot be sent this pack: .*/,
    {
      input: i =>
        board(b => ({
          roles: b.roles.map(r => (r.id === 'chief-executive' ? { ...r, email: 'chief@gmail.example' } : r)),
        }))({ ...i, pack: { ...i.pack, marking: 'OFFICIAL-SENSITIVE' } }),
    },
  ],
  [
    'words that are withheld from its edition',
    'words-withheld',
    /^Words that are withheld from the public edition are still in it: they begin “Every indica…”\.$/,
    {
      input: i => ({
        ...i,
        pack: {
          ...i.pack,
          sensitive: [{ kind: 'words', words: 'Every indicator', why: 'It is tried.', withheldFrom: ['public'] }],
        },
      }),
      model: m => ({ ...m, run: { ...m.run, edition: 'public' } }),
    },
  ],
]

const OF_THE_PAPER: readonly Case[] = [
  // figures
  [
    'a figure of the dashboard',
    'figure-contradicts',
    'is printed as 1,234 in one place and is',
    { model: tables('dashboard-', misprint('1,234')) },
  ],
  [
    'a figure of a month table',
    'figure-contradicts',
    'is printed as 12.3% in one place and is',
    { model: tables('all-crime-outcome-rate-force-months', misprint('12.3%')) },
  ],
  [
    'a figure of the information sheet',
    'figure-contradicts',
    'is printed as 9 in one place and is',
    { model: tables('information-sheet', misprint('9')) },
  ],
  [
    'a figure in a sentence',
    'figure-contradicts',
    'in one place and is',
    {
      model: everywhere(s => ({
        ...s,
        blocks: s.blocks.map(b =>
          b.kind === 'paragraph'
            ? {
                ...b,
                sentences: b.sentences.map(x =>
                  x.map(p => (typeof p === 'string' || p.value === null ? p : { ...p, printed: '75' })),
                ),
              }
            : b,
        ),
      })),
    },
  ],
  [
    'a figure among the facts',
    'figure-contradicts',
    'in one place and is',
    {
      model: everywhere(s => ({
        ...s,
        blocks: s.blocks.map(b =>
          b.kind === 'facts'
            ? {
                ...b,
                facts: b.facts.map(f => ({
                  ...f,
                  words: f.words.map(p => (typeof p === 'string' || p.value === null ? p : { ...p, printed: '75' })),
                })),
              }
            : b,
        ),
      })),
    },
  ],
  [
    'a figure of the headline',
    'figure-contradicts',
    'in one place and is',
    {
      model: m => ({
        ...m,
        headline: m.headline.map(x =>
          x.map(p => (typeof p === 'string' || p.value === null ? p : { ...p, printed: '83.3%' })),
        ),
      }),
    },
  ],
  [
    'the value behind a figure',
    'figure-contradicts',
    'in one place and is',
    {
      model: m => ({
        ...m,
        headline: m.headline.map(x =>
          x.map(p => (typeof p === 'string' || p.value === null ? p : { ...p, value: p.value + 1 })),
        ),
      }),
    },
  ],
  [
    'a point of a chart',
    'figure-contradicts',
    'on its chart and',
    { model: charts(c => ({ ...c, points: c.points.map((p, i) => (i === 3 ? { ...p, printed: '0.0%' } : p)) })) },
  ],
  [
    'a point drawn elsewhere than printed',
    'figure-contradicts',
    'on its chart and',
    { model: charts(c => ({ ...c, points: c.points.map((p, i) => (i === 3 ? { ...p, value: 0 } : p)) })) },
  ],
  [
    'a point of no known month',
    'figure-untraced',
    'is drawn on the chart',
    { model: charts(c => ({ ...c, points: c.points.map((p, i) => (i === 3 ? { ...p, month: '1999-01' } : p)) })) },
  ],
  [
    'a chart’s title',
    'figure-contradicts',
    'The words of the chart',
    { model: charts(c => ({ ...c, title: 'All is well' })) },
  ],
  [
    'a chart’s words',
    'figure-contradicts',
    'The words of the chart',
    { model: charts(c => ({ ...c, alternative: 'A line goes up.' })) },
  ],
  [
    'a claim that the tables contradict',
    'claim-contradicted',
    'extreme lowest',
    {
      model: m => ({
        ...m,
        claims: [
          {
            kind: 'record',
            indicator: 'burglary-dwelling',
            area: 'force',
            month: '2017-12',
            extreme: 'lowest',
            since: null,
            first: '2015-04',
            scope: 'all-months',
          },
        ],
      }),
    },
  ],
  [
    'a figure that nothing stands behind',
    'figure-untraced',
    'The figure 66,192 is printed and nothing says what it is.',
    {
      model: m => ({ ...m, headline: [[{ printed: '66,192', value: 66_192, ref: 'no/such/figure', marks: [] }, '.']] }),
    },
  ],
  [
    'a store of figures that is lost',
    'figure-untraced',
    'is printed and nothing says what it is.',
    { model: m => ({ ...m, figures: {} }) },
  ],
  [
    'figures filed under another’s name',
    'figure-untraced',
    'is another figure',
    { model: m => ({ ...m, figures: { ...m.figures, 'period/2018-03': Object.values(m.figures)[0]! } }) },
  ],
  [
    'a store that differs from the data',
    'figure-contradicts',
    'Burglary Dwelling: the paper prints 229 for current, and its data gives 139.',
    { model: m => changeStored(m, 'burglary-dwelling/force/current', '229') },
  ],
  [
    'a month of the store that differs from the data',
    'figure-contradicts',
    `${DA_NAME}: the paper prints 0.0% for month 2018-02, and its data gives 83.3%.`,
    { model: m => changeStored(m, `${DA}/force/month 2018-02`, '0.0%') },
  ],
  [
    'a number in words',
    'figure-untraced',
    '75 in section 1 is printed and nothing says what it is: “75 fewer burglaries than March last year.”',
    { model: withSentence('75 fewer burglaries than March last year.') },
  ],
  [
    'a number in a table’s words',
    'figure-untraced',
    '4,700 in table dashboard-victims',
    { model: tables('dashboard-victims', t => ({ ...t, notes: ['A fall of 4,700.'] })) },
  ],
  ['a number in a gap', 'figure-untraced', '40 in gaps', { model: m => ({ ...m, gaps: ['40 indicators are late.'] }) }],
  [
    'an information sheet six months old',
    'figure-contradicts',
    'Burglary Dwelling: the paper says that its data reaches September 2017, and it reaches March 2018.',
    {
      model: tables('information-sheet', t => ({
        ...t,
        rows: t.rows.map(r =>
          r.map((c, i) => (t.columns[i]!.key === 'data_to' ? { kind: 'text', text: 'September 2017' } : c)),
        ),
      })),
    },
  ],
  [
    'a dashboard dated to another month',
    'figure-contradicts',
    'the paper says that its data reaches Mar-17',
    {
      model: tables('dashboard-', t => ({
        ...t,
        rows: t.rows.map(r =>
          r.map((c, i) => (t.columns[i]!.key === 'data_to' ? { kind: 'text', text: 'Mar-17' } : c)),
        ),
      })),
    },
  ],
  // what the paper says of itself
  [
    'another day',
    'metadata-differs',
    'The paper is dated 10 May 2017, and its meeting is on 10 May 2018.',
    { model: paper({ date: '10 May 2017' }) },
  ],
  [
    'another meeting',
    'metadata-differs',
    'its meeting is on 10 May 2018',
    { model: paper({ meetingDate: '2018-04-12' }) },
  ],
  [
    'another agenda item',
    'metadata-differs',
    'The paper says agenda item 05/01/1900, and the board’s file says 5.0.',
    { model: paper({ agendaItem: '05/01/1900' }) },
  ],
  ['no agenda item', 'metadata-differs', 'and the board’s file says 5.0.', { model: paper({ agendaItem: '' }) }],
  [
    'another title',
    'metadata-differs',
    'The paper is called “XXXX”, and the board’s file calls it “Quarterly Performance Report”.',
    { model: paper({ title: 'XXXX' }) },
  ],
  [
    'nobody it is to',
    'metadata-differs',
    'The paper is to “”, and the board is the Business Coordination Board.',
    { model: paper({ to: '' }) },
  ],
  [
    'the board under another name',
    'metadata-differs',
    'The paper is to “Business Co-ordination Board”',
    { model: paper({ to: 'Business Co-ordination Board' }) },
  ],
  [
    'nobody it is from',
    'metadata-differs',
    'The paper is from “”, and the board’s file says Chief Constable.',
    { model: paper({ from: '' }) },
  ],
  [
    'another month',
    'metadata-differs',
    'The paper reports on September 2017, and its meeting takes March 2018.',
    { model: m => ({ ...m, reportedPeriod: 'September 2017' }) },
  ],
  [
    'a marking lowered',
    'metadata-differs',
    'The paper is marked OFFICIAL, and the board’s file says OFFICIAL-SENSITIVE.',
    {
      input: i => ({ ...i, pack: { ...i.pack, marking: 'OFFICIAL-SENSITIVE' } }),
      model: paper({ marking: 'OFFICIAL' }),
    },
  ],
  // gaps
  [
    'a gap it hides',
    'gap-undeclared',
    'The paper does not say what it lacks: Burglary Dwelling: no figure has been received.',
    { input: i => keepMonths(i, 'burglary-dwelling', () => false), model: m => ({ ...m, gaps: [] }) },
  ],
  [
    'a gap it has not',
    'gap-undeclared',
    'The paper says that it lacks what it has',
    { model: m => ({ ...m, gaps: ['Hate Crime: no figure has been received.'] }) },
  ],
  [
    'calling itself whole',
    'gap-undeclared',
    'The paper calls itself whole and lists gaps, or the reverse.',
    { model: m => ({ ...m, outcome: m.outcome === 'ready' ? 'ready-with-gaps' : 'ready' }) },
  ],
  // numbering
  [
    'a section number twice',
    'numbering-broken',
    'is numbered 4, and 5 comes here.',
    { model: m => ({ ...m, sections: m.sections.map((s, i) => (i === 4 ? { ...s, number: '4' } : s)) }) },
  ],
  [
    'a section number left out',
    'numbering-broken',
    'is numbered 4, and 3 comes here.',
    { model: m => ({ ...m, sections: m.sections.filter(s => s.id !== 'background') }) },
  ],
  [
    'an appendix out of order',
    'numbering-broken',
    'is numbered B, and A comes here.',
    { model: m => ({ ...m, appendices: m.appendices.slice(1) }) },
  ],
  [
    'a paragraph number twice',
    'numbering-broken',
    '3.1 in “About this data pack” is out of order or stands twice.',
    { model: blocks('background', own => own.map(b => (b.kind === 'paragraph' ? { ...b, number: '3.1' } : b))) },
  ],
  [
    'a paragraph of another section',
    'numbering-broken',
    '2.2 in “About this data pack” is out of order or stands twice.',
    {
      model: blocks('background', own =>
        own.map((b, i) => (i === 0 && b.kind === 'paragraph' ? { ...b, number: '2.2' } : b)),
      ),
    },
  ],
  [
    'a paragraph without a number',
    'numbering-broken',
    'A paragraph of “About this data pack” has no number.',
    {
      model: blocks('background', own =>
        own.map((b, i) => (i === 0 && b.kind === 'paragraph' ? { kind: 'paragraph', sentences: b.sentences } : b)),
      ),
    },
  ],
  [
    'an indicator’s page out of order',
    'numbering-broken',
    'is out of order or stands twice.',
    { model: section('indicators', s => ({ ...s, sections: [...s.sections].reverse() })) },
  ],
  // charts, tables, links
  [
    'a chart with nothing on it',
    'chart-empty',
    'has nothing on it.',
    { model: charts(c => ({ ...c, points: c.points.map(p => ({ ...p, value: null })) })) },
  ],
  ['a chart without points', 'chart-empty', 'has nothing on it.', { model: charts(c => ({ ...c, points: [] })) }],
  [
    'a chart without words',
    'chart-empty',
    'has no words that stand for it.',
    { model: charts(c => ({ ...c, alternative: ' ' })) },
  ],
  [
    'a table with no rows',
    'table-broken',
    'has no rows.',
    { model: tables('information-sheet', t => ({ ...t, rows: [] })) },
  ],
  [
    'a ragged row',
    'table-broken',
    'has a row of another width than its heading.',
    { model: tables('information-sheet', t => ({ ...t, rows: t.rows.map((r, i) => (i === 0 ? r.slice(1) : r)) })) },
  ],
  [
    'an empty cell',
    'table-broken',
    'has an empty cell.',
    {
      model: tables('information-sheet', t => ({
        ...t,
        rows: t.rows.map(r => r.map((c, i) => (i === 1 ? { kind: 'text', text: ' ' } : c))),
      })),
    },
  ],
  ['a figure that prints nothing', 'table-broken', 'has an empty cell.', { model: tables('dashboard-', misprint('')) }],
  [
    'a table that stands twice',
    'table-broken',
    'stands in the paper twice.',
    { model: blocks('information-sheet', own => [...own, ...own]) },
  ],
  [
    'a table whose name is no file name',
    'table-broken',
    'has the name ../x, which is no file name.',
    { model: tables('information-sheet', t => ({ ...t, id: '../x' })) },
  ],
  [
    'two columns of one name',
    'table-broken',
    'has two columns of one name.',
    { model: tables('information-sheet', t => ({ ...t, columns: t.columns.map(c => ({ ...c, key: 'same' })) })) },
  ],
  [
    'a column without a heading',
    'table-broken',
    'has a column without a heading.',
    { model: tables('information-sheet', t => ({ ...t, columns: t.columns.map(c => ({ ...c, heading: '' })) })) },
  ],
  [
    'a table without a caption',
    'table-broken',
    'has no caption.',
    { model: tables('information-sheet', t => ({ ...t, caption: '' })) },
  ],
  [
    'a link that leads nowhere',
    'link-broken',
    'leads nowhere.',
    {
      model: tables('dashboard-', t => ({
        ...t,
        rows: t.rows.map(r => r.map(c => (c.kind === 'text' && c.href ? { ...c, href: '#indicator-none' } : c))),
      })),
    },
  ],
  [
    'a page of an indicator that is gone',
    'link-broken',
    'The link “Burglary Dwelling” leads nowhere.',
    {
      model: section('indicators', s => ({
        ...s,
        sections: s.sections.filter(x => x.id !== 'indicator-burglary-dwelling'),
      })),
    },
  ],
  [
    'two sections of one name',
    'link-broken',
    'Two sections are called',
    {
      model: section('indicators', s => ({
        ...s,
        sections: s.sections.map(x => ({ ...x, id: 'indicator-burglary-dwelling' })),
      })),
    },
  ],
  // words
  ['no headline', 'headline-missing', 'The paper has no headline.', { model: m => ({ ...m, headline: [] }) }],
  [
    'a headline of everything',
    'headline-missing',
    'The headline says more than a reader can take away.',
    { model: m => ({ ...m, headline: [...m.headline, ...m.headline, ...m.headline, ...m.headline] }) },
  ],
  [
    'NaN in a sentence',
    'text-broken',
    'A sentence is broken: “Crime came to NaN.”.',
    { model: withSentence('Crime came to NaN.') },
  ],
  [
    'undefined in a sentence',
    'text-broken',
    'A sentence is broken: “undefined rose.”.',
    { model: withSentence('undefined rose.') },
  ],
  [
    'an object in a table',
    'text-broken',
    'A sentence is broken: “[object Object]”.',
    {
      model: tables('information-sheet', t => ({
        ...t,
        rows: t.rows.map(r => r.map((c, i) => (i === 1 ? { kind: 'text', text: '[object Object]' } : c))),
      })),
    },
  ],
  [
    'Infinity on a chart',
    'text-broken',
    'A sentence is broken: “mean Infinity”.',
    {
      model: charts(c => ({
        ...c,
        lines: [{ kind: 'mean', from: '2018-01', to: '2018-02', values: [1], label: 'mean Infinity' }],
      })),
    },
  ],
  [
    'a placeholder for a heading',
    'text-broken',
    'A sentence is broken: “XXXX”.',
    { model: section('background', s => ({ ...s, heading: 'XXXX' })) },
  ],
  [
    'a heading of nothing',
    'text-broken',
    'Section 1 has no heading.',
    { model: section('background', s => ({ ...s, heading: '' })) },
  ],
  [
    'an empty section',
    'text-broken',
    'Section 1, “About this data pack”, has nothing in it.',
    { model: blocks('background', () => []) },
  ],
  [
    'a sentence cut short',
    'text-broken',
    'A sentence is cut short: “to reduce the risk of”.',
    { model: withSentence('to reduce the risk of') },
  ],
]

const OF_THE_PAGE: readonly Case[] = [
  [
    'no marking anywhere',
    'marking-missing',
    'The marking OFFICIAL is not at the top, at the bottom and in the title of the page.',
    { html: h => h.replaceAll('OFFICIAL', '') },
  ],
  [
    'no marking in the title',
    'marking-missing',
    'The marking OFFICIAL',
    { html: h => h.replace(/<title>[^<]*<\/title>/, '<title>Report</title>') },
  ],
  [
    'no marking at the bottom',
    'marking-missing',
    'The marking OFFICIAL',
    { html: h => `${h.slice(0, h.lastIndexOf('OFFICIAL'))}${h.slice(h.lastIndexOf('OFFICIAL') + 'OFFICIAL'.length)}` },
  ],
  [
    'no marking at the top',
    'marking-missing',
    'The marking OFFICIAL',
    { html: h => h.replace('<p class="marking">OFFICIAL</p>', '') },
  ],
  [
    'a page too large',
    'too-large',
    /The page has \d+ bytes, and 6000000 are the most that is sent\./,
    { html: h => h + ' '.repeat(6_000_000) },
  ],
  [
    'a page without its headline',
    'text-broken',
    'The page does not have “',
    { html: h => h.replaceAll(/<span class="figure"[^>]*>.*?<\/span>/g, '') },
  ],
  [
    'a page without its title',
    'text-broken',
    'The page does not have “Quarterly Performance Report”, which the paper has.',
    { html: h => h.replaceAll('Quarterly Performance Report', '') },
  ],
  [
    'a page with undefined on it',
    'text-broken',
    'The page has “undefined” on it.',
    { html: h => h.replace('</main>', '<p>undefined</p></main>') },
  ],
]

const OF_THE_RESULTS: readonly Case[] = [
  [
    'a stored figure that differs',
    'results-differ',
    'Burglary Dwelling: the paper’s figures are not those that were stored when the data came (current).',
    {
      results: rows =>
        rows.map(r =>
          r.indicator === 'burglary-dwelling'
            ? {
                ...r,
                measures: {
                  ...r.measures,
                  current: { ...(r.measures.current as { kind: 'value' }), exact: '229' } as typeof r.measures.current,
                },
              }
            : r,
        ),
    },
  ],
  [
    'a stored row of another month',
    'results-differ',
    '(another month)',
    { results: rows => rows.map(r => ({ ...r, dataTo: '2018-01' })) },
  ],
]

function addMonth(given: PackInput, indicator: string, period: string, figures: ReturnType<typeof percent>): PackInput {
  const areas = new Map(given.revisions.get(indicator))
  const held = areas.get('force')!
  areas.set('force', [...held, { ...held.at(-1)!, period, status: 'published', n: null, ...figures }])
  return { ...given, revisions: new Map([...given.revisions, [indicator, areas]]) }
}

function changeStored(m: PackModel, ref: string, printed: string): PackModel {
  return { ...m, figures: { ...m.figures, [ref]: { ...m.figures[ref]!, printed } } }
}

describe('the gate', () => {
  it('lets the pack of 10 May 2018 go, and says what it lacks', () => {
    const { outcome, findings } = judge({ results: rows => rows })
    expect(findings.map(({ severity, what }) => [severity, what])).toEqual([
      ['gap', `${DA_NAME}: the data reaches February 2018, and March 2018 was due.`],
    ])
    expect(outcome).toBe('ready-with-gaps')
  })

  const CASES = [...OF_THE_DATA, ...OF_THE_PAPER, ...OF_THE_PAGE, ...OF_THE_RESULTS]

  it.each(CASES)('does not let pass: %s', (_, code, words, fault) => {
    const { findings, outcome } = judge(fault)
    const found = findings.filter(finding => finding.code === code)
    const text = found.map(({ what }) => what).join('\n')
    if (typeof words === 'string') expect(text).toContain(words)
    else expect(text).toMatch(words)
    const isGap = ['indicator-absent', 'data-late', 'figure-unconfirmed'].includes(code)
    expect(outcome).toBe(isGap ? 'ready-with-gaps' : 'held')
    for (const { fix } of found) expect(fix).toMatch(/^[A-Z].*\.$/)
  })

  it('is tried with sixty faults and more, and each of its codes by one at least', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(60)
    expect(new Set(CASES.map(([, code]) => code))).toEqual(new Set(GATE_CODES))
  })

  it.each(['performance', 'police-uk'] as const)('lets every edition of the %s pack go', async id => {
    const given = await samplePack(id)
    for (const edition of buildEditions(given, given.pack.editions)) {
      const drawn = Object.fromEntries(
        documentsOf(edition).map(document => [document, renderDocument(edition, document)]),
      )
      const { findings } = runGate({ ...given, edition: edition.run.edition }, edition, drawn, [])
      expect(findings.filter(({ severity }) => severity === 'hold')).toEqual([])
    }
  })

  it('believes a jump that another file confirms', () => {
    const twice = (given: PackInput): PackInput => {
      const jumped = withMonths(given, 'burglary-dwelling', { '2018-03': { value: 0 } })
      const areas = new Map(jumped.revisions.get('burglary-dwelling'))
      const held = areas.get('force')!
      const again = {
        ...held.find(o => o.period === '2018-03')!,
        drop: 'second',
        knownFrom: '2018-05-03T10:00:00.000Z',
      }
      areas.set('force', [...held, again])
      return { ...jumped, revisions: new Map([...jumped.revisions, ['burglary-dwelling', areas]]) }
    }
    expect(judge({ input: twice }).findings.map(({ code }) => code)).not.toContain('implausible-jump')
  })

  it('names both contradictions of March 2018 when they are fed in', () => {
    const { findings } = judge({
      input: i => addMonth(i, DA, '2018-03', percent(0, 30)),
      model: tables('information-sheet', t => ({
        ...t,
        rows: t.rows.map(r =>
          r.map((c, i) => (t.columns[i]!.key === 'data_to' ? { kind: 'text', text: 'September 2017' } : c)),
        ),
      })),
    })
    const text = findings.map(({ what }) => what).join('\n')
    expect(text).toContain(`${DA_NAME}: 0.0% in March 2018 after 83.3% the month before is hard to believe.`)
    expect(text).toContain(
      `${DA_NAME}: the paper says that its data reaches September 2017, and it reaches March 2018.`,
    )
  })
})
