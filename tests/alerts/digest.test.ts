import { describe, expect, test } from 'vitest'
import { writeAlertDigest } from '../../shared/alerts/digest.ts'
import type { Episode } from '../../shared/alerts/episode.ts'
import { explainEpisode } from '../../shared/alerts/explain-episode.ts'
import { findFiringPeriods } from '../../shared/alerts/firing-periods.ts'
import { dueNotices } from '../../shared/alerts/notices.ts'
import { reconcileEpisodes } from '../../shared/alerts/reconcile-episodes.ts'
import type { AlertUpdate, IndicatorUpdate } from '../../shared/alerts/updates.ts'
import type { Block } from '../../shared/document/document.ts'
import type { Sentence } from '../../shared/document/figure.ts'
import { sampleBoard } from '../given/sample-board.ts'
import { wholeBoard } from '../indicators/indicator-fixtures.ts'
import { SUBJECT, thefts, thefts100 } from './figures.ts'

const board = sampleBoard()
const ours = { ...thefts, owner: 'head-of-performance' }

const NOW = '2018-04-10T08:00:00.000Z'
const series = thefts100('2018-03', { '2018-03': 190 })
const [episode] = reconcileEpisodes(SUBJECT, findFiringPeriods(thefts, series, wholeBoard), [], NOW) as [Episode]
const areas = [{ id: 'force', name: 'Cambridgeshire', isWhole: true, series }]
const opening: IndicatorUpdate = {
  kind: 'indicator',
  episode,
  event: 'opening',
  indicator: ours,
  areas,
  chart: null,
}
const closing = (closedBecause: Episode['closedBecause'], more: Partial<Episode> = {}): AlertUpdate => ({
  ...opening,
  event: 'closing',
  episode: { ...episode, closedAt: NOW, closedMonth: '2018-05', closedBecause, ...more },
})
const register: AlertUpdate = {
  kind: 'register',
  event: 'opening',
  episode: { ...episode, id: 'risk#F1#2018-04-03', kind: 'risk', indicator: 'F1' },
  subject: 'Risk F1 Money',
  explanation: 'Came above tolerance on 3 April 2018: 12 to 16, up 4.',
}

const DAY = '2018-04-10'
const write = (updates: readonly AlertUpdate[], open: readonly Episode[] = [episode]) =>
  writeAlertDigest(board, DAY, updates, open)
const plainText = (sentence: Sentence) =>
  sentence.map(part => (typeof part === 'string' ? part : part.printed)).join('')
const wordsOf = (block: Block): string[] => {
  if (block.kind === 'callout') return [block.heading, ...block.sentences.map(plainText)]
  return block.kind === 'facts' ? block.facts.map(({ term, words }) => `${term}: ${plainText(words)}`) : []
}
/** Words that hold a numeral; the reference period goes by a name that has one. */
const numeralsIn = (parts: Sentence) =>
  parts.filter(part => typeof part === 'string' && /\d/.test(part.replace('the 12 months before', '')))
const sentencesIn = (block: Block): Sentence[] =>
  block.kind === 'callout' ? [...block.sentences] : block.kind === 'facts' ? block.facts.map(({ words }) => words) : []

describe('an opening', () => {
  const { letter, figures } = write([opening])

  test('subject, heading and headline', () => {
    expect(letter.subject).toBe(`${board.board.name}: 1 significant change, 10 April 2018`)
    expect(letter.heading).toBe('Significant changes, 10 April 2018')
    expect(letter.preheader).toBe('Thefts')
    expect(letter.headline.map(plainText)).toEqual([
      'Concern: Thefts, 190 offences in March 2018, higher than expected.',
    ])
  })

  test('what changed, by how much, against what range, since when, why, who owns it, what next', () => {
    const [callout, facts, next] = letter.blocks.map(wordsOf)
    expect(callout![0]).toBe('Concern: Thefts')
    expect(callout!.slice(1).join(' ')).toBe(
      'March 2018, at 190 offences, was 81 (74.3%) higher than March 2017 (109). That is significantly above the 80 to 128 expected from the 38 months before (95% range).',
    )
    expect(facts).toEqual([
      'Why this is an alert: Above its expected range; this far off is expected once in 500 months.',
      'Since: March 2018',
      'Who owns it: Head of Performance, head-of-performance@cambridgeshire-police.example',
    ])
    expect(next).toEqual([
      'What to do, and what else has moved',
      'The owner sends a commentary for the next pack: what happened, and whether it will last.',
      'Ask the owner before drawing conclusions.',
      'No other indicator has an alert open.',
    ])
  })

  test('every number is in the model, and no numeral stands in the words between', () => {
    const parts = letter.blocks.flatMap(sentencesIn).flat()
    expect(numeralsIn(parts)).toEqual([])
    for (const part of parts) if (typeof part !== 'string') expect(figures[part.ref]?.printed).toBe(part.printed)
  })
})

