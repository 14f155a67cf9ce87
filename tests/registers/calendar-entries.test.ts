import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Action } from '../../shared/registers/actions/entry.ts'
import { buildActionEntry, buildMeetingEntry, type CalendarPublisher } from '../../shared/registers/calendar-entries.ts'
import { LONDON } from '../given/london.ts'
import { anAction } from './actions/examples.ts'
import { readCalendar } from './read-calendar.ts'

const publisher: CalendarPublisher = {
  name: 'Board Secretariat',
  email: 'secretariat@pcc.example',
  domain: 'pcc.example',
  timestamp: '2019-06-11T06:00:00.000Z',
}

function historyOf(...changes: Partial<Action>[]) {
  const versions = changes.map((change, i) => ({
    action: anAction(change),
    drop: `drop-${i}`,
    knownFrom: `2019-0${i + 1}-01T09:00:00.000Z`,
  }))
  return { id: '3.0', versions }
}

const entryOf = (...changes: Partial<Action>[]) => buildActionEntry(historyOf(...changes), publisher)

describe('the calendar entry of an action', () => {
  it('is an all-day entry on the target date', () => {
    const file = entryOf({ action: 'Report back, with figures; see “Annex A”' })!
    expect(file.fileName).toBe('action-3.0.ics')
    expect(readCalendar(file.text)).toEqual({
      method: 'PUBLISH',
      uid: 'action-3.0@pcc.example',
      sequence: 0,
      stamp: '2019-06-11T06:00:00.000Z',
      isAllDay: true,
      start: '2019-05-16',
      end: '2019-05-17',
      summary: 'Action 3.0 due: Report back, with figures; see “Annex A”',
      description: 'Report back, with figures; see “Annex A”\nOwner: Constabulary',
      location: null,
      status: 'CONFIRMED',
      transparency: 'TRANSPARENT',
      organizer: 'MAILTO:secretariat@pcc.example',
    })
  })

  it.each([
    ['stays when only the update changes', [{}, { update: 'More' }], 'PUBLISH', 0, '2019-05-16'],
    ['moves with the date', [{}, { targetDate: '2019-07-01' }], 'PUBLISH', 1, '2019-07-01'],
    ['moves there and back', [{}, { targetDate: '2019-07-01' }, {}], 'PUBLISH', 2, '2019-05-16'],
    [
      'is cancelled when closed',
      [{}, { targetDate: '2019-07-01' }, { status: 'closed', targetDate: '2019-07-01' }],
      'CANCEL',
      2,
      '2019-07-01',
    ],
    ['is cancelled when the date goes', [{}, { targetDate: null }], 'CANCEL', 1, '2019-05-16'],
    ['comes back when reopened', [{}, { status: 'withdrawn' }, {}], 'PUBLISH', 2, '2019-05-16'],
    ['starts with the first date', [{ targetDate: null }, {}], 'PUBLISH', 0, '2019-05-16'],
    ['stays while a proposal waits', [{}, { status: 'proposed-for-closure' }], 'PUBLISH', 0, '2019-05-16'],
  ] as [string, Partial<Action>[], string, number, string][])('%s', (_, changes, method, sequence, date) => {
    const file = entryOf(...changes)!
    expect(file.method).toBe(method)
    expect(readCalendar(file.text)).toMatchObject({
      method,
      uid: 'action-3.0@pcc.example',
      sequence,
      start: date,
      isAllDay: true,
      status: method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED',
    })
  })

  it('keeps its UID and counts up at every change', () => {
    const change = fc.record({
      targetDate: fc.constantFrom('2019-05-16', '2019-07-01', null),
      status: fc.constantFrom('open', 'closed', 'withdrawn', 'proposed-for-extension'),
    })
    fc.assert(
      fc.property(fc.array(change as fc.Arbitrary<Partial<Action>>, { minLength: 1, maxLength: 9 }), changes => {
        const files = changes.flatMap((_, i) => entryOf(...changes.slice(0, i + 1)) ?? [])
        const entries = files.map(({ text }) => readCalendar(text))
        expect(new Set(entries.map(({ uid }) => uid)).size).toBeLessThanOrEqual(1)
        entries.forEach((entry, i) => {
          const before = entries[i - 1]
          if (before === undefined) return
          const isSame = before.start === entry.start && before.status === entry.status
          expect(entry.sequence - before.sequence).toBeGreaterThanOrEqual(isSame ? 0 : 1)
        })
      }),
    )
  })

  it('is not written for an action that was never open with a date', () => {
    expect(entryOf({ targetDate: null })).toBeNull()
    expect(entryOf({ status: 'closed' })).toBeNull()
  })

  it('is the same text each time, and no line is longer than 75 octets, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), words => {
        const action = `Board’s ${words.replace(/\p{Cc}/gu, '')}`
        const { text } = entryOf({ action })!
        expect(entryOf({ action })!.text).toBe(text)
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(readCalendar(text).summary).toBe(`Action 3.0 due: ${action}`)
      }),
    )
  })
})

