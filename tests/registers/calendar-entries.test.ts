import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Action } from '../../shared/registers/actions/action.ts'
import { type CalendarPublisher, writeActionEntry, writeMeetingEntry } from '../../shared/registers/calendar-entries.ts'
import { anAction } from './actions/examples.ts'

const publisher: CalendarPublisher = {
  name: 'Board Secretariat',
  email: 'secretariat@pcc.example',
  domain: 'pcc.example',
  stamp: '2019-06-11T06:00:00.000Z',
}

/** The properties of the one entry of a file, read back from its unfolded lines: parameters apart, escapes undone. */
function readBack(text: string) {
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  const lines = text
    .replace(/\r\n[ \t]/g, '')
    .trimEnd()
    .split('\r\n')
  return Object.fromEntries(
    lines.map(line => {
      const [, name, parameters, value] = /^([A-Z-]+)(;[^:]*)?:(.*)$/s.exec(line)!
      return [
        name! + (parameters?.startsWith(';VALUE') ? parameters : ''),
        value!.replace(/\\n/g, '\n').replace(/\\([,;\\])/g, '$1'),
      ]
    }),
  )
}

function historyOf(...changes: Partial<Action>[]) {
  const versions = changes.map((change, i) => ({
    action: anAction(change),
    drop: `drop-${i}`,
    knownFrom: `2019-0${i + 1}-01T09:00:00.000Z`,
  }))
  return { id: '3.0', versions }
}

const entryOf = (...changes: Partial<Action>[]) => writeActionEntry(historyOf(...changes), publisher)

describe('the calendar entry of an action', () => {
  it('is an all-day entry on the target date', () => {
    const file = entryOf({ action: 'Report back, with figures; see “Annex A”' })!
    expect(file.fileName).toBe('action-3.0.ics')
    expect(readBack(file.text)).toMatchObject({
      METHOD: 'PUBLISH',
      UID: 'action-3.0@pcc.example',
      SEQUENCE: '0',
      DTSTAMP: '20190611T060000Z',
      'DTSTART;VALUE=DATE': '20190516',
      'DTEND;VALUE=DATE': '20190517',
      SUMMARY: 'Action 3.0 due: Report back, with figures; see “Annex A”',
      DESCRIPTION: 'Report back, with figures; see “Annex A”\nOwner: Constabulary',
      STATUS: 'CONFIRMED',
      TRANSP: 'TRANSPARENT',
    })
  })

  it.each([
    ['stays when only the update changes', [{}, { update: 'More' }], 'PUBLISH', '0', '20190516'],
    ['moves with the date', [{}, { targetDate: '2019-07-01' }], 'PUBLISH', '1', '20190701'],
    ['moves there and back', [{}, { targetDate: '2019-07-01' }, {}], 'PUBLISH', '2', '20190516'],
    [
      'is cancelled when closed',
      [{}, { targetDate: '2019-07-01' }, { status: 'closed', targetDate: '2019-07-01' }],
      'CANCEL',
      '2',
      '20190701',
    ],
    ['is cancelled when the date goes', [{}, { targetDate: null }], 'CANCEL', '1', '20190516'],
    ['comes back when reopened', [{}, { status: 'withdrawn' }, {}], 'PUBLISH', '2', '20190516'],
    ['starts with the first date', [{ targetDate: null }, {}], 'PUBLISH', '0', '20190516'],
    ['stays while a proposal waits', [{}, { status: 'proposed-for-closure' }], 'PUBLISH', '0', '20190516'],
  ] as [string, Partial<Action>[], string, string, string][])('%s', (_, changes, method, sequence, date) => {
    const file = entryOf(...changes)!
    expect(file.method).toBe(method)
    expect(readBack(file.text)).toMatchObject({
      METHOD: method,
      UID: 'action-3.0@pcc.example',
      SEQUENCE: sequence,
      'DTSTART;VALUE=DATE': date,
      STATUS: method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED',
    })
  })

  it('is not written for an action that never stood open with a date', () => {
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
        expect(readBack(text)['SUMMARY']).toBe(`Action 3.0 due: ${action}`)
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
    expect(readBack(writeMeetingEntry(meeting, publisher).text)).toMatchObject({
      UID: 'meeting-2018-05-10@pcc.example',
      DTSTART: '20180510T130000Z',
      DTEND: '20180510T150000Z',
      LOCATION: 'CR2',
      SUMMARY: 'Business Coordination Board',
      STATUS: 'CONFIRMED',
    })
    const winter = writeMeetingEntry({ ...meeting, date: '2019-01-24', venue: null }, publisher)
    expect(readBack(winter.text)).toMatchObject({ DTSTART: '20190124T140000Z' })
    expect(winter.text).not.toContain('LOCATION')
  })

  it('is cancelled with a higher sequence', () => {
    const file = writeMeetingEntry({ ...meeting, sequence: 1, isCancelled: true }, publisher)
    expect(file.method).toBe('CANCEL')
    expect(readBack(file.text)).toMatchObject({ METHOD: 'CANCEL', SEQUENCE: '1', STATUS: 'CANCELLED' })
  })

  it('says which entry could not be written', () => {
    expect(() => writeMeetingEntry({ ...meeting, sequence: Number.NaN }, publisher)).toThrow(
      'the calendar entry meeting-2018-05-10@pcc.example could not be written',
    )
  })
})