test('direction and polarity decide between concern, improvement and neither', () => {
  const lower = thefts100('2018-03', { '2018-03': 20 })
  const [down] = reconcileEpisodes(SUBJECT, findFiringPeriods(thefts, lower, wholeBoard), [], NOW) as [Episode]
  const welcome: AlertUpdate = {
    ...opening,
    episode: down,
    indicator: { ...ours, id: 'arson', name: 'Arson' },
    areas: [{ ...areas[0]!, series: lower }],
  }
  const neither: AlertUpdate = { ...opening, indicator: { ...ours, polarity: 'neutral' } }
  const headings = write([welcome, neither, opening]).letter.headline.map(plainText)
  expect(headings).toEqual([
    'Concern: Thefts, 190 offences in March 2018, higher than expected.',
    'Change: Thefts, 190 offences in March 2018, higher than expected.',
    'An improvement: Arson, 20 offences in March 2018, lower than expected.',
  ])
})

test('only what is of concern has the colour of concern', () => {
  const tones = write([{ ...opening, indicator: { ...ours, polarity: 'up' } }, opening, register]).letter.blocks.map(
    block => (block.kind === 'callout' ? `${block.tone} ${block.heading}` : block.kind),
  )
  expect(tones).toEqual([
    'alert Concern: Thefts',
    'facts',
    'alert Concern: Risk F1 Money',
    'note An improvement: Thefts',
    'facts',
    'note What to do, and what else has moved',
  ])
})

test('more than three changes are counted at the top, in the order of the board’s file, and what to do is stated once', () => {
  const as = (id: string): AlertUpdate => ({
    ...opening,
    episode: { ...episode, id, indicator: id },
    indicator: { ...ours, id, name: nameOf(id) },
  })
  const ids = ['hate-crime', 'rural-crime', 'domestic-abuse', 'all-recorded-crime', 'cyber-crime']
  const { letter } = write(ids.map(as))
  expect(letter.headline.map(plainText)).toEqual([
    'Concern: All Recorded Crime, 190 offences in March 2018, higher than expected.',
    'Concern: Domestic Abuse, 190 offences in March 2018, higher than expected.',
    'Concern: Cyber crime, 190 offences in March 2018, higher than expected.',
    '2 more changes are below.',
  ])
  expect(letter.blocks.flatMap(wordsOf).filter(words => words.startsWith('Each owner'))).toEqual([
    'Each owner sends a commentary on the change for the next pack: what happened, and whether it will last.',
  ])
})

test('what else is open is named, once', () => {
  const other: Episode = {
    ...episode,
    id: 'all-recorded-crime#force#2018-02#Higher',
    indicator: 'all-recorded-crime',
    openedMonth: '2018-02',
  }
  const [, , next] = write([opening], [episode, other]).letter.blocks.map(wordsOf)
  expect(next!.at(-1)).toBe('Open from before: All Recorded Crime (higher than expected since February 2018).')
})

test('the areas that drive it are named, and estimates are mentioned in a sentence', () => {
  const halves = [95, 96].map((now, i) => ({
    id: `d${i}`,
    name: ['North', 'South'][i]!,
    isWhole: false,
    series: thefts100('2018-03', { '2018-03': now, '2017-03': 54 + i }),
  }))
  const estimated = new Map(series)
  estimated.set('2018-03', { ...series.get('2018-03')!, status: 'estimated' })
  const updates = { ...opening, areas: [{ ...areas[0]!, series: estimated }, ...halves] }
  const [callout] = write([updates]).letter.blocks.map(wordsOf)
  expect(callout!.slice(2)).toEqual([
    'That is significantly above the 80 to 128 expected from the 38 months before (95% range, wider because the figure may still be revised).',
    'Of the rise of 81 in March 2018 on March 2017, the largest were 41 in North and 41 in South.',
    'Some figures here rest on estimated months.',
  ])
})

const nameOf = (id: string) => board.indicators.find(indicator => indicator.id === id)!.name

describe('a part of the board’s area', () => {
  const inPart: IndicatorUpdate = {
    ...opening,
    episode: { ...episode, id: 'thefts#north#2018-03#Higher', area: 'north' },
    areas: [{ id: 'north', name: 'North', isWhole: false, series }],
  }

  test('has an alert of its own, by its name', () => {
    const { letter } = write([inPart])
    expect(letter.preheader).toBe('Thefts, North')
    expect(letter.headline.map(plainText)).toEqual([
      'Concern: Thefts, North, 190 offences in March 2018, higher than expected.',
    ])
    expect(letter.blocks.flatMap(wordsOf)[0]).toBe('Concern: Thefts, North')
  })

  test('is said in the alert of the whole where both begin the same way', () => {
    const south = { ...inPart, areas: [{ ...inPart.areas[0]!, id: 'south', name: 'South' }] }
    const { letter } = write([opening, inPart, south])
    expect(letter.subject).toBe(`${board.board.name}: 1 significant change, 10 April 2018`)
    expect(wordsOf(letter.blocks[0]!)).toContain(
      'North and South are significantly higher too, each by its own figures.',
    )
    expect(letter.headline).toHaveLength(1)
  })

  test('is apart from the whole where it went the other way', () => {
    const fallen = { ...inPart, episode: { ...inPart.episode, direction: 'Lower' as const } }
    expect(write([opening, fallen]).letter.subject).toBe(`${board.board.name}: 2 significant changes, 10 April 2018`)
  })
})

