import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import { type PreparedBoard, prepareBoard } from '../../infra/local/prepare-board.ts'
import { startLocalStack } from '../../infra/local/start-local-stack.ts'
import { localInstant, toLocalDate } from '../../shared/calendar/local-time.ts'
import { LONDON } from '../given/london.ts'
import { sampleBoard, sampleBoardFile } from '../given/sample-board.ts'
import { readCalendar } from '../registers/read-calendar.ts'

/*
 * The action log through the real functions: in as a drop, out as mails on the days they are due. 11 June 2019 is 17 working
 * days after 16 May (the Spring bank holiday left out); the chair hears of it after 20, on 14 June.
 */

const HEADINGS =
  'action_no,meeting_date_raised,meeting_agenda_item,action,owner,target_date,action_update,update_date,status,reason,board_decision_date'
const logOf = (...rows: string[]) => new TextEncoder().encode(`${[HEADINGS, ...rows].join('\n')}\n`)
const LATE = '3.0,28/02/2019,10.6,Tell the Safeguarding Board of the risk to funding,Constabulary,16/05/2019'
const SOON = '6.0,16/05/2019,8.1,Report back on sickness,Constabulary,20/06/2019'

let prepared: PreparedBoard
let stack: LocalStack
beforeAll(async () => {
  const source = { file: sampleBoardFile, board: sampleBoard() }
  prepared = await prepareBoard(source, '2019-06-10')
  stack = await startLocalStack({ board: prepared, clock: localInstant('2019-06-10', '00:00', LONDON) })
})
afterAll(async () => {
  await stack.stop()
  await prepared.dispose()
})

/** Messages sent since the last call: when, kind, to whom, and the calendar files they carry. */
let read = 0
async function newMail() {
  const sent = stack.sentMail().slice(read)
  read = stack.sentMail().length
  return Promise.all(
    sent.map(async ({ at, destinations, raw }) => {
      const mail = await simpleParser(Buffer.from(raw))
      const kind = mail.headerLines.find(header => header.key === 'x-boardpack-kind')!.line.split(': ')[1]!
      return {
        line: `${toLocalDate(at, LONDON)} ${kind} ${destinations.map(address => address.split('@')[0]!).join(' ')}`,
        subject: mail.subject,
        calendars: mail.attachments
          .filter(attachment => attachment.contentType === 'text/calendar')
          .map(attachment => attachment.content.toString()),
      }
    }),
  )
}
const linesOf = (mails: Awaited<ReturnType<typeof newMail>>) => mails.map(mail => mail.line)

describe('the action log', () => {
  test('arrives as a drop and causes mails on their days, and running a day again sends nothing', async () => {
    await stack.putDrop('actions', 'log.csv', logOf(`${LATE},,,Ongoing,,`, `${SOON},,,Not Started,,`))
    await stack.drain()
    await stack.fireSchedulesUntil(localInstant('2019-06-17', '23:59', LONDON))
    expect(linesOf(await newMail())).toEqual([
      '2019-06-10 receipt executive-support-officer',
      '2019-06-10 action-overdue chief-constable',
      '2019-06-13 action-reminder chief-constable',
      '2019-06-14 action-overdue commissioner',
      '2019-06-17 action-overdue chief-constable',
    ])
    for (const day of ['2019-06-10', '2019-06-13', '2019-06-14', '2019-06-15', '2019-06-17'])
      stack.invoke('daily-checks', { kind: 'daily-checks', scheduledFor: localInstant(day, '08:00', LONDON) })
    await stack.drain()
    expect(await newMail()).toEqual([])
  })

  test('refuses to close an action that the board has not decided on', async () => {
    await stack.putDrop('actions', 'closed.csv', logOf(`${LATE},Told them,17/06/2019,Closed,Done,`))
    await stack.drain()
    expect((await newMail()).map(mail => mail.subject)).toEqual(['closed.csv: rejected'])
  })

  test('removes a closed action from its owner’s calendar, moves an extended one, and chases neither', async () => {
    const closed = `${LATE},Told them,17/06/2019,Closed,Done,11/06/2019`
    const extended = `${SOON.replace('20/06/2019', '31/07/2019')},,,Ongoing,Figures come in July,11/06/2019`
    await stack.putDrop('actions', 'decided.csv', logOf(closed, extended))
    await stack.drain()
    await stack.fireSchedulesUntil(localInstant('2019-07-02', '23:59', LONDON))
    const mails = await newMail()
    expect(linesOf(mails)).toEqual([
      '2019-06-17 receipt executive-support-officer',
      '2019-06-18 notice chief-constable',
      // the meetings of the board's file run out
      '2019-07-01 notice executive-support-officer',
    ])
    const [cancelled, moved] = mails[1]!.calendars
    const uid = (id: string) => expect.stringContaining(`action-${id}@`) as string
    expect(readCalendar(cancelled!)).toMatchObject({
      method: 'CANCEL',
      uid: uid('3.0'),
      sequence: 1,
      status: 'CANCELLED',
    })
    expect(readCalendar(moved!)).toMatchObject({
      method: 'PUBLISH',
      uid: uid('6.0'),
      sequence: 1,
      start: '2019-07-31',
      isAllDay: true,
    })
    expect(stack.deadLetters()).toEqual([])
  })
})
