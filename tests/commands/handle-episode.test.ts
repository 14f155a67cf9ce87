import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { acknowledge, mute, snooze } from '../../functions/commands/handle-episode.ts'
import type { Episode } from '../../shared/alerts/episode.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { type DropRecord, dropRepository } from '../../shared/store/drops.ts'
import { episodeRepository } from '../../shared/store/episodes.ts'
import { registerRepository } from '../../shared/store/registers.ts'
import { startTable } from '../given/local-table.ts'
import { sampleBoardFile } from '../given/sample-board.ts'

const episode: Episode = {
  id: 'hate-crime#force#2018-03#Higher',
  kind: 'indicator',
  indicator: 'hate-crime',
  area: 'force',
  direction: 'Higher',
  openedMonth: '2018-03',
  lastMonth: '2018-03',
  openedAt: '2018-04-10T08:00:00.000Z',
  closedAt: null,
  closedMonth: null,
  closedBecause: null,
  rule: 'outside its expected range; this far off is expected once in 500 months',
  openingNotifiedOn: null,
  closingNotifiedOn: null,
}
const closedEpisode: Episode = {
  ...episode,
  id: 'hate-crime#force#2017-03#Lower',
  closedAt: '2017-08-01T08:00:00.000Z',
}
const emptyMeeting = {
  time: null,
  venue: null,
  items: [],
  members: [],
  attendees: [],
  apologies: [],
  declarations: [],
  paragraphs: [],
  actions: [],
  next: null,
}
const acceptedDrop: Omit<DropRecord, 'drop' | 'cause' | 'knownFrom' | 'state'> = {
  file: 'meetings.csv',
  feed: 'meetings',
  kind: 'meetings',
  rows: 1,
  indicators: [],
  registers: ['meetings'],
}