describe('a closing', () => {
  const RECAP = 'It was reported as higher than expected since March 2018.'
  test.each([
    ['quiet', 'Two months in a row have raised no alert.'],
    [
      'restated',
      'The figures that caused the alert have been corrected, and with the corrected figures there is no alert. No action needed.',
    ],
    ['turned', 'The figure has since moved significantly the other way, which is reported as a separate change.'],
  ] as const)('%s', (because, words) => {
    const { letter, figures } = write([closing(because)], [])
    expect(letter.subject).toBe(`${board.board.name}: 1 alert over, 10 April 2018`)
    expect(letter.headline).toEqual([])
    expect(letter.blocks.map(wordsOf)).toEqual([['Over: Thefts', RECAP, words]])
    const parts = letter.blocks.flatMap(sentencesIn).flat()
    expect(numeralsIn(parts)).toEqual([])
    for (const part of parts) if (typeof part !== 'string') expect(figures[part.ref]?.printed).toBe(part.printed)
  })

  test('says the figure by which it is over, or as it was corrected', () => {
    const later = thefts100('2018-05', { '2018-03': 190 })
    const wordsFor = (because: Episode['closedBecause'], months: typeof later) => {
      const one = { ...closing(because), areas: [{ ...areas[0]!, series: months }] } as AlertUpdate
      return write([one], []).letter.blocks.map(wordsOf)[0]!.at(-1)
    }
    expect(wordsFor('quiet', later)).toMatch(/^May 2018, at \d+ offences, was within the \d+ to \d+ expected from the/)
    expect(wordsFor('restated', thefts100('2018-03', {}))).toMatch(/^March 2018, at \d+ offences, was within the /)
  })

  test.each([
    [[closing('quiet'), closing('turned', { id: 'b' })], '2 alerts over'],
    [[opening, closing('quiet', { id: 'b' })], '1 significant change, 1 alert over'],
    [[opening, register], '1 significant change, 1 risk above tolerance'],
  ])('the subject counts: %#', (updates, words) => {
    expect(write(updates).letter.subject).toBe(`${board.board.name}: ${words}, 10 April 2018`)
  })
})

test('a risk is reported in its register’s words, as one figure of the model', () => {
  const { letter, figures } = write([register])
  expect(letter.blocks.map(wordsOf)).toEqual([
    ['Concern: Risk F1 Money', 'Came above tolerance on 3 April 2018: 12 to 16, up 4.'],
  ])
  expect(Object.values(figures).map(figure => figure.printed)).toContain(register.explanation)
  expect(letter.headline.map(plainText)).toEqual(['Concern: Risk F1 Money, above its tolerance.'])
})

test('an episode in one sentence', () => {
  expect(explainEpisode(episode, 'Thefts')).toBe(
    'Thefts has been higher than expected since March 2018: above its expected range; this far off is expected once in 500 months.',
  )
  expect(explainEpisode({ ...episode, closedBecause: 'recovered' }, 'Thefts')).toBe(
    'Thefts has been higher than expected since March 2018: above its expected range; this far off is expected once in 500 months. It is back where the board wants it.',
  )
})

describe('what a day reports', () => {
  const notified = { ...episode, openingNotifiedOn: '2018-04-10' }
  const closedEpisode = { ...notified, closedAt: '2018-06-12T08:00:00.000Z', closedBecause: 'quiet' as const }
  test.each<[string, Episode, string, string, string[]]>([
    ['an opening, once it has come', episode, '2018-04-10', NOW, ['opening']],
    ['nothing before it came', episode, '2018-04-09', '2018-04-09T08:00:00.000Z', []],
    ['the same day again the same', notified, '2018-04-10', NOW, ['opening']],
    ['nothing on the next day', notified, '2018-04-11', '2018-04-11T08:00:00.000Z', []],
    ['its end', closedEpisode, '2018-06-13', '2018-06-13T08:00:00.000Z', ['closing']],
    [
      'its end once',
      { ...closedEpisode, closingNotifiedOn: '2018-06-13' },
      '2018-06-14',
      '2018-06-14T08:00:00.000Z',
      [],
    ],
    [
      'nothing of what was over before it was told',
      { ...closedEpisode, openingNotifiedOn: null },
      '2018-06-13',
      '2018-06-13T08:00:00.000Z',
      [],
    ],
    [
      'nothing of what is over by now, though it was not when the checks of the day were due: the day came again, or late',
      { ...closedEpisode, openingNotifiedOn: null },
      '2018-06-12',
      '2018-06-12T07:00:00.000Z',
      [],
    ],
  ])('%s', (_, one, day, now, expected) => {
    expect(dueNotices([one], day, now).map(notice => notice.event)).toEqual(expected)
  })
})
