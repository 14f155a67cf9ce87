import { describe, expect, it } from 'vitest'
import { formatPlan } from '../../shared/config/format-plan.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { plannedEvents } from '../../shared/config/plan.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { sampleBoard } from '../given/sample-board.ts'
import { alterSmallBoard, smallBoard } from './small-board.ts'

function load(text: string): BoardFile {
  const loaded = loadBoard(text)
  if (!loaded.ok) throw new Error(loaded.faults.map(({ message }) => message).join('\n'))
  return loaded.board
}

const board = load(smallBoard)
const sample = sampleBoard()

describe('the plan', () => {
  it('sends the sample’s pack of 10 May 2018 on 3 May, a bank holiday lying between', () => {
    expect(plannedEvents(sample, '2018-05-03', '2018-05-03')).toEqual([
      {
        kind: 'daily-checks',
        name: 'daily-checks',
        at: { date: '2018-05-03', time: '08:00' },
        instant: '2018-05-03T07:00:00.000Z',
        reason: 'a working day',
      },
      {
        kind: 'pack',
        name: 'pack-performance-2018-05-10',
        at: { date: '2018-05-03', time: '16:00' },
        instant: '2018-05-03T15:00:00.000Z',
        pack: 'performance',
        meeting: '2018-05-10',
        reason:
          '“Quarterly Performance Report” for March 2018, to the list members: 4 working days before the meeting of Thursday 10 May 2018',
      },
    ])
  })

  it('keeps the local time when the clocks change', () => {
    const checks = plannedEvents(board, '2018-03-23', '2018-03-26').filter(({ kind }) => kind === 'daily-checks')
    expect(checks.map(({ instant }) => instant)).toEqual(['2018-03-23T08:00:00.000Z', '2018-03-26T07:00:00.000Z'])
  })

  it('checks on every working day and no other', () => {
    const days = plannedEvents(board, '2018-12-21', '2019-01-02').filter(({ kind }) => kind === 'daily-checks')
    expect(days.map(({ at }) => at.date)).toEqual([
      '2018-12-21',
      '2018-12-24',
      '2018-12-27',
      '2018-12-28',
      '2018-12-31',
      '2019-01-02',
    ])
  })

  it('sends every pack, those named, or none', () => {
    const packsOf = (of: BoardFile) =>
      plannedEvents(of, '2018-04-01', '2018-06-30')
        .filter(({ kind }) => kind === 'pack')
        .map(({ name }) => name)
    expect(packsOf(board)).toEqual(['pack-paper-2018-05-10', 'pack-paper-2018-06-14'])
    expect(packsOf(load(alterSmallBoard('packs: [paper]', 'packs: []').text))).toEqual(['pack-paper-2018-05-10'])
  })

  it('is the same whether made for a year or a day at a time', () => {
    const whole = plannedEvents(sample, '2018-04-01', '2018-06-30')
    const byMonth = [
      ['2018-04-01', '2018-04-30'],
      ['2018-05-01', '2018-05-31'],
      ['2018-06-01', '2018-06-30'],
    ].flatMap(([from, until]) => plannedEvents(sample, from!, until!))
    expect(byMonth).toEqual(whole)
    expect(whole.map(({ instant }) => instant)).toEqual(whole.map(({ instant }) => instant).sort())
  })

  it('gives every event but the daily checks a unique name that a schedule can have', () => {
    const names = plannedEvents(sample, '2016-01-01', '2027-12-31')
      .filter(({ kind }) => kind !== 'daily-checks')
      .map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z0-9-]{1,64}$/)
  })
})

