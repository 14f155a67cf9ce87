import { describe, expect, it } from 'vitest'
import { addMonths, type Month } from '../../shared/calendar/month.ts'
import {
  evaluateAlertRule,
  INITIAL_EPISODE_STATE,
  nextEpisodeState,
  watchDirection,
} from '../../shared/statistics/alert-rule.ts'
import { compareWithFixedBenchmark } from '../../shared/statistics/fixed-benchmark.ts'
import type { MonthlyFigure } from '../../shared/statistics/monthly-history.ts'
import { compareWithPeers } from '../../shared/statistics/peers.ts'
import { compareRollingYears } from '../../shared/statistics/rolling-years.ts'

const FORCES = { peer: 'force', similarPeers: 'similar forces' }

const NOW: Month = '2018-03'
const seriesEndingNow = (values: readonly (number | null)[], denominator: number | null = null): MonthlyFigure[] =>
  values.map((value, i) => ({ month: addMonths(NOW, i + 1 - values.length), value, denominator }))
const repeatValue = (value: number, length: number): number[] => Array<number>(length).fill(value)

describe('alert rule', () => {
  const higher = { word: 'Higher', significant: false } as const
  const lower = { word: 'Lower', significant: false } as const
  const grey = { word: 'Lower', significant: true } as const
  const quiet = { word: 'Comparable', significant: false } as const
  const none = { word: 'n/a', significant: false } as const

  it.each([
    ['grey alone', [grey], true, 'Lower', 'outside its expected range; this far off is expected once in 500 months'],
    ['one word', [quiet, quiet, higher], false, null, ''],
    [
      'two words running',
      [quiet, higher, higher],
      true,
      'Higher',
      'above its expected range in 2 of the last 3 months',
    ],
    [
      'two words with a month between',
      [lower, none, lower],
      true,
      'Lower',
      'below its expected range in 2 of the last 3 months',
    ],
    ['two words too far apart', [higher, quiet, quiet, higher], false, null, ''],
    ['two words of opposite direction', [quiet, lower, higher], false, null, ''],
    ['words before, quiet now', [higher, higher, quiet], false, null, ''],
    ['no verdict now', [higher, higher, none], false, null, ''],
    ['three months like any other', [quiet, quiet, quiet], false, null, ''],
    ['three months without a verdict', [none, none, none], false, null, ''],
    ['nothing', [], false, null, ''],
  ] as const)('%s', (_, verdicts, fires, direction, rule) => {
    expect(evaluateAlertRule(verdicts)).toEqual({ fires, direction, rule })
  })

  it('an episode opens once, and closes after two quiet months', () => {
    let state = INITIAL_EPISODE_STATE
    const transitions = [false, true, true, false, true, false, false, false, true].map(fires => {
      const next = nextEpisodeState(state, fires)
      state = next
      return next.opened ? 'opened' : next.closed ? 'closed' : next.isOpen ? 'open' : ''
    })
    expect(transitions).toEqual(['', 'opened', 'open', 'open', 'open', 'open', 'closed', '', 'opened'])
  })

  it('seven months on one side are watched', () => {
    expect(watchDirection(repeatValue(0.1, 7))).toBe('Higher')
    expect(watchDirection([5, ...repeatValue(-0.1, 7)])).toBe('Lower')
    expect(watchDirection(repeatValue(0.1, 6))).toBeNull()
    expect(watchDirection([0.1, 0.1, 0.1, null, 0.1, 0.1, 0.1])).toBeNull()
    expect(watchDirection([0.1, 0.1, 0.1, 0, 0.1, 0.1, 0.1])).toBeNull()
    expect(watchDirection([-0.1, -0.1, -0.1, 0, -0.1, -0.1, -0.1])).toBeNull()
    expect(watchDirection([-0.1, -0.1, -0.1, 0.1, -0.1, -0.1, -0.1])).toBeNull()
    expect(watchDirection([-0.1, -0.1, -0.1, null, -0.1, -0.1, -0.1])).toBeNull()
  })
})

