import { describe, expect, test } from 'vitest'
import { findMutes, mayNotifyOn } from '../../shared/alerts/handling.ts'

const open = { kind: 'indicator', indicator: 'thefts', area: 'force', closedAt: null } as const
const closedEpisode = { ...open, closedAt: '2018-06-04T08:00:00Z' }
const attribution = { by: 'performance-analyst', because: 'a known cause', at: '2018-05-03T12:00:00Z' }
const until = { ...attribution, date: '2018-05-10' }

test('without handling: reported', () => expect(mayNotifyOn(open, {}, '2018-05-04', [])).toBe(true))

describe('acknowledged', () => {
  test('the opening is not reported', () =>
    expect(mayNotifyOn(open, { acknowledged: attribution }, '2018-05-04', [])).toBe(false))
  test('the end is', () =>
    expect(mayNotifyOn(closedEpisode, { acknowledged: attribution }, '2018-06-05', [])).toBe(true))
})

describe('snoozed', () => {
  test.each([
    ['2018-05-09', false],
    ['2018-05-10', true],
    ['2018-05-11', true],
  ])('on %s: %s', (day, mayNotify) => {
    expect(mayNotifyOn(open, { snoozedUntil: until }, day, [])).toBe(mayNotify)
    expect(mayNotifyOn(closedEpisode, { snoozedUntil: until }, day, [])).toBe(mayNotify)
  })
  test('says nothing of a later episode', () => {
    expect(findMutes([{ ...closedEpisode, snoozedUntil: until }])).toEqual([])
  })
})

describe('muted', () => {
  const mutes = findMutes([open, { ...closedEpisode, mutedUntil: until }])
  test('holds for a later episode of the same indicator and area until it expires', () => {
    expect(mutes).toEqual([{ kind: 'indicator', indicator: 'thefts', area: 'force', until: '2018-05-10' }])
    expect(mayNotifyOn(open, {}, '2018-05-09', mutes)).toBe(false)
    expect(mayNotifyOn(closedEpisode, {}, '2018-05-09', mutes)).toBe(false)
    expect(mayNotifyOn(open, {}, '2018-05-10', mutes)).toBe(true)
  })
  test.each([
    { ...open, area: 'fenland' },
    { ...open, indicator: 'burglary' },
    { ...open, kind: 'risk' as const },
  ])('does not hold for another subject: %j', other => expect(mayNotifyOn(other, {}, '2018-05-09', mutes)).toBe(true))
  test('the longest of two holds', () => {
    const longer = [...mutes, { ...mutes[0]!, until: '2018-06-01' }]
    expect(mayNotifyOn(open, {}, '2018-05-31', longer)).toBe(false)
  })
})
