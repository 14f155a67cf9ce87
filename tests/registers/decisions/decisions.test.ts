import { describe, expect, it } from 'vitest'
import { cellText, sentenceText } from '../../../shared/document/text.ts'
import { decisions as decisionSection } from '../../../shared/packs/sections/registers/decision-section.ts'
import { decisionsExport } from '../../../shared/registers/decisions/export.ts'
import { buildDecisions } from '../../../shared/registers/decisions/history.ts'
import { readDecisions } from '../../../shared/registers/decisions/read.ts'
import { buildMeetings } from '../../../shared/registers/meetings/history.ts'
import { readMeetings } from '../../../shared/registers/meetings/read.ts'
import { csvTable } from '../csv-table.ts'

const HEADINGS =
  'decision_no,decision_date,decision,options,reason,decided_by,status,call_in_until,significant_public_interest,published_on,agenda_item'
const read = (...lines: string[]) => readDecisions(csvTable([HEADINGS, ...lines].join('\n')))
const codes = (...lines: string[]) => {
  const reading = read(...lines)
  return reading.ok ? [] : reading.faults.map(({ code, row, column }) => `${code} ${row} ${column}`)
}

const GRANT =
  'CPCC 2018-007,2018-04-20,Award the victims grant,"Award, reduce or end it",It met its aims,Commissioner,taken,2018-04-27,yes,2018-04-24,6.0'
const LEASE = 'CPCC 2018-008,2018-04-25,Renew the lease,,,Chief Executive,taken,,no,,'
const PLANNED = 'CPCC 2018-012,2018-06-12,Set the estates strategy,,,,planned,,yes,,8.0'
const MINUTES = [
  'meeting_date,kind,item_no,title,paragraph,text,target_date',
  '2018-04-12,paragraph,,,1.1,Welcome.,',
  '2018-04-12,decision,,,4.3,The Board noted the report.,',
  '2018-04-25,decision,,,2.1,Renew the lease.,',
  '2018-06-12,item,7,Accounts,,,',
]

function known(...lines: string[]) {
  const [register, minutes] = [read(...lines), readMeetings(csvTable(MINUTES.join('\n')))]
  if (!register.ok || !minutes.ok) throw new Error(JSON.stringify([register, minutes]))
  const knownFrom = '2018-05-01T09:00:00.000Z'
  const meetings = minutes.entries.map(body => ({ id: body.id, drop: 'm', knownFrom, body }))
  const stored = register.entries.map(body => ({ id: body.id, drop: 'd', knownFrom, body }))
  return { decisions: buildDecisions(stored, meetings), meetings: buildMeetings(meetings) }
}

describe('the register of decisions', () => {
  it('reads number, date, what, options, reason, who, call-in and publication', () => {
    expect(read(GRANT)).toMatchObject({
      ok: true,
      entries: [
        {
          id: 'CPCC 2018-007',
          date: '2018-04-20',
          decision: 'Award the victims grant',
          options: 'Award, reduce or end it',
          reason: 'It met its aims',
          by: 'Commissioner',
          status: 'taken',
          callInUntil: '2018-04-27',
          isOfPublicInterest: true,
          publishedOn: '2018-04-24',
          agendaItem: '6.0',
        },
      ],
    })
  })

  it('refuses numbers used twice, words it does not know, and days that cannot be', () => {
    expect(codes(LEASE, LEASE)).toEqual(['duplicate-id 3 decision_no'])
    expect(codes('1,2018-04-20,Award,,,,agreed,,,,')).toEqual(['unknown-word 2 status'])
    expect(codes('1,2018-04-20,Award,,,,taken,,perhaps,,')).toEqual(['unknown-word 2 significant_public_interest'])
    expect(codes('1,2018-04-20,Award,,,,taken,2018-04-19,,,')).toEqual(['before-decision 2 call_in_until'])
    expect(codes('1,2018-06-20,Award,,,,planned,,,2018-06-21,')).toEqual(['planned-and-done 2 published_on'])
    expect(codes('1,,Award,,,,taken,,,,')).toEqual(['blank-cell 2 decision_date'])
  })

  it('asks for what the record of a decision of significant public interest lacks', () => {
    const reading = read('1,2018-04-20,Award,,,,taken,,yes,,')
    expect(reading.ok && reading.notes).toEqual([
      'Decision 1 is of significant public interest and lacks the options considered and the reason. Its record says so.',
    ])
  })

  it('has the decisions of minutes too, each once, and says which are in draft minutes', () => {
    expect(known(GRANT, LEASE).decisions.map(({ id, source }) => `${id}: ${source}`)).toEqual([
      '2018-04-12-4.3: draft minutes',
      'CPCC 2018-007: register',
      'CPCC 2018-008: register',
    ])
  })

  it('is exported in order of date, the board named where the register names nobody', () => {
    const { rows } = decisionsExport(known(GRANT, PLANNED).decisions, 'The Board')
    expect(rows.map(([id, date, , , , by, status]) => [id, date, by, status])).toEqual([
      ['2018-04-12-4.3', '2018-04-12', 'The Board', 'taken'],
      ['CPCC 2018-007', '2018-04-20', 'Commissioner', 'taken'],
      ['2018-04-25-2.1', '2018-04-25', 'The Board', 'taken'],
      ['CPCC 2018-012', '2018-06-12', 'The Board', 'planned'],
    ])
  })
})

describe('the decisions of a meeting pack', () => {
  const { decisions, meetings } = known(GRANT, LEASE, PLANNED)
  const sectionOf = (lastReportDate: string | null, date = '2018-05-10') =>
    decisionSection(decisions, meetings, { date, lastReportDate, boardName: 'The Board' })
  const tablesOf = (lastReportDate: string | null) =>
    sectionOf(lastReportDate)!.blocks.flatMap(block =>
      block.kind === 'table' ? [[block.table.id, ...block.table.rows.map(row => row.map(cellText).join(' | '))]] : [],
    )

  it('are those since the last report, then planned ones and later agendas as the forward plan', () => {
    expect(tablesOf('2018-04-19')).toEqual([
      [
        'decisions-taken',
        'CPCC 2018-007 | 20 April 2018 | Award the victims grant | Commissioner | Taken | 27 April 2018',
        'CPCC 2018-008 | 25 April 2018 | Renew the lease | Chief Executive | Taken | [z]',
      ],
      [
        'forward-plan',
        '12 June 2018 | Decision CPCC 2018-012 | Set the estates strategy | The Board',
        '12 June 2018 | Agenda item 7 | Accounts | [z]',
      ],
    ])
    expect(tablesOf(null)[0]![1]).toContain('In draft minutes')
  })

  it('have the full record of each that is of significant public interest, and of no other', () => {
    const facts = sectionOf(null)!.blocks.flatMap(block => (block.kind === 'facts' ? [block.facts] : []))
    expect(facts).toHaveLength(1)
    expect(facts[0]!.map(({ term, words }) => `${term}: ${sentenceText(words)}`)).toEqual([
      'Decision CPCC 2018-007: Award the victims grant',
      'Taken on: 20 April 2018',
      'Decided by: Commissioner',
      'Options considered: Award, reduce or end it',
      'Reason: It met its aims',
      'Call-in: Until 27 April 2018',
      'Published: 24 April 2018',
    ])
  })

  it('are no section where nothing was decided and nothing is planned', () => {
    expect(sectionOf('2019-01-01', '2019-02-01')).toBeNull()
  })
})
