import { describe, expect, it } from 'vitest'
import { monthsEnding } from '../../shared/calendar/month.ts'
import { judgePeers, noPeerJudgement } from '../../shared/indicators/judge-peers.ts'
import { indicator, seriesOf, storedObservation } from './indicator-fixtures.ts'

const year = monthsEnding('2018-03', 12)
const flat = (figure: number | [number, number], months = year) =>
  seriesOf(...months.map(month => storedObservation(month, figure)))
const peer = (name: string, figure: number | [number, number], population = 1000, months = year) => ({
  peer: { id: name, name, aliases: [], gss: 'E23000036', population, populationSource: 'Census' },
  series: flat(figure, months),
})
const FORCES = {
  peer: 'force',
  peers: 'forces',
  similarPeers: 'similar forces',
  mostSimilarPeers: 'most similar forces',
}
const seven = [60, 62, 64, 66, 68, 70, 72].map((rate, i) => peer(`Force ${i}`, rate, 12_000))

describe('a force among its most similar forces', () => {
  it('is set beside them by its rate for 1,000 people over twelve months', () => {
    expect(judgePeers(indicator(), '2018-03', { population: 24_000, series: flat(180) }, seven, FORCES)).toMatchObject({
      displayText: 'Higher, rank 8 of 8',
      word: 'Higher',
      sense: 'concern',
      rank: 8,
      rankedCount: 8,
      ownRate: 90,
      peerMean: 66,
      unit: 'offences for 1,000 people',
      period: { from: '2017-04', to: '2018-03' },
      includedPeers: seven.map(({ peer: { name } }) => name),
      missingPeers: [],
      rule: 'above the range expected of one more force like these 7',
    })
  })

  it('is Comparable within the range of one more force like them', () => {
    expect(judgePeers(indicator(), '2018-03', { population: 12_000, series: flat(75) }, seven, FORCES)).toMatchObject({
      displayText: 'Comparable, rank 8 of 8',
      sense: 'none',
      ownRate: 75,
    })
  })

  it.each([
    ['percentage', [8, 10], 80],
    ['mean', [8, 10], 0.8],
    ['per-head', 0.5, 6],
  ] as const)('by the figure itself where it is a rate already: %s', (aggregation, figure, own) => {
    const series = flat(typeof figure === 'number' ? figure : [...figure])
    const rate = indicator({ aggregation, unit: 'per cent of victims' })
    const judged = judgePeers(rate, '2018-03', { population: 7, series }, [{ ...peer('Near', 1), series }], FORCES)
    expect(judged).toMatchObject({ ownRate: own, peerMean: own, unit: 'per cent of victims' })
  })

  it('by the month alone where nobody else has the year', () => {
    const month = ['2018-03']
    const judged = judgePeers(
      indicator(),
      '2018-03',
      { population: 1000, series: flat(10) },
      [peer('Near', 5, 1000, month), peer('Far', 15, 1000, ['2018-02'])],
      FORCES,
    )
    expect(judged).toMatchObject({
      displayText: 'rank 2 of 2',
      word: 'n/a',
      ownRate: 10,
      peerMean: 5,
      period: { from: '2018-03', to: '2018-03' },
      includedPeers: ['Near'],
      missingPeers: ['Far'],
    })
  })

  it('by the year where one of them has it', () => {
    const judged = judgePeers(
      indicator(),
      '2018-03',
      { population: 1000, series: flat(10) },
      [peer('Near', 5, 1000, ['2018-03']), peer('Far', 15)],
      FORCES,
    )
    expect(judged).toMatchObject({ ownRate: 120, includedPeers: ['Far'], missingPeers: ['Near'] })
  })

  const unit = 'offences for 1,000 people'
  it.each([
    ['no peer', flat(10), []],
    ['no figure of ours', seriesOf(), seven],
    ['no figure of theirs', flat(10), [peer('Near', 5, 1000, [])]],
  ])('is not compared with %s', (_, series, peers) => {
    expect(judgePeers(indicator(), '2018-03', { population: 1000, series }, peers, FORCES)).toEqual({
      displayText: 'n/a',
      word: 'n/a',
      sense: 'none',
      rank: null,
      rankedCount: 0,
      ownRate: null,
      ownBase: null,
      peerMean: null,
      unit,
      period: null,
      includedPeers: [],
      missingPeers: [],
      rates: [],
      words: null,
      rule: 'no figure of a similar force has been received',
    })
  })

  it('is not compared by headcount', () => {
    const rule = 'forces differ in size, so headcounts are not compared'
    const headcount = indicator({ aggregation: 'headcount' })
    expect(judgePeers(headcount, '2018-03', { population: 1000, series: flat(10) }, seven, FORCES)).toEqual(
      noPeerJudgement(unit, rule),
    )
  })
})
