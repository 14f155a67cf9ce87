import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthsEnding } from '../../shared/calendar/month.ts'
import type { Sentence } from '../../shared/document/figure.ts'
import { sentenceText } from '../../shared/document/text.ts'
import { FigureBook } from '../../shared/figures/figure-book.ts'
import { judgeSubject } from '../../shared/indicators/judge-subject.ts'
import { writeIndicator } from '../../shared/narrative/indicator-narrative.ts'
import { comparisonWords, directionOf } from '../../shared/narrative/words/difference.ts'
import { listParts, makeSentence, numeralFinder } from '../../shared/narrative/words/sentence.ts'
import { findValue, type Subject } from '../../shared/narrative/words/subject.ts'
import { EMOTIVE_WORDS, indicatorOf, type MonthValue, makeSubject, rateOf, surveyOf } from './figures.ts'

const MONTH = '2018-03'
const PERIOD = /(January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/
const board = {
  areas: [
    { id: 'force', kind: 'whole', population: 800_000 },
    { id: 'north', kind: 'part', population: 400_000 },
  ],
  verdicts: { reference: '12 months before', method: 'expected-range', ruleSet: 'nhs-2023-11', exceptional: [] },
  peers: [],
  words: { peer: 'force', peers: 'forces' },
} as unknown as Parameters<typeof judgeSubject>[0]

const INDICATORS = [
  indicatorOf({ caveat: 'New notifiable offences were added in 2015.' }),
  indicatorOf({ id: 'calls', name: '999 calls answered within 10 seconds', unit: 'calls', polarity: 'neutral' }),
  indicatorOf({
    id: 'minutes',
    name: 'Immediate grade incidents - time to respond (mins)',
    unit: 'minutes',
    aggregation: 'mean',
    polarity: 'down',
  }),
  indicatorOf({
    id: 'specials',
    name: 'Special Constabulary',
    unit: 'special constables',
    aggregation: 'headcount',
    polarity: 'up',
  }),
  indicatorOf({
    id: 'sickness',
    name: 'Police officer sickness',
    unit: 'days per officer',
    aggregation: 'per-head',
    decimals: 1,
  }),
  rateOf({ target: { value: 20, per: 'rolling-12', setBy: 'the Board in 2017' } }),
  rateOf({ id: 'fixed', benchmark: { kind: 'fixed', value: 50, setBy: 'the Home Office' } }),
  surveyOf({ name: 'How safe do our communities feel?' }),
] as const

const NAMES = [
  ...INDICATORS.flatMap(({ name, caveat }) => [name, caveat ?? '']),
  'the Board in 2017',
  'the Home Office',
]

/** A series of up to four years, with gaps, withheld and provisional months, quiet or not. */
const anySubject: fc.Arbitrary<Subject> = fc
  .record({
    indicator: fc.constantFrom(...INDICATORS),
    length: fc.integer({ min: 1, max: 50 }),
    base: fc.constantFrom(0, 1, 12, 30, 600, 5000),
    noise: fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 50, maxLength: 50 }),
    jump: fc.constantFrom(0, 0, 40, -40),
    holes: fc.array(fc.nat(49), { maxLength: 2 }),
    status: fc.constantFrom('missing', 'suppressed'),
    area: fc.constantFrom('force', 'north'),
  })
  .map(({ indicator, length, base, noise, jump, holes, status, area }) => {
    const months = monthsEnding(MONTH, length)
    const isRatio = indicator.aggregation === 'percentage' || indicator.aggregation === 'mean'
    const figures = months.map((month, i): [string, MonthValue] => {
      const shift = (100 + noise[i]! + (i > length - 4 ? jump : 0)) / 100
      const value = Math.max(0, Math.round(base * shift))
      if (holes.includes(i) && i < length - 1) return [month, status]
      return [month, isRatio ? [Math.round(value * 0.4), Math.max(1, value)] : value]
    })
    return makeSubject(indicator, Object.fromEntries(figures), area, area === 'north' ? 'North' : 'Cambridgeshire')
  })

function narrate(subject: Subject, book = new FigureBook()): readonly Sentence[] {
  const judgement = judgeSubject(board, subject.indicator, subject.area, subject.series, MONTH, [])
  return writeIndicator({ ...subject, month: MONTH, judgement }, book).sentences
}