/** Neighbouring months are alike: a year varies more than twelve months on their own. */
const yearSpread = (phi: number) => phi * Math.sqrt(1 + 0.55 * (1 - 1 / phi ** 2))

describe('benchmark rule', () => {
  it('a year against the year before, on totals', () => {
    const verdict = compareRollingYears(seriesEndingNow([...repeatValue(60, 25), ...repeatValue(66, 12)]), NOW, 'count')
    expect(verdict).toMatchObject({
      word: 'Comparable',
      benchmarkFrom: '2016-04',
      benchmarkTo: '2017-03',
      significant: false,
    })
    expect(verdict.value).toBeCloseTo(792, 9)
    expect(verdict.benchmark).toBeCloseTo(720, 9)
    expect(verdict.z).toBeCloseTo(72 / Math.sqrt(1512) / yearSpread(verdict.phi!), 2)
  })
  it('the range is where the word would be Comparable', () => {
    const { wordRange, benchmark, phi } = compareRollingYears(
      seriesEndingNow([...repeatValue(60, 25), ...repeatValue(66, 12)]),
      NOW,
      'count',
    )
    for (const limit of [wordRange!.lower, wordRange!.upper])
      expect(Math.abs(limit - benchmark!) / (yearSpread(phi!) * Math.sqrt(limit + benchmark!))).toBeCloseTo(2.06, 1)
  })
  it.each([
    [repeatValue(600, 25), repeatValue(660, 12), 'Higher', true],
    [repeatValue(60, 25), repeatValue(50, 12), 'Lower', true],
    [repeatValue(60, 25), repeatValue(60, 12), 'Comparable', false],
  ])('%j', (before, now, word, significant) => {
    expect(compareRollingYears(seriesEndingNow([...before, ...now]), NOW, 'count')).toMatchObject({ word, significant })
  })
  it('the range of a proportion, too, is where the word turns', () => {
    const { wordRange, benchmark, phi, z } = compareRollingYears(
      seriesEndingNow([...repeatValue(80, 25), ...repeatValue(85, 12)], 100),
      NOW,
      'proportion',
    )
    expect(z).toBeCloseTo(0.05 / Math.sqrt(0.825 * 0.175 * (2 / 1200)) / yearSpread(phi!), 9)
    const pooled = (wordRange!.upper + benchmark!) / 2
    expect(
      (wordRange!.upper - benchmark!) / (yearSpread(phi!) * Math.sqrt(pooled * (1 - pooled) * (2 / 1200))),
    ).toBeCloseTo(2.06, 9)
    const below = (wordRange!.lower + benchmark!) / 2
    expect(
      (benchmark! - wordRange!.lower) / (yearSpread(phi!) * Math.sqrt(below * (1 - below) * (2 / 1200))),
    ).toBeCloseTo(2.06, 9)
  })
  it('levels and rates', () => {
    const alternating = (level: number, length: number) =>
      Array.from({ length }, (_, i) => level + (i % 2 === 0 ? 1 : -1))
    expect(
      compareRollingYears(seriesEndingNow([...alternating(100, 25), ...alternating(103, 12)]), NOW, 'level').word,
    ).toBe('Higher')
    const rate = compareRollingYears(
      seriesEndingNow([...repeatValue(600, 25), ...repeatValue(660, 12)], 1000),
      NOW,
      'rate',
    )
    expect(rate).toMatchObject({ word: 'Higher', significant: true })
    expect(rate.benchmark).toBeCloseTo(0.6, 9)
  })
  it('says why there is none', () => {
    expect(compareRollingYears(seriesEndingNow(repeatValue(60, 20)), NOW, 'count')).toMatchObject({
      word: 'n/a',
      rule: '4 of the 12 months from April 2016 to March 2017 are missing',
    })
    expect(compareRollingYears(seriesEndingNow(repeatValue(60, 3)), NOW, 'count')).toMatchObject({
      word: 'n/a',
      rule: 'there are too few months before March 2018 to know the usual spread',
    })
    expect(compareRollingYears(seriesEndingNow(repeatValue(5, 37)), NOW, 'level').rule).toBe(
      'the figure is rounded too coarsely to be judged',
    )
  })
  it('a fixed benchmark is held against the Wilson interval, widened by phi', () => {
    const lower = compareWithFixedBenchmark(seriesEndingNow(repeatValue(30, 12), 40), NOW, 0.8)
    expect(lower).toMatchObject({
      word: 'Lower',
      significant: false,
      value: 0.75,
      benchmark: 0.8,
      rule: 'the interval of the 12 months, at 95 per cent, lies below the benchmark',
    })
    expect(lower.wordRange!.lower).toBeCloseTo(0.7094, 4)
    expect(lower.wordRange!.upper).toBeCloseTo(0.7866, 4)
    expect(compareWithFixedBenchmark(seriesEndingNow(repeatValue(30, 12), 40), NOW, 0.76).word).toBe('Comparable')
    expect(compareWithFixedBenchmark(seriesEndingNow(repeatValue(30, 12), 40), NOW, 0.5)).toMatchObject({
      word: 'Higher',
      significant: true,
    })
    expect(compareWithFixedBenchmark(seriesEndingNow(repeatValue(30, 6), 40), NOW, 0.5).rule).toBe(
      '6 of the 12 months from April 2017 to March 2018 are missing',
    )
    const variableHistory = Array.from({ length: 35 }, (_, i) => (i % 2 === 0 ? 20 : 40))
    const widened = compareWithFixedBenchmark(seriesEndingNow(variableHistory, 40), NOW, 0.8)
    expect(widened.phi).toBeGreaterThan(3)
    expect(widened.wordRange!.upper).toBeGreaterThan(0.8)
    expect(widened.word).toBe('Comparable')
  })
})

