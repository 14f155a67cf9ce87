import { ACTION_LOG_HEADINGS as ACTIONS } from '../drop-fixtures.ts'
import { type CellInput, makeWorkbook } from '../make-workbook.ts'
import { day, type IntakeCase, listOf } from './intake-case.ts'

const action = (change: Record<number, CellInput> = {}): CellInput[] =>
  (
    [
      1,
      day('2018-02-28', 'dd/mm/yyyy'),
      7.2,
      'Report back',
      'OPCC',
      day('2018-05-16', 'dd/mm/yyyy'),
      null,
      null,
      'Open',
    ] as CellInput[]
  ).map((cell, i) => (i in change ? change[i]! : cell))
const log = (...rows: CellInput[][]) => makeWorkbook([{ name: 'Log', rows: [ACTIONS, ...rows] }])
const logCsv = (...rows: string[]) => `${ACTIONS.join(',')}\n${rows.join('\n')}\n`
const RISKS = 'Ref,Risk,Likelihood,Impact,Score,Owner,Mitigation\n'
const risks = (name: string, bytes: string | Uint8Array, outcome: 'read' | 'held' | 'either', at = {}): IntakeCase => ({
  name,
  feed: 'risks',
  bytes,
  outcome,
  at,
})
const HEAD = '---\nindicator: rural-crime\nmonth: 2018-03\nauthor: Head of Performance\n---\n'
const HATE = '---\nindicator: hate-crime\nmonth: 2018-03\nauthor: Head of Performance\n---\n'
const text = (
  name: string,
  bytes: string | Uint8Array,
  outcome: 'read' | 'held' | 'either',
  row?: number,
  says?: RegExp,
): IntakeCase => ({
  name,
  feed: 'commentary',
  file: 'x.md',
  bytes,
  outcome,
  ...(row && { at: { row } }),
  ...(says && { says }),
})
const latin = (text: string) => Buffer.from(text, 'latin1')
/** Text in Windows-1252, of which only dashes and quotation marks differ from Latin 1. */
const windows = (text: string) =>
  Buffer.from(
    text
      .replaceAll('’', '\u0092')
      .replaceAll('–', '\u0096')
      .replaceAll('“', '\u0093')
      .replaceAll('”', '\u0094')
      .replaceAll('€', '\u0080'),
    'latin1',
  )

