import { describe, expect, it } from 'vitest'
import type { Episode } from '../../../shared/alerts/episode.ts'
import { explainRegisterEpisode } from '../../../shared/alerts/explain-registers.ts'
import { updateRegisterEpisodes } from '../../../shared/alerts/register-episodes.ts'
import { addDays } from '../../../shared/calendar/date.ts'
import { makeOwnerFinder } from '../../../shared/config/owners.ts'
import { FIVE_BY_FIVE } from '../../../shared/config/profiles/common.ts'
import { cellText } from '../../../shared/document/text.ts'
import { describeAwaited } from '../../../shared/operations/awaited.ts'
import { recommendations as section } from '../../../shared/packs/sections/registers/recommendation-section.ts'
import { latestRecommendations } from '../../../shared/registers/recommendations/history.ts'
import { readRecommendations } from '../../../shared/registers/recommendations/read.ts'
import { chaseResponses } from '../../../shared/reminders/chase-responses.ts'
import { EMPTY_REGISTERS } from '../../given/empty-registers.ts'
import { LONDON } from '../../given/london.ts'
import { makeBoard } from '../../reminders/boards.ts'
import { csvTable } from '../csv-table.ts'

const board = makeBoard()
const HEADINGS =
  'recommendation_no,report,report_date,recommendation,owner,response_due,responded_on,response,completed_on,indicators,actions'
const read = (...lines: string[]) =>
  readRecommendations(csvTable([HEADINGS, ...lines].join('\n')), board, makeOwnerFinder(board.roles))
const CUSTODY =
  'R1,Custody inspection,2018-03-01,Record every rest,Constabulary,,,,,Burglaries; police-uk-burglary,3.0; 4.0'

function known(line: string, knownFrom = '2018-03-05T09:00:00.000Z') {
  const reading = read(line)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return latestRecommendations(reading.entries.map(body => ({ id: body.id, drop: 'a', knownFrom, body })))
}
const registers = (line: string, knownFrom?: string) => ({
  ...EMPTY_REGISTERS,
  recommendations: known(line, knownFrom),
})

describe('the register of recommendations of inspections', () => {
  it('reads report, owner, dates, and the indicators and actions that each is linked to', () => {
    expect(read(CUSTODY)).toMatchObject({
      entries: [
        {
          ...{ id: 'R1', reportDate: '2018-03-01', ownerRole: 'chief', respondedOn: null, completedOn: null },
          ...{ indicators: ['burglary', 'police-uk-burglary'], actions: ['3.0', '4.0'] },
        },
      ],
    })
  })

  it('refuses an indicator that the board’s file does not have, and a response before its report', () => {
    const reading = read('R1,Custody,2018-03-01,Record,,,2018-02-01,,,burgalry,')
    expect(reading.ok ? [] : reading.faults.map(({ code, column }) => `${code} ${column}`)).toEqual([
      'before-its-report responded_on',
      'unknown-indicator indicators',
    ])
  })

  it('asks the owner for the response before its last day, 56 calendar days after the report, on it, and while it is overdue', () => {
    const days = Array.from({ length: 70 }, (_, i) => addDays('2018-03-20', i))
    const asked = days.filter(day => chaseResponses(board, known(CUSTODY), day).some(({ role }) => role === 'chief'))
    // 56 days after 1 March 2018 is 26 April; 7 May is a bank holiday
    expect(asked.slice(0, 4)).toEqual(['2018-04-19', '2018-04-26', '2018-04-27', '2018-05-04'])
    const [task] = chaseResponses(board, known(CUSTODY), '2018-05-04')
    expect(task!.summary).toBe('1 response to inspections overdue')
    expect(JSON.stringify(task!.blocks)).toContain('26 April 2018, 8 days ago')
    expect(JSON.stringify(task!.blocks)).toContain('Police Act 1996, section 55')
  })

  it('takes duty and days from the board’s file, and without them only a day that the register gives', () => {
    const other = makeBoard({ registers: { numbering: 'decimal', risks: FIVE_BY_FIVE } })
    expect(chaseResponses(other, known(CUSTODY), '2018-04-26')).toEqual([])
    const dated = CUSTODY.replace('Constabulary,,', 'Constabulary,2018-04-10,')
    expect(chaseResponses(other, known(dated), '2018-04-10')).toHaveLength(1)
    const answered = CUSTODY.replace('Constabulary,,,', 'Constabulary,,2018-04-20,')
    expect(chaseResponses(board, known(answered), '2018-04-26')).toEqual([])
  })

  it('is printed in the meeting pack with the state of each response, and its indicators by name', () => {
    const [block] = section(board, known(CUSTODY), '2018-05-10')!.blocks
    const rows = block?.kind === 'table' ? block.table.rows.map(row => row.map(cellText)) : []
    expect(rows).toEqual([
      [
        ...[
          'R1',
          'Custody inspection, 1 March 2018',
          'Record every rest',
          'Constabulary',
          'Overdue since 26 April 2018',
        ],
        ...['Open', 'Burglary; Published burglary', '3.0; 4.0'],
      ],
    ])
    expect(section(board, known(CUSTODY.replace('Constabulary,,,,', 'Constabulary,,,,2018-03-02')), '2018-12-10')).toBe(
      null,
    )
  })

  it('raises an alert when a response is overdue, which ends when it is given; and is listed by status', () => {
    const check = (line: string, now: string, stored: readonly Episode[], knownFrom?: string) =>
      updateRegisterEpisodes(registers(line, knownFrom), 13, 'force', stored, now, LONDON, board.registers)
    expect(check(CUSTODY, '2018-04-26T08:00:00.000Z', [])).toEqual([])
    const opened = check(CUSTODY, '2018-04-27T08:00:00.000Z', [])
    expect(opened).toMatchObject([{ kind: 'recommendation', indicator: 'R1', closedAt: null }])
    expect(explainRegisterEpisode(opened[0]!, registers(CUSTODY), LONDON)).toEqual({
      subject: 'Recommendation R1',
      explanation:
        'Response overdue on 27 April 2018: the response was due on 26 April 2018. Report: Custody inspection. It recommends: Record every rest. Owner: Constabulary.',
    })
    const answered = CUSTODY.replace('Constabulary,,,', 'Constabulary,,2018-05-02,')
    expect(check(answered, '2018-05-03T08:00:00.000Z', opened)).toMatchObject([{ closedBecause: 'recovered' }])
    // the first file of a register is where it starts from
    expect(check(CUSTODY, '2018-06-01T08:00:00.000Z', [], '2018-05-30T09:00:00.000Z')).toEqual([])
    expect(describeAwaited(board, registers(CUSTODY), '2018-05-03')).toEqual([
      'To answer: recommendation R1 of “Custody inspection”, overdue since 26 April 2018.',
    ])
  })
})