describe('the calendar entry of a meeting', () => {
  const meeting = {
    id: '2018-05-10',
    title: 'Business Coordination Board',
    date: '2018-05-10',
    time: '14:00',
    minutes: 120,
    venue: 'CR2',
    sequence: 0,
    isCancelled: false,
  }

  it('has its times in UTC, in summer and in winter', () => {
    expect(readCalendar(buildMeetingEntry(meeting, publisher, LONDON).text)).toMatchObject({
      method: 'PUBLISH',
      uid: 'meeting-2018-05-10@pcc.example',
      isAllDay: false,
      start: '2018-05-10T13:00:00.000Z',
      end: '2018-05-10T15:00:00.000Z',
      location: 'CR2',
      summary: 'Business Coordination Board',
      status: 'CONFIRMED',
      transparency: 'OPAQUE',
    })
    const winter = buildMeetingEntry({ ...meeting, date: '2019-01-24', venue: null }, publisher, LONDON)
    expect(readCalendar(winter.text)).toMatchObject({ start: '2019-01-24T14:00:00.000Z', location: null })
  })

  it('is cancelled with a higher sequence', () => {
    const file = buildMeetingEntry({ ...meeting, sequence: 1, isCancelled: true }, publisher, LONDON)
    expect(file.method).toBe('CANCEL')
    expect(readCalendar(file.text)).toMatchObject({
      method: 'CANCEL',
      uid: 'meeting-2018-05-10@pcc.example',
      sequence: 1,
      status: 'CANCELLED',
    })
  })

  it('says which entry could not be written', () => {
    expect(() => buildMeetingEntry({ ...meeting, sequence: Number.NaN }, publisher, LONDON)).toThrow(
      'the calendar entry meeting-2018-05-10@pcc.example could not be written',
    )
  })
})

describe('the text of an entry', () => {
  const meeting = {
    ...{ id: '2018-05-10', title: 'Board', date: '2018-05-10', time: '14:00', minutes: 90 },
    ...{ venue: null, sequence: 0, isCancelled: false },
  }

  it('has its instants and its maker as RFC 5545 writes them', () => {
    const named = { ...publisher, name: 'The “Board”\n"Secretariat"' }
    const { text, fileName } = buildMeetingEntry(meeting, named, LONDON)
    expect(fileName).toBe('meeting-2018-05-10.ics')
    const lines = text.replaceAll('\r\n ', '').split('\r\n')
    expect(lines).toContain('PRODID:-//pcc.example//boardpack//EN')
    expect(lines).toContain('DTSTAMP:20190611T060000Z')
    expect(lines).toContain('DTSTART:20180510T130000Z')
    expect(lines).toContain('DTEND:20180510T143000Z')
    expect(lines).toContain('ORGANIZER;CN="The “Board” ’Secretariat’":MAILTO:secretariat@pcc.example')
  })

  it('says when nobody is named, and is absent for an action without a date', () => {
    expect(readCalendar(entryOf({ owner: null })!.text).description).toMatch(/\nOwner: nobody named$/)
    expect(buildActionEntry({ id: '3.0', versions: [] }, publisher)).toBeNull()
  })

  it('is rejected by name and with its cause', () => {
    const refused = () => buildMeetingEntry({ ...meeting, sequence: Number.NaN }, publisher, LONDON)
    expect(refused).toThrow(
      expect.objectContaining({
        name: 'CalendarEntryError',
        uid: 'meeting-2018-05-10@pcc.example',
        cause: expect.anything() as unknown,
      }) as Error,
    )
  })
})