let server: Awaited<ReturnType<typeof startTable>>
let output = ''
let errorOutput = ''
beforeAll(async () => {
  server = await startTable()
  const episodes = episodeRepository(server.table)
  for (const one of [episode, closedEpisode]) await episodes.save(one, 1)
})
afterAll(() => server.stop())
beforeEach(() => {
  output = errorOutput = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(text => ((output += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation(text => ((errorOutput += String(text)), true))
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', server.endpoint)
  vi.stubEnv('AWS_REGION', 'eu-west-2')
  vi.stubEnv('BOARDPACK_BOARD', sampleBoardFile)
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'operator')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const decisionFlags = ['--by', 'performance-analyst', '--because', 'recording changed', '--as-at', '2018-05-03']
const validArguments = () => [episode.id, ...decisionFlags, '--table', server.name]
const stored = () => episodeRepository(server.table).find(episode.id)

describe('what is recorded', () => {
  const who = { by: 'performance-analyst', because: 'recording changed', at: '2018-05-03T11:00:00Z' }

  test('an acknowledgement', async () => {
    expect([await acknowledge(validArguments()), errorOutput]).toEqual([0, ''])
    expect(output).toBe(`${episode.id}: acknowledged by Performance Analyst: recording changed\n`)
    expect((await stored())!.acknowledged).toMatchObject({
      ...who,
      at: expect.stringMatching(/^2018-05-03T11:00:00/) as string,
    })
  })

  test('a snooze until the next meeting', async () => {
    expect([await snooze([...validArguments(), '--until', 'next-meeting']), errorOutput]).toEqual([0, ''])
    expect(output).toBe(`${episode.id}: snoozed until 2018-05-10 by Performance Analyst: recording changed\n`)
    expect((await stored())!.snoozedUntil).toMatchObject({ date: '2018-05-10', by: who.by })
  })

  test('the next meeting may be one that only the register has, but not one that the file has moved', async () => {
    const registered = async (drop: string, dates: string[], knownFrom: string) => {
      const record = { ...acceptedDrop, drop, cause: drop, knownFrom, state: 'receiving' as const }
      await registerRepository(server.table).write(
        drop,
        knownFrom,
        dates.map(date => ({ register: 'meetings', id: date, body: { ...emptyMeeting, id: date, date } })),
      )
      await dropRepository(server.table).claim(record)
      await dropRepository(server.table).accept(record)
    }
    await registered('meetings-1', ['2018-05-08'], '2018-05-01T08:00:00.000Z')
    await registered('meetings-2', ['2018-05-04'], '2018-05-04T08:00:00.000Z')
    expect([await snooze([...validArguments(), '--until', 'next-meeting']), errorOutput]).toEqual([0, ''])
    // the meeting of 4 May became known after the instant of the command
    expect((await stored())!.snoozedUntil).toMatchObject({ date: '2018-05-08' })
  })

  test('a mute until a date, on an alert that is over too', async () => {
    expect([await mute([...validArguments(), '--until', '2018-09-01']), errorOutput]).toEqual([0, ''])
    expect((await stored())!.mutedUntil).toMatchObject({ date: '2018-09-01', because: who.because })
    expect(await mute([closedEpisode.id, ...decisionFlags, '--table', server.name, '--until', '2018-09-01'])).toBe(0)
  })

  test('each is in the audit trail, with who and why', async () => {
    const trail = await auditTrail(server.table).list()
    expect(trail.map(({ who: by, what, about, because }) => [by, what, about, because])).toContainEqual([
      'performance-analyst',
      'snoozed until 2018-05-10',
      `alert ${episode.id}`,
      'recording changed',
    ])
  })

  test('the episode itself is unchanged', async () => {
    expect(await stored()).toMatchObject(episode)
  })
})

describe('what cannot be done says why in one line', () => {
  const table = ['--table', 'there']
  const noTable = '--table NAME (or --stack, or TABLE_NAME in the environment)'
  const usage = (name: string, until = '') =>
    `usage: boardpack ${name} EPISODE ${until}--by ROLE --because WORDS --table NAME --board FILE [--stack NAME] [--as-at DATE]\n`
  test.each<[string, (args: string[]) => Promise<number>, string[], string]>([
    [
      'nothing given',
      acknowledge,
      [],
      `acknowledge: missing: EPISODE, --by ROLE, --because WORDS, ${noTable}; ${usage('acknowledge')}`,
    ],
    [
      'no date',
      snooze,
      ['x', ...decisionFlags, ...table],
      `snooze: missing: --until DATE|next-meeting; ${usage('snooze', '--until DATE|next-meeting ')}`,
    ],
    [
      'no date',
      mute,
      ['x', ...decisionFlags, ...table],
      `mute: missing: --until DATE|next-meeting; ${usage('mute', '--until DATE|next-meeting ')}`,
    ],
    [
      'no reason',
      acknowledge,
      ['x', '--by', 'chief-constable', '--because', ' ', ...table],
      `acknowledge: missing: --because WORDS; ${usage('acknowledge')}`,
    ],
    [
      'an unknown role',
      acknowledge,
      ['x', '--by', 'chief-constible', '--because', 'y', ...table],
      'acknowledge: --by is "chief-constible", which is not a role in the board’s file; did you mean "chief-constable"?\n',
    ],
    [
      'a date for an acknowledgement',
      acknowledge,
      ['x', ...decisionFlags, ...table, '--until', '2018-06-01'],
      'acknowledge: unknown option "--until"; allowed: --by, --because, --table, --stack, --board, --as-at\n',
    ],
    [
      'no such date',
      snooze,
      ['x', ...decisionFlags, ...table, '--until', '2018-02-30'],
      'snooze: --until is "2018-02-30"; allowed: a date such as 2018-05-03, or next-meeting\n',
    ],
    [
      'a date that is past',
      mute,
      ['x', ...decisionFlags, ...table, '--until', '2018-05-03'],
      'mute: --until is 2018-05-03; allowed: a day after today, 2018-05-03\n',
    ],
    [
      'an unknown flag',
      acknowledge,
      ['x', ...decisionFlags, ...table, '--colour', 'red'],
      'acknowledge: unknown option "--colour"; allowed: --by, --because, --table, --stack, --board, --as-at\n',
    ],
    [
      'no such board’s file',
      acknowledge,
      ['x', ...decisionFlags, ...table, '--board', '/no.yaml'],
      'acknowledge: cannot read /no.yaml: there is no such file\n',
    ],
    ['no such table', acknowledge, ['x', ...decisionFlags, ...table], 'acknowledge: there is no table there\n'],
  ])('%s (%#)', async (_, command, args, words) => {
    expect(await command(args)).toBe(2)
    expect([output, errorOutput]).toEqual(['', words])
  })

  test('no meeting to come', async () => {
    const later = [...decisionFlags.slice(0, 4), '--as-at', '2090-01-01', '--table', server.name]
    expect(await snooze([episode.id, ...later, '--until', 'next-meeting'])).toBe(2)
    expect(errorOutput).toBe(
      'snooze: neither the board’s file nor its register of meetings has a meeting after 1 January 2090: give a date\n',
    )
  })

  test('an unknown alert: those that are open, and the nearest', async () => {
    expect(await acknowledge([episode.id.replace('Higher', 'Highr'), ...decisionFlags, '--table', server.name])).toBe(2)
    expect(errorOutput).toBe(
      `acknowledge: unknown alert "hate-crime#force#2018-03#Highr"; open: ${episode.id}; did you mean "${episode.id}"?\n`,
    )
  })

  test('an alert that is over', async () => {
    expect(await acknowledge([closedEpisode.id, ...decisionFlags, '--table', server.name])).toBe(2)
    expect(errorOutput).toBe(`acknowledge: the alert ${closedEpisode.id} is over; open: ${episode.id}\n`)
  })
})