describe('every sentence the product writes', () => {
  it('has each numeral in a figure, or in a name of the board’s file', () => {
    fc.assert(
      fc.property(anySubject, subject => {
        for (const sentence of narrate(subject)) expect(numeralFinder(NAMES)(sentence)).toEqual([])
      }),
    )
  })

  it('is a sentence: a capital or a numeral first, one full stop last, true minus signs, no drama', () => {
    fc.assert(
      fc.property(anySubject, subject => {
        for (const text of narrate(subject).map(sentenceText)) {
          expect(text).toMatch(/^[A-Z0-9‘].*[^.]\.$/)
          expect(text).not.toMatch(/ {2}|NaN|undefined|null|Infinity|-\d| [.,;:]|\(\)/)
          expect(text).not.toMatch(EMOTIVE_WORDS)
        }
      }),
    )
  })

  it('names its period, or says `that is` of the figure just given; the board’s own words need none', () => {
    fc.assert(
      fc.property(anySubject, subject => {
        const texts = narrate(subject).map(sentenceText)
        for (const [i, text] of texts.entries()) {
          const isOfBefore = text.startsWith('That is ') && PERIOD.test(texts[i - 1] ?? '')
          expect(text === subject.indicator.caveat || isOfBefore || PERIOD.test(text)).toBe(true)
          // never twice in a row, where `that` would be a guess
          expect(text.startsWith('That is ') && (texts[i - 1] ?? '').startsWith('That is ')).toBe(false)
        }
      }),
    )
  })

  it('gives no figure twice in a paragraph', () => {
    fc.assert(
      fc.property(anySubject, subject => {
        const own = narrate(subject)
          .flat()
          .flatMap(part => (typeof part === 'string' ? [] : [part.ref]))
          .filter(ref => ref.endsWith(`/month ${MONTH}`) || ref.endsWith(`/12 months to ${MONTH}`))
        expect(own).toEqual([...new Set(own)])
      }),
    )
  })

  it('is six at most, and at least one', () => {
    fc.assert(
      fc.property(anySubject, subject => {
        const { length } = narrate(subject)
        expect(length).toBeGreaterThanOrEqual(1)
        expect(length).toBeLessThanOrEqual(6)
      }),
    )
  })

  it('carries n with every survey figure', () => {
    fc.assert(
      fc.property(
        anySubject.filter(subject => subject.indicator.survey),
        subject => {
          for (const sentence of narrate(subject)) {
            for (const [i, part] of sentence.entries()) {
              if (typeof part === 'string' || !/\/(month|12 months to) \d{4}-\d{2}$/.test(part.ref)) continue
              const after = sentence.slice(i + 1, i + 5).map(each => (typeof each === 'string' ? each : each.printed))
              expect(after.join('')).toMatch(/^((, | \()(n = [\d,]+|[\d,]+ asked|n not given)| to [\d.]+% \()/)
            }
          }
        },
      ),
    )
  })

  it('enters all its figures in one book without contradiction, whatever else is in it', () => {
    fc.assert(
      fc.property(anySubject, subject => {
        const book = new FigureBook()
        narrate(subject, book)
        for (const sentence of narrate(subject, book)) {
          for (const part of sentence)
            if (typeof part !== 'string') expect(book.entries()[part.ref]?.printed).toBe(part.printed)
        }
      }),
    )
  })
})

describe('a comparison', () => {
  const pair = fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 4000 }))

  it('never says higher or lower of figures that print alike', () => {
    const minutes = indicatorOf({ unit: 'minutes', aggregation: 'mean' })
    fc.assert(
      fc.property(pair, ([now, then]) => {
        const subject = makeSubject(minutes, { '2018-03': [now, 100], '2017-03': [then, 100] })
        const [a, b] = [findValue(subject, ['2018-03'])!, findValue(subject, ['2017-03'])!]
        const text = sentenceText(makeSentence(comparisonWords(subject, a, b, new FigureBook())))
        const [printedNow, printedThen] = [Math.round(now / 100), Math.round(then / 100)]
        expect(/higher/.test(text)).toBe(printedNow > printedThen)
        expect(/lower/.test(text)).toBe(printedNow < printedThen)
        if (printedNow === printedThen)
          expect(directionOf(subject, a, b)).toBe(now === then ? 'same' : 'little-changed')
      }),
    )
  })

  it('gives the difference that the printed figures have', () => {
    const rate = rateOf()
    fc.assert(
      fc.property(pair, ([now, then]) => {
        const subject = makeSubject(rate, { '2018-03': [now, 4000], '2017-03': [then, 4000] })
        const book = new FigureBook()
        const text = sentenceText(
          makeSentence(
            comparisonWords(subject, findValue(subject, ['2018-03'])!, findValue(subject, ['2017-03'])!, book),
          ),
        )
        const points = /([\d.]+) percentage points? (higher|lower)/.exec(text)
        const printed = (month: string) =>
          Number(
            Object.values(book.entries())
              .find(f => f.measure === `month ${month}`)
              ?.printed.replace('%', '') ?? Number.NaN,
          )
        book.measure(rate, 'force', 'month 2018-03', findValue(subject, ['2018-03'])!)
        if (points) expect(Number(points[1])).toBeCloseTo(Math.abs(printed('2018-03') - printed('2017-03')), 6)
      }),
    )
  })

  it('gives no percentage change on a base under 20, and both counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (now, then) => {
        const subject = makeSubject(indicatorOf(), { '2018-03': now, '2017-03': then })
        const text = sentenceText(
          makeSentence(
            comparisonWords(
              subject,
              findValue(subject, ['2018-03'])!,
              findValue(subject, ['2017-03'])!,
              new FigureBook(),
            ),
          ),
        )
        expect(text.includes('%')).toBe(then >= 20 && now !== then)
        if (now !== then) expect(text).toContain(`(${then})`)
      }),
    )
  })
})

describe('pieces of sentences', () => {
  it.each([
    [['a'], 'A.'],
    [['a', 'b'], 'A and b.'],
    [['a', 'b', 'c'], 'A, b and c.'],
  ])('lists %j as prose', (items, text) => expect(sentenceText(makeSentence(listParts(items)))).toBe(text))

  it('finds a numeral typed into the words', () => {
    expect(numeralFinder(['999 calls'])(['It rose by 75 in the 12 months, and 999 calls too.'])).toEqual(['75'])
  })
})