export const REGISTER_CASES: readonly IntakeCase[] = [
  ...listOf(`
TBC | TBD | tba | ASAP | As soon as possible | End of May | end May | End of May 2018 | Mid June | mid-June 2018 |
Early July | Late July 2018 | Ongoing | On-going | Ongoing. | Continuous | n/a | N/A | none | - | ? | Various |
Unknown | Immediate | Immediately | May | May 2018 | May-18 | Q2 | Q2 2018 | Q1 2018/19 | Spring 2018 | Summer |
Next meeting | next board | By next meeting | Before the next meeting | By May | By end of May | by 16/05/2018 |
Week commencing 14 May | w/c 14/05/2018 | Monthly | Quarterly | Annually | 2018 | 2018/19 | Not applicable | Not set |
To be agreed | To be confirmed | to follow | Awaiting date | Date to be set | Completed | Closed | Done | Overdue |
Urgent | Rolling | Year end | End of financial year | Autumn 2018 | Christmas | In 6 weeks | 6 weeks | 3 months |
June meeting | tomorrow | 16th | Thursday | Delayed | See update | Extended to June | 16/05/18 or 23/05/18 | TBC - May |
TBC (May 2018) | ASAP - May 2018
`).flatMap((words): IntakeCase[] => [
    {
      name: `the target date "${words}", CSV`,
      feed: 'actions',
      bytes: logCsv(`1.0,28/02/2018,7.2,Report back,OPCC,${words},,,Open`),
      outcome: 'held',
      at: { row: 2, column: 'Target date' },
      says: /leave the cell empty/,
    },
    {
      name: `the target date "${words}", workbook`,
      feed: 'actions',
      bytes: log(action({ 5: words })),
      outcome: 'held',
      at: { sheet: 'Log', row: 2, column: 'F' },
      says: /leave the cell empty/,
    },
  ]),
  ...[
    day('2018-05-01'),
    day('2018-05-01', 'mmmm yyyy'),
    day('2018-05-01', 'mmm'),
    day('2018-05-01', '[$-809]mmm\\-yy;@'),
    day('2018-05-01', 'mm/yyyy'),
    day('2018-01-01', 'yyyy'),
    201805161200,
    20180516,
    1480425882,
    447700900123,
    1e15,
    -5,
    3_000_000,
    5,
    43236.9e9,
    '201805161200',
    '01480 425882',
    day('2018-05-16', 'h:mm'),
  ].map(
    (cell): IntakeCase => ({
      name: `the target date ${JSON.stringify(cell)}`,
      feed: 'actions',
      bytes: log(action({ 5: cell })),
      outcome: JSON.stringify(cell) === '20180516' || JSON.stringify(cell).includes('h:mm') ? 'either' : 'held',
      at: { sheet: 'Log', row: 2, column: 'F' },
    }),
  ),
  ...[201802281200, day('2018-02-01'), 'Feb-18', 'February 2018', 1480425882].map(
    (cell): IntakeCase => ({
      name: `raised on ${JSON.stringify(cell)}`,
      feed: 'actions',
      bytes: log(action({ 1: cell })),
      outcome: 'held',
      at: { sheet: 'Log', row: 2, column: 'B' },
    }),
  ),
  ...[201802281200, day('2018-02-01'), 'Feb-18'].map(
    (cell): IntakeCase => ({
      name: `updated on ${JSON.stringify(cell)}`,
      feed: 'actions',
      bytes: log(action({ 7: cell })),
      outcome: 'held',
      at: { sheet: 'Log', row: 2, column: 'H' },
    }),
  ),
  ...listOf(`
16/05/2018 | 16.05.2018 | 16-05-2018 | 2018-05-16 | 2018-05-16T00:00:00 | 2018-05-16 00:00:00 | 16/05/2018 00:00 |
16/05/2018 00:00:00 | 16 May 2018 | 16-May-2018 | 16-May-18 | 16 May 18 | 16th May 2018 | Wednesday 16 May 2018 |
Wed 16 May 2018 | May 16, 2018 | 16/5/2018 | 16/05/18 | 2018/05/16 | 20180516
`).map(
    (words): IntakeCase => ({
      name: `the day "${words}"`,
      feed: 'actions',
      bytes: logCsv(`1.0,28/02/2018,7.2,Report back,OPCC,"${words}",,,Open`),
      outcome: ['16/05/18', '20180516'].includes(words) ? 'either' : 'read',
      at: { row: 2, column: 'Target date' },
    }),
  ),
  {
    name: 'item 7.10 shown with its nought',
    feed: 'actions',
    bytes: log(action({ 2: { v: 7.1, z: '0.00' } })),
    outcome: 'read',
    says: /7\.10/,
  },
  {
    name: 'item 12.20 shown with its nought',
    feed: 'actions',
    bytes: log(action({ 2: { v: 12.2, z: '0.00' } })),
    outcome: 'read',
    says: /12\.20/,
  },
  { name: 'item 7.10 as text', feed: 'actions', bytes: log(action({ 2: '7.10' })), outcome: 'read' },
  {
    name: 'item 7.1 between 7.9 and 7.11',
    feed: 'actions',
    bytes: log(action({ 0: 1, 2: 7.9 }), action({ 0: 2, 2: 7.1 }), action({ 0: 3, 2: 7.11 })),
    outcome: 'held',
    at: { sheet: 'Log', row: 3, column: 'C' },
  },
  {
    name: 'item 7.1 between 7.9 and 7.11, CSV',
    feed: 'actions',
    bytes: logCsv(
      '1.0,28/02/2018,7.9,A,OPCC,16/05/2018,,,Open',
      '2.0,28/02/2018,7.1,B,OPCC,16/05/2018,,,Open',
      '3.0,28/02/2018,7.11,C,OPCC,16/05/2018,,,Open',
    ),
    outcome: 'held',
    at: { row: 3, column: 'Meeting agenda item' },
  },
  {
    name: 'action number 1.10 beside 1.1',
    feed: 'actions',
    bytes: log(action({ 0: { v: 1.1, z: '0.00' } }), action({ 0: { v: 1.1, z: '0.0' } })),
    outcome: 'read',
  },
  {
    name: 'item 7.2 that became a date',
    feed: 'actions',
    bytes: log(action({ 2: day('2018-02-07', 'dd/mm/yyyy') })),
    outcome: 'held',
    at: { sheet: 'Log', row: 2, column: 'C' },
  },
  {
    name: 'item 7.2 that became 7-Feb',
    feed: 'actions',
    bytes: log(action({ 2: day('2018-02-07', 'd-mmm') })),
    outcome: 'held',
    at: { sheet: 'Log', row: 2, column: 'C' },
  },
  {
    name: 'item with the meetings register',
    feed: 'meetings',
    bytes: makeWorkbook([
      {
        name: 'Agenda',
        rows: [
          ['Meeting date', 'Time', 'Venue', 'Item no.', 'Title', 'Report from'],
          [day('2018-05-16', 'dd/mm/yyyy'), '14:00', 'HQ', { v: 7.1, z: '0.00' }, 'Performance', 'OPCC'],
        ],
      },
    ]),
    outcome: 'either',
    says: /7\.10/,
  },
  // sheets
  {
    name: 'open and closed on a sheet each',
    feed: 'actions',
    bytes: makeWorkbook([
      { name: 'Closed', rows: [ACTIONS, action({ 0: 1, 8: 'Closed' })] },
      { name: 'Open', rows: [ACTIONS, action({ 0: 2 }), action({ 0: 3 })] },
    ]),
    outcome: 'read',
  },
  {
    name: 'a sheet for every year',
    feed: 'actions',
    bytes: makeWorkbook(
      ['2016', '2017', '2018'].map((name, i) => ({ name, rows: [['Action log'], [], ACTIONS, action({ 0: i + 1 })] })),
    ),
    outcome: 'read',
  },
  {
    name: 'a second sheet with other headings',
    feed: 'actions',
    bytes: makeWorkbook([
      { name: 'Closed', rows: [ACTIONS, action()] },
      {
        name: 'Open',
        rows: [
          ['No', 'Raised', 'Item', 'What', 'Who', 'When', 'State'],
          ['2', '28/02/2018', '7.2', 'Report', 'OPCC', '16/05/2018', 'Open'],
        ],
      },
    ]),
    outcome: 'held',
    at: { sheet: 'Open' },
  },
  {
    name: 'a hidden second sheet',
    feed: 'actions',
    bytes: makeWorkbook([
      { name: 'Closed', rows: [ACTIONS, action()] },
      { name: 'Open', isHidden: true, rows: [ACTIONS, action({ 0: 2 })] },
    ]),
    outcome: 'held',
    at: { sheet: 'Open' },
  },
  {
    name: 'a second table on the same sheet',
    feed: 'actions',
    bytes: log(action(), [], ['Open actions'], ACTIONS, action({ 0: 2 })),
    outcome: 'either',
    at: { sheet: 'Log' },
  },
  {
    name: 'a key and a note beside',
    feed: 'actions',
    bytes: makeWorkbook([
      { name: 'Log', rows: [ACTIONS, action()] },
      {
        name: 'Key',
        rows: [
          ['Status', 'Meaning'],
          ['Open', 'Not done'],
        ],
      },
    ]),
    outcome: 'read',
    says: /Sheet Key was not read/,
  },
  {
    name: 'two sheets of risks',
    feed: 'risks',
    bytes: makeWorkbook([
      {
        name: 'Strategic',
        rows: [
          ['Ref', 'Risk', 'Likelihood', 'Impact', 'Score', 'Owner', 'Mitigation'],
          ['R1', 'Staffing', 4, 4, 16, 'ACC', 'Recruiting'],
        ],
      },
      {
        name: 'Operational',
        rows: [
          ['Ref', 'Risk', 'Likelihood', 'Impact', 'Score', 'Owner', 'Mitigation'],
          ['R2', 'Fire', 2, 5, 10, 'ACC', 'Alarms'],
        ],
      },
    ]),
    outcome: 'read',
  },
  {
    name: 'an unknown heading below titles',
    feed: 'actions',
    bytes: makeWorkbook([
      {
        name: 'Log',
        rows: [['Business Coordination Board'], ['Action log'], [], [...ACTIONS, 'RAG'], [...action(), 'Green']],
      },
    ]),
    outcome: 'held',
    at: { sheet: 'Log', row: 4, column: 'J' },
  },
  {
    name: 'an unknown heading of risks below a title',
    feed: 'risks',
    bytes: makeWorkbook([
      {
        name: 'Risks',
        rows: [
          ['Risk register'],
          ['Ref', 'Risk', 'Score', 'Owner', 'Mitigation', 'Colour'],
          ['R1', 'Staffing', 16, 'ACC', 'Recruiting', 'Red'],
        ],
      },
    ]),
    outcome: 'held',
    at: { sheet: 'Risks', row: 2, column: 'F' },
  },
  {
    name: 'an unknown heading of a CSV below a title',
    feed: 'actions',
    bytes: `Action log\n\n${ACTIONS.join(',')},RAG\n1.0,28/02/2018,7.2,Report back,OPCC,16/05/2018,,,Open,Green\n`,
    outcome: 'held',
    at: { row: 3, column: 'RAG' },
  },
  {
    name: 'a missing heading below titles',
    feed: 'actions',
    bytes: makeWorkbook([
      { name: 'Log', rows: [['Board'], [], ACTIONS.filter(h => h !== 'Owner'), action().filter((_, i) => i !== 4)] },
    ]),
    outcome: 'held',
    at: { sheet: 'Log', row: 3 },
  },
  {
    name: 'entries in a column without a heading',
    feed: 'actions',
    bytes: makeWorkbook([{ name: 'Log', rows: [ACTIONS, [...action(), 'see note']] }]),
    outcome: 'held',
    at: { sheet: 'Log', row: 2, column: 'J' },
  },
  {
    name: 'an action merged over two rows',
    feed: 'actions',
    bytes: makeWorkbook([
      {
        name: 'Log',
        rows: [ACTIONS, action(), [null, null, null, null, 'ACC', day('2018-05-16', 'dd/mm/yyyy')]],
        merges: ['A2:A3', 'D2:D3'],
      },
    ]),
    outcome: 'held',
    at: { sheet: 'Log', row: 3 },
  },
  {
    name: 'a target date merged over two actions',
    feed: 'actions',
    bytes: makeWorkbook([{ name: 'Log', rows: [ACTIONS, action(), action({ 0: 2, 5: null })], merges: ['F2:F3'] }]),
    outcome: 'either',
    at: { sheet: 'Log', row: 2 },
    says: /merged|one cell over/,
  },
  {
    name: 'an action struck through',
    feed: 'actions',
    bytes: log(action({ 3: { v: 'Report back', s: 'struck' } })),
    outcome: 'either',
    at: { sheet: 'Log', row: 2 },
    says: /struck/,
  },
  {
    name: 'an action number with a raised mark',
    feed: 'actions',
    bytes: log(action({ 0: { runs: [{ text: '1' }, { text: '2', mark: 'raised' }] } })),
    outcome: 'held',
    at: { sheet: 'Log', row: 2, column: 'A' },
  },
  // risks
  risks('likelihood and impact beside a score', `${RISKS}R1,Staffing,4,4,16,ACC,Recruiting\n`, 'read'),
  risks(
    'likelihood and impact without a score',
    'Ref,Risk,Likelihood,Impact,Owner,Mitigation\nR1,Staffing,4,4,ACC,Recruiting\n',
    'either',
  ),
  risks('a score that is not the product', `${RISKS}R1,Staffing,4,4,12,ACC,Recruiting\n`, 'held', {
    row: 2,
    column: 'Score',
  }),
  risks(
    'likelihood and impact in a workbook',
    makeWorkbook([
      {
        name: 'Register',
        rows: [
          ['Ref', 'Risk', 'Likelihood', 'Impact', 'Score', 'Owner', 'Mitigation'],
          ['R1', 'Staffing', 4, 4, { v: 16, f: 'C2*D2' }, 'ACC', 'Recruiting'],
        ],
      },
    ]),
    'read',
  ),
  risks(
    'a formula of the score never calculated',
    makeWorkbook([
      {
        name: 'Register',
        rows: [
          ['Ref', 'Risk', 'Likelihood', 'Impact', 'Score', 'Owner', 'Mitigation'],
          ['R1', 'Staffing', 4, 4, { f: 'C2*D2' }, 'ACC', 'Recruiting'],
        ],
      },
    ]),
    'held',
    { sheet: 'Register', row: 2, column: 'E' },
  ),
  ...listOf(`
Likelihood (1-5),Impact (1-5),Score (L x I) | Probability,Impact,Risk score | Likelihood,Severity,Rating | L,I,Score |
Likelihood,Consequence,Total | Likelihood score,Impact score,Risk score |
Current likelihood,Current impact,Current score | Residual likelihood,Residual impact,Residual score |
Likelihood (1 - 5),Impact (1 - 5),Risk Score (1-25) | Prob,Imp,Score | LIKELIHOOD,IMPACT,SCORE |
Likelihood /5,Impact /5,Score /25 | Likelihood (L),Impact (I),Score (LxI) | Likelihood,Impact,Overall score |
Likelihood,Impact,Risk rating
`).map(headings =>
    risks(
      `risks under ${headings}`,
      `Ref,Risk,${headings
        .split(',')
        .map(h => `"${h}"`)
        .join(',')},Owner,Mitigation\nR1,Staffing,4,4,16,ACC,Recruiting\n`,
      'read',
    ),
  ),
  risks(
    'inherent and residual scores',
    'Ref,Risk,Inherent likelihood,Inherent impact,Inherent score,Residual likelihood,Residual impact,Residual score,Owner,Mitigation\nR1,Staffing,4,5,20,4,4,16,ACC,Recruiting\n',
    'either',
  ),
  risks('likelihood as words', `${RISKS}R1,Staffing,Likely,Major,16,ACC,Recruiting\n`, 'either', { row: 2 }),
  risks('likelihood with its word', `${RISKS}R1,Staffing,4 - Likely,4 - Major,16,ACC,Recruiting\n`, 'either', {
    row: 2,
  }),
  risks(
    'likelihood with its word and a wrong score',
    `${RISKS}R1,Staffing,4 (Likely),4 (Major),12,ACC,Recruiting\n`,
    'held',
    { row: 2 },
  ),
  risks('a likelihood of 6', `${RISKS}R1,Staffing,6,4,24,ACC,Recruiting\n`, 'held', { row: 2, column: 'Likelihood' }),
  risks(
    'a risk with a column Date and Review',
    'Ref,Risk,Likelihood,Impact,Score,Owner,Mitigation,Review date\nR1,Staffing,4,4,16,ACC,Recruiting,June 2018\n',
    'either',
    { row: 1 },
  ),
  // encodings
  {
    name: 'UTF-8 rows, then Windows-1252',
    feed: 'actions',
    bytes: Buffer.concat([
      Buffer.from(logCsv('1.0,28/02/2018,7.2,The board’s plan – one,OPCC,16/05/2018,,,Open')),
      windows('2.0,28/02/2018,7.3,The board’s plan – two,OPCC,16/05/2018,,,Open\n'),
    ]),
    outcome: 'held',
  },
  {
    name: 'Windows-1252 rows, then UTF-8',
    feed: 'actions',
    bytes: Buffer.concat([
      windows(logCsv('1.0,28/02/2018,7.2,The board’s plan – one,OPCC,16/05/2018,,,Open')),
      Buffer.from('2.0,28/02/2018,7.3,The board’s plan – two,OPCC,16/05/2018,,,Open\n'),
    ]),
    outcome: 'held',
  },
  {
    name: 'é in both encodings',
    feed: 'actions',
    bytes: Buffer.concat([
      Buffer.from(logCsv('1.0,28/02/2018,7.2,Café,OPCC,16/05/2018,,,Open')),
      latin('2.0,28/02/2018,7.3,Café,OPCC,16/05/2018,,,Open\n'),
    ]),
    outcome: 'held',
  },
  {
    name: 'a byte-order mark, then Windows-1252',
    feed: 'actions',
    bytes: Buffer.concat([
      Buffer.from('\ufeff'),
      windows(logCsv('1.0,28/02/2018,7.2,The board’s plan,OPCC,16/05/2018,,,Open')),
    ]),
    outcome: 'either',
  },
  {
    name: 'Windows-1252 alone',
    feed: 'actions',
    bytes: windows(logCsv('1.0,28/02/2018,7.2,The board’s plan – one,OPCC,16/05/2018,,,Open')),
    outcome: 'read',
    says: /Windows-1252/,
  },
  {
    name: 'UTF-16 with its mark',
    feed: 'actions',
    bytes: Buffer.from(
      `\ufeff${logCsv('1.0,28/02/2018,7.2,The board’s plan – one,OPCC,16/05/2018,,,Open')}`,
      'utf16le',
    ),
    outcome: 'read',
  },
  {
    name: 'UTF-8 read as Windows-1252 and saved',
    feed: 'actions',
    bytes: logCsv('1.0,28/02/2018,7.2,The boardâ€™s plan â€“ one,OPCC,16/05/2018,,,Open'),
    outcome: 'held',
  },
  {
    name: 'garbled in a workbook',
    feed: 'actions',
    bytes: log(action({ 3: 'The boardâ€™s plan â€“ one' })),
    outcome: 'held',
    at: { sheet: 'Log', row: 2 },
  },
  {
    name: 'a replacement character',
    feed: 'actions',
    bytes: logCsv('1.0,28/02/2018,7.2,The board\ufffds plan,OPCC,16/05/2018,,,Open'),
    outcome: 'held',
  },
  {
    name: 'a question mark for a letter is nobody’s fault',
    feed: 'actions',
    bytes: logCsv('1.0,28/02/2018,7.2,Report back?,OPCC,16/05/2018,,,Open'),
    outcome: 'read',
  },
  {
    name: 'a name with accents',
    feed: 'actions',
    bytes: logCsv('1.0,28/02/2018,7.2,Café Rouge and Zoë’s plan – “one” – £5 – 20 °C,OPCC,16/05/2018,,,Open'),
    outcome: 'read',
  },
  text(
    'commentary of two encodings',
    Buffer.concat([Buffer.from(`${HEAD}The board’s plan – one.\n\n`), windows(`${HATE}The board’s plan – two.\n`)]),
    'held',
  ),
  text('commentary garbled', `${HEAD}The boardâ€™s plan â€“ one.\n`, 'held'),
  // commentary
  text('two texts in one file', `${HEAD}Rural crime fell.\n\n${HATE}Hate crime rose.\n`, 'read'),
  text(
    'the second heading lacks its first line',
    `${HEAD}Rural crime fell.\n\n${HATE.slice(4)}Hate crime rose.\n`,
    'held',
    8,
  ),
  text(
    'the second heading lacks its last line',
    `${HEAD}Rural crime fell.\n\n${HATE.replace(/---\n$/, '')}Hate crime rose.\n`,
    'held',
  ),
  text(
    'the second heading lacks both lines',
    `${HEAD}Rural crime fell.\n\n${HATE.replaceAll('---\n', '')}Hate crime rose.\n`,
    'held',
    8,
  ),
  text(
    'the second heading between asterisks',
    `${HEAD}Rural crime fell.\n\n***\nindicator: hate-crime\nmonth: 2018-03\nauthor: Head of Performance\n***\nHate crime rose.\n`,
    'held',
  ),
  text(
    'the second heading between em dashes',
    `${HEAD}Rural crime fell.\n\n—\nindicator: hate-crime\nmonth: 2018-03\nauthor: Head of Performance\n—\nHate crime rose.\n`,
    'held',
  ),
  text(
    'the second heading between long rules',
    `${HEAD}Rural crime fell.\n\n-----\nindicator: hate-crime\nmonth: 2018-03\nauthor: Head of Performance\n-----\nHate crime rose.\n`,
    'either',
  ),
  text(
    'the second heading with capitals and spaces',
    `${HEAD}Rural crime fell.\n\nIndicator : Hate Crime\nMonth : March 2018\nAuthor : Head of Performance\n\nHate crime rose.\n`,
    'held',
  ),
  text(
    'the second heading with bold names',
    `${HEAD}Rural crime fell.\n\n**Indicator:** hate-crime\n**Month:** 2018-03\n\nHate crime rose.\n`,
    'held',
  ),
  text(
    'a heading of Markdown on another indicator',
    `${HEAD}Rural crime fell.\n\n## Hate crime\n\nHate crime rose.\n`,
    'held',
    8,
  ),
  text(
    'a heading underlined on another indicator',
    `${HEAD}Rural crime fell.\n\nHate crime\n----------\nHate crime rose.\n`,
    'held',
    8,
  ),
  text(
    'another indicator as a line of its own',
    `${HEAD}Rural crime fell.\n\nHate crime:\nHate crime rose.\n`,
    'held',
    8,
  ),
  text('another indicator within a sentence', `${HEAD}Rural crime fell while hate crime rose.\n`, 'read'),
  text('a rule in a text', `${HEAD}Rural crime fell.\n\n---\n\nIt will fall further.\n`, 'read'),
  text('the first heading without its last line', HEAD.replace(/---\n$/, '') + 'Rural crime fell.\n', 'held'),
  text('a hidden remark', `${HEAD}Rural crime fell. <!-- under appeal -->\n`, 'held', 6),
  text('a hidden remark of several lines', `${HEAD}Rural crime fell.\n<!--\nunder appeal\n-->\n`, 'held', 7),
  text('a hidden remark that is not closed', `${HEAD}Rural crime fell. <!-- under appeal\n`, 'held', 6),
  text(
    'a hidden remark in the heading',
    `---\nindicator: rural-crime\nmonth: 2018-03\nauthor: Head of Performance\naction: Patrols <!-- not agreed -->\nby: 2018-06-30\n---\nRural crime fell.\n`,
    'held',
    5,
  ),
  text('a hidden remark above the heading', `<!-- draft -->\n${HEAD}Rural crime fell.\n`, 'held'),
  text('a remark as a link', `${HEAD}Rural crime fell.\n\n[//]: # (under appeal)\n`, 'held', 8),
  text('a remark as a link with quotes', `${HEAD}Rural crime fell.\n\n[//]: # "under appeal"\n`, 'held', 8),
  text('a remark as a named link', `${HEAD}Rural crime fell.\n\n[comment]: <> (under appeal)\n`, 'held', 8),
  text('a remark as another named link', `${HEAD}Rural crime fell.\n\n[note]: # (under appeal)\n`, 'held', 8),
  text('a remark of Obsidian', `${HEAD}Rural crime fell. %%under appeal%%\n`, 'held', 6),
  text('a remark of CriticMarkup', `${HEAD}Rural crime fell. {>>under appeal<<}\n`, 'held', 6),
  text('HTML that hides', `${HEAD}Rural crime fell. <span style="display:none">under appeal</span>\n`, 'held', 6),
  text('HTML with hidden', `${HEAD}Rural crime fell. <span hidden>under appeal</span>\n`, 'held', 6),
  text('a Markdown comment escaped', `${HEAD}Rural crime fell. &lt;!-- under appeal --&gt;\n`, 'held', 6),
  text('text above the heading', `Some words that belong nowhere.\n${HEAD}Rural crime fell.\n`, 'held'),
  text(
    'invisible characters in the indicator',
    `---\nindicator: rural-crime\u200b\nmonth: 2018-03\nauthor: Head of Performance\n---\nRural crime fell.\n`,
    'either',
    2,
    /invisible/,
  ),
  text('a month of a financial year', `${HEAD.replace('2018-03', 'Mar 2017/18')}Rural crime fell.\n`, 'read'),
  text('a financial year for a month', `${HEAD.replace('2018-03', '2017/18')}Rural crime fell.\n`, 'held', 3),
]
