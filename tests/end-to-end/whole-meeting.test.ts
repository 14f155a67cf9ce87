import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import { operatorSettings } from '../../infra/local/operator.ts'
import { type PreparedBoard, prepareBoard } from '../../infra/local/prepare-board.ts'
import { startLocalStack } from '../../infra/local/start-local-stack.ts'
import { localInstant } from '../../shared/calendar/local-time.ts'
import { openBucket } from '../../shared/store/objects.ts'
import { LONDON } from '../given/london.ts'
import { meetingBoard, meetingBoardText } from '../given/meeting-board.ts'

/*
 * Around a meeting: papers that are asked for and come late, minutes from draft to published, the record of a decision. One stack; each test
 * goes on where the one before ended.
 */

const RUN = 'paper-2018-05-10'
const folder = mkdtempSync(join(tmpdir(), 'boardpack-test-'))
const boardFile = join(folder, 'board.yaml')
const bytes = (...lines: string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`)
const AGENDA = bytes(
  'meeting_date,kind,item_no,title,report_from,author',
  '2018-05-10,item,1,Welcome,,',
  '2018-05-10,item,8.1,Road safety,Chief,',
  '2018-05-10,item,8.2,Custody visits,Chief,',
)
const paper = (item: string, title: string, words: string) =>
  bytes(
    'Date: 10 May 2018',
    `Agenda item: ${item}`,
    `Title: ${title}`,
    'From: Chief',
    'Purpose: To inform.',
    'Recommendation: To note.',
    '',
    '# Background',
    '',
    words,
  )

let prepared: PreparedBoard
let stack: LocalStack
beforeAll(async () => {
  writeFileSync(boardFile, meetingBoardText)
  prepared = await prepareBoard({ file: boardFile, board: meetingBoard() }, '2018-05-01')
  stack = await startLocalStack({ board: prepared, clock: localInstant('2018-04-23', '07:00', LONDON) })
})
afterAll(async () => {
  await stack.stop()
  await prepared.dispose()
  rmSync(folder, { recursive: true })
})

let read = 0
/** The mails since the last call. */
async function newMail() {
  const sent = stack.sentMail().slice(read)
  read = stack.sentMail().length
  const mails = await Promise.all(sent.map(({ raw }) => simpleParser(Buffer.from(raw))))
  return mails.map((mail, i) => ({
    line: `${sent[i]!.destinations.map(address => address.split('@')[0]!).join()}: ${mail.subject!}`,
    text: (mail.text ?? '').replaceAll(/\s+/g, ' '),
    files: mail.attachments.map(({ filename }) => filename),
  }))
}
const drop = async (feed: string, file: string, content: Uint8Array) => {
  await stack.putDrop(feed, file, content)
  await stack.drain()
}
async function object(bucket: string, key: string): Promise<string | null> {
  const client = new S3Client({ ...operatorSettings(stack.endpoints.s3), forcePathStyle: true })
  const found = await openBucket(client, bucket).getBytes(key)
  client.destroy()
  return found === null ? null : new TextDecoder().decode(found)
}

describe('a paper', () => {
  test('is asked of its author before the deadline, and after it, until it comes', async () => {
    await drop('meetings', 'agenda.csv', AGENDA)
    await drop('papers', 'roads.md', paper('8.1', 'Road safety', 'Fewer people were hurt.'))
    await newMail()
    await stack.fireSchedulesUntil(localInstant('2018-05-03', '12:00', LONDON))
    const asked = (await newMail()).filter(({ line }) => line.startsWith('chief:'))
    expect(asked.map(({ line }) => line)).toEqual([
      'chief: Test Board: 1 paper due (item 8.2, “Custody visits”)',
      'chief: Test Board: 1 paper due (item 8.2, “Custody visits”)',
      'chief: Test Board: 1 paper overdue (item 8.2, “Custody visits”)',
      'chief: Test Board: 1 paper overdue (item 8.2, “Custody visits”)',
    ])
    expect(asked[0]!.files).toContain('2018-05-10 8.2 custody-visits.docx')
    expect(asked[0]!.text).toContain('Send the paper')
  })

  test('that comes after the pack has gone is sent once to each reader as a supplement, and to the public site', async () => {
    await stack.fireSchedulesUntil(localInstant('2018-05-03', '16:30', LONDON))
    const packs = (await newMail()).filter(({ line }) => line.includes('version 1'))
    expect(packs.map(({ line }) => line.split(':')[0]).sort()).toEqual(['chief', 'clerk'])
    await drop('papers', 'custody.md', paper('8.2', 'Custody visits', 'Forty visits were made.'))
    const mails = await newMail()
    const supplements = mails.filter(({ line }) => line.includes('Supplement 1'))
    expect(supplements.map(({ line }) => line).sort()).toEqual([
      'chief: OFFICIAL: Test Board, Supplement 1: Custody visits, 10 May 2018',
      'clerk: OFFICIAL: Test Board, Supplement 1: Custody visits, 10 May 2018',
    ])
    expect(supplements[0]!.files).toEqual([`OFFICIAL ${RUN}-s1 supplement.pdf`])
    expect(supplements[0]!.text).toContain(
      'This paper came after the papers for the meeting of 10 May 2018 were issued.',
    )
    expect(mails.find(({ line }) => line.includes('custody.md'))!.text).toContain(
      'sent to their readers as a supplement',
    )
    const page = (await object(stack.packsBucket, `packs/${RUN}-s1/board/meeting.html`))!
    expect(page).toContain('Forty visits were made.')
    expect(page).not.toContain('Fewer people were hurt.')
    expect(await object(stack.siteBucket, 'index.html')).toContain('Supplement 1: Custody visits')
    expect(await object(stack.siteBucket, `papers/${RUN}-s1/meeting.html`)).toContain('Forty visits were made.')
  })

  test('that takes the place of one that its readers have says so, with the next number', async () => {
    await drop('papers', 'roads-2.md', paper('8.1', 'Road safety', 'Fewer people were hurt or killed.'))
    const supplements = (await newMail()).filter(({ line }) => line.includes('Supplement 2: Road safety'))
    expect(supplements).toHaveLength(2)
    const page = (await object(stack.packsBucket, `packs/${RUN}-s2/board/meeting.html`))!
    expect(page).toContain('takes the place of the paper for this item that was sent before')
    await drop('papers', 'roads-2-again.md', paper('8.1', 'Road safety', 'Fewer people were hurt or killed.'))
    await stack.fireSchedulesUntil(localInstant('2018-05-08', '23:59', LONDON))
    const later = await newMail()
    expect(later.filter(({ line }) => line.includes('Supplement') || line.startsWith('chief:'))).toEqual([])
    expect(stack.deadLetters()).toEqual([])
  })
})

const MINUTES_HEAD = 'meeting_date,kind,item_no,title,paragraph,text,owner,target_date'
const minutesOf = (words: string, ...rows: string[]) =>
  bytes(
    MINUTES_HEAD,
    `2018-05-10,paragraph,,,1.1,${words},,`,
    '2018-05-10,decision,,,8.1,The Board noted the paper.,,',
    ...rows,
  )
const site = (file: string) => object(stack.siteBucket, file)

describe('minutes', () => {
  const WORDS = 'The Chair (chair@police.example) welcomed those present.'

  test('are on the public site once they are published, and not while they are draft or approved', async () => {
    await drop('meetings', 'minutes.csv', minutesOf(WORDS))
    expect(await site('minutes/2018-05-10.html')).toContain('Nothing is published at this address')
    await drop('meetings', 'approved.csv', minutesOf(WORDS, '2018-05-10,minutes,,,,approved,,2018-05-10'))
    expect(await site('minutes/2018-05-10.html')).not.toContain('welcomed')
    expect(await site('records.html')).toContain('No minutes have been published yet')
    await stack.fireSchedulesUntil(localInstant('2018-05-11', '23:59', LONDON))
    await drop('meetings', 'published.csv', bytes(MINUTES_HEAD, '2018-05-10,minutes,,,,published,,2018-05-11'))
    const page = (await site('minutes/2018-05-10.html'))!
    expect(page).toContain('The Chair ([address withheld]) welcomed those present.')
    expect(page).toContain('The Board noted the paper.')
    expect(await site('records.html')).toContain('minutes/2018-05-10.html')
  })

  test('whose words change leave the public site until they are published again', async () => {
    await drop('meetings', 'changed.csv', minutesOf('The Vice-Chair welcomed those present.'))
    expect(await site('minutes/2018-05-10.html')).toContain('Nothing is published at this address')
    expect(await site('records.html')).not.toContain('minutes/2018-05-10.html')
  })
})

describe('a decision of significant public interest', () => {
  const HEAD = 'decision_no,decision_date,decision,options,reason,status,significant_public_interest,published_on'
  const decision = (publishedOn: string) =>
    bytes(HEAD, `D12,2018-05-10,Close the front counter,Keep it open,Few callers,taken,yes,${publishedOn}`)

  test('is chased until its record is published, and then has a page on the public site', async () => {
    await drop('decisions', 'decisions.csv', decision(''))
    await newMail()
    await stack.fireSchedulesUntil(localInstant('2018-05-25', '23:59', LONDON))
    const asked = (await newMail()).filter(({ line }) => line.includes('1 record of decisions not published'))
    expect(asked.map(({ line }) => line.split(':')[0])).toEqual(['clerk'])
    expect(asked[0]!.text).toContain('Close the front counter')
    expect(await site('decisions/2018-05-10-d12.html')).not.toContain('front counter')
    await drop('decisions', 'decisions-2.csv', decision('2018-05-25'))
    expect(await site('decisions/2018-05-10-d12.html')).toContain('Few callers')
    expect(await site('records.html')).toContain('Close the front counter')
    await newMail()
    await stack.fireSchedulesUntil(localInstant('2018-06-04', '23:59', LONDON))
    expect((await newMail()).filter(({ line }) => line.includes('record'))).toEqual([])
    expect(stack.deadLetters()).toEqual([])
  })
})

describe('an action that commentary proposes', () => {
  test('is put to the board, becomes an action of the log when the minutes agree to it, and is chased', async () => {
    const commentary = bytes(
      '---',
      'indicator: burglary',
      'month: 2018-04',
      'author: chief',
      'audience: public',
      'action: Visit every victim within a week.',
      'by: 2018-06-20',
      '---',
      'More burglaries were reported.',
    )
    await drop('commentary', 'april.md', commentary)
    await drop('meetings', 'june.csv', bytes('meeting_date,kind,item_no,title', '2018-06-14,item,1,Welcome'))
    await stack.fireSchedulesUntil(localInstant('2018-06-08', '16:30', LONDON))
    const pack = await object(stack.packsBucket, 'packs/paper-2018-06-14/board/meeting.html')
    expect(pack).toContain('Actions proposed in commentary, for the Board to agree')
    expect(pack).toContain('burglary/2018-04')
    await newMail()
    await drop(
      'meetings',
      'agreed.csv',
      bytes(
        MINUTES_HEAD,
        '2018-05-10,agreed action,,burglary/2018-04,8.2 (i),,,',
        '2018-05-10,agreed action,,robbery/2018-04,8.2 (ii),,,',
      ),
    )
    const [receipt] = await newMail()
    expect(receipt!.text).toContain('agree to the action proposed in robbery/2018-04, and no commentary proposes it')
    await stack.fireSchedulesUntil(localInstant('2018-06-13', '12:00', LONDON))
    const [reminder, ...others] = (await newMail()).filter(({ line }) => line.startsWith('chief:'))
    expect(others).toEqual([])
    expect(reminder!.line).toBe('chief: Test Board: 1 action due on 20 June 2018')
    expect(reminder!.text).toContain('Visit every victim within a week.')
    expect(reminder!.text).toContain('as proposed in the commentary burglary/2018-04')
    expect(stack.deadLetters()).toEqual([])
  })
})