describe('the plan in print', () => {
  it('is a calendar with the reason for each date', () => {
    expect(
      formatPlan(board, '2018-05-01', '2018-06-30', plannedEvents(board, '2018-05-01', '2018-06-30')),
    ).toMatchInlineSnapshot(`
      "Test Board, Test Constabulary
      1 May 2018 to 30 June 2018, local time (Europe/London)

      Every working day at 08:00 (42 days; not on 7 May 2018 (Early May bank holiday), 28 May 2018 (Spring bank holiday)) reminders, overdue actions, alerts, late data and missed sends are checked.

      Thursday 3 May 2018
        2018-05-03 16:00     send pack paper: “Paper” for March 2018, to the list members: 4 working days before the meeting of Thursday 10 May 2018

      Thursday 10 May 2018
        2018-05-10 14:00     meeting: Test Board, Hall; papers were due on Monday 30 April 2018

      Friday 11 May 2018
        2018-05-11 day ends  data due: Burglary for April 2018, in the feed indicators

      Friday 25 May 2018
        2018-05-25 day ends  data due: Published burglary for March 2018, in the feed police-uk

      Friday 8 June 2018
        2018-06-08 16:00     send pack paper: “Paper” for April 2018, to the list members: 4 working days before the meeting of Thursday 14 June 2018

      Tuesday 12 June 2018
        2018-06-12 day ends  data due: Burglary for May 2018, in the feed indicators

      Thursday 14 June 2018
        2018-06-14 14:00     meeting: Test Board, Hall; papers were due on Tuesday 5 June 2018

      Monday 25 June 2018
        2018-06-25 day ends  data due: Published burglary for April 2018, in the feed police-uk
      "
    `)
  })

  it('says when nothing is planned, and where bank holidays are not known', () => {
    expect(
      formatPlan(board, '2031-01-04', '2031-01-05', plannedEvents(board, '2031-01-04', '2031-01-05')),
    ).toBe(`Test Board, Test Constabulary
4 January 2031 to 5 January 2031, local time (Europe/London)

Bank holidays after 31 December 2030 are not known yet: dates beyond it may move.

Nothing else is planned.
`)
  })
})

describe('the plan of a board elsewhere', () => {
  const inScotland = { ...sample, board: { ...sample.board, holidays: 'scotland' as const } }

  it('counts the working days of its own holiday list: Easter Monday is worked in Scotland', () => {
    const meetings = [{ date: '2018-04-05', public: false }]
    const sentOn = (board: BoardFile) =>
      plannedEvents({ ...board, meetings }, '2018-03-01', '2018-04-30').find(({ kind }) => kind === 'pack')?.at.date
    expect(sentOn(sample)).toBe('2018-03-28')
    expect(sentOn(inScotland)).toBe('2018-03-29')
    expect(
      formatPlan(inScotland, '2018-04-01', '2018-04-30', plannedEvents(inScotland, '2018-04-02', '2018-04-02')),
    ).not.toContain('Easter Monday')
  })

  it('gives times by the clocks of its own zone', () => {
    const inTheAzores = { ...sample, board: { ...sample.board, timeZone: 'Atlantic/Azores' } }
    expect(plannedEvents(inTheAzores, '2018-05-03', '2018-05-03')[0]!.instant).toBe('2018-05-03T08:00:00.000Z')
  })
})

describe('the days on which something in the file changes', () => {
  const changing: BoardFile = {
    ...sample,
    changes: [{ from: '2028-05-08', because: 'The functions pass to the Mayor', board: {}, lists: {}, roles: [] }],
    areas: [
      ...sample.areas.map(area => (area.id === 'fenland' ? { ...area, until: '2028-04' } : area)),
      { id: 'fens', name: 'Fens', kind: 'part', aliases: [], from: '2028-05', madeOf: ['fenland', 'huntingdonshire'] },
    ],
    peers: sample.peers.map((peer, i) => (i === 0 ? { ...peer, name: 'Old', until: '2028-04' } : peer)),
  }
  const planned = plannedEvents(changing, '2028-04-30', '2028-05-31').filter(({ kind }) => kind === 'change')

  it('are in the plan, each with what changes', () => {
    expect(planned.map(({ at, reason }) => `${at.date} ${reason}`)).toEqual([
      '2028-05-01 the area Fenland is there no more: its last day was 30 April 2028',
      '2028-05-01 the area Fens begins, made of Fenland and Huntingdonshire',
      '2028-05-01 Old is compared with no more: its last day was 30 April 2028',
      '2028-05-08 The functions pass to the Mayor',
    ])
  })

  it('are lines of the calendar', () => {
    expect(formatPlan(changing, '2028-04-30', '2028-05-31', planned)).toContain(
      '2028-05-08 00:00     changes: The functions pass to the Mayor',
    )
  })

  it('are none where nothing changes', () => {
    expect(plannedEvents(sample, '2018-01-01', '2018-12-31').filter(({ kind }) => kind === 'change')).toEqual([])
  })
})
