import { expect, test } from 'vitest'
import { writeAlertDigest } from '../../shared/alerts/digest.ts'
import { closeEndedAreas } from '../../shared/alerts/ended-areas.ts'
import type { Episode } from '../../shared/alerts/episode.ts'
import { explainEpisode } from '../../shared/alerts/explain-episode.ts'
import { findFiringPeriods } from '../../shared/alerts/firing-periods.ts'
import { dueNotices } from '../../shared/alerts/notices.ts'
import { reconcileEpisodes } from '../../shared/alerts/reconcile-episodes.ts'
import { sampleBoard } from '../given/sample-board.ts'
import { wholeBoard } from '../indicators/indicator-fixtures.ts'
import { thefts, thefts100 } from './figures.ts'

const sample = sampleBoard()
const board = {
  ...sample,
  areas: sample.areas.map(area => (area.id === 'fenland' ? { ...area, until: '2018-04' } : area)),
}
const OPENED = '2018-04-10T08:00:00.000Z'
const series = thefts100('2018-03', { '2018-03': 190 })
const subject = { indicator: 'thefts', area: 'fenland' }
const [opened] = reconcileEpisodes(subject, findFiringPeriods(thefts, series, wholeBoard), [], OPENED) as [Episode]
const open = { ...opened, openingNotifiedOn: '2018-04-10' }
const LAST_DAY = '2018-04-30T08:00:00.000Z'
const NEXT_DAY = '2018-05-01T08:00:00.000Z'

test('an open alert of an area is left alone to the last day of the area, and closed on the day after', () => {
  expect(closeEndedAreas(board, [open], LAST_DAY)).toEqual([])
  expect(closeEndedAreas(board, [open], NEXT_DAY)).toEqual([
    { ...open, closedAt: NEXT_DAY, closedMonth: '2018-04', closedBecause: 'area-ended' },
  ])
})

test('alerts of areas that go on, those of registers and those that are closed stay as they are', () => {
  const others = [
    { ...open, area: 'force' },
    { ...open, kind: 'risk' as const },
    { ...open, closedAt: OPENED, closedBecause: 'quiet' as const },
  ]
  expect(closeEndedAreas(board, others, NEXT_DAY)).toEqual([])
})

test('that it ended with its area is told once, with the day', () => {
  const [closed] = closeEndedAreas(board, [open], NEXT_DAY) as [Episode]
  expect(dueNotices([closed], '2018-05-01', NEXT_DAY)).toEqual([{ episode: closed, event: 'closing' }])
  expect(dueNotices([{ ...closed, closingNotifiedOn: '2018-05-01' }], '2018-05-02', NEXT_DAY)).toEqual([])
  expect(explainEpisode(closed, 'Thefts, Fenland')).toContain('The area ended on 30 April 2018')
  const areas = [{ id: 'fenland', name: 'Fenland', isWhole: false, series }]
  const { letter } = writeAlertDigest(
    board,
    '2018-05-01',
    [{ kind: 'indicator', episode: closed, event: 'closing', indicator: thefts, areas, chart: null }],
    [],
  )
  expect(JSON.stringify(letter.blocks)).toContain('The area ended on 30 April 2018')
})