describe('most similar forces', () => {
  const peers = [60, 62, 64, 66, 68, 70, 72].map((rate, i) => ({ name: `Force ${i + 1}`, rate }))
  it('a rank of eight, the unweighted mean of the peers, a prediction interval', () => {
    const found = compareWithPeers(75, peers, FORCES)
    expect(found).toMatchObject({
      word: 'Comparable',
      rank: 8,
      rankedCount: 8,
      peerMean: 66,
      peersMissing: [],
      rule: 'within the range expected of one more force like these 7',
    })
    // SD 4.32049; t(6; 0.975) 2.446912; 2.446912 x sqrt(8 / 7) = 2.6159
    expect(found.wordRange!.upper).toBeCloseTo(66 + 2.6158582 * 4.3204938, 5)
    expect(found.oneDeviation!.lower).toBeCloseTo(66 - 4.3204938, 6)
    expect(compareWithPeers(78, peers, FORCES).word).toBe('Higher')
    expect(compareWithPeers(54, peers, FORCES)).toMatchObject({ word: 'Lower', rank: 1 })
  })
  it('names the peers without a figure, and ranks alone with fewer than four', () => {
    const few = peers.map((peer, i) => (i < 4 ? { ...peer, rate: null } : peer))
    expect(compareWithPeers(69, few, FORCES)).toMatchObject({
      word: 'n/a',
      rank: 2,
      rankedCount: 4,
      peersMissing: ['Force 1', 'Force 2', 'Force 3', 'Force 4'],
      wordRange: null,
      rule: 'only 3 similar forces have a rate, and 4 are needed: rank only',
    })
    expect(compareWithPeers(null, peers, FORCES)).toMatchObject({
      word: 'n/a',
      rank: null,
      rankedCount: 7,
      rule: 'there is no rate of our own',
    })
    expect(compareWithPeers(5, [], FORCES)).toMatchObject({ word: 'n/a', rank: 1, rankedCount: 1, peerMean: null })
  })
  it('equal rates share a rank; a peer named twice is refused', () => {
    expect(compareWithPeers(62, peers, FORCES).rank).toBe(2)
    expect(() => compareWithPeers(62, [...peers, peers[0]!], FORCES)).toThrow('Force 1 is among the peers twice')
  })
})
