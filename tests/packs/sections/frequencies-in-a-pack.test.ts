import { describe, expect, it } from 'vitest'
import { addMonths } from '../../../shared/calendar/month.ts'
import type { Indicator } from '../../../shared/config/schema/indicator.ts'
import { sentencesText, sentenceText } from '../../../shared/document/text.ts'
import { listCharts, listTables } from '../../../shared/document/walk.ts'
import { judgementsExport, observationsExport } from '../../../shared/indicators/exports.ts'
import { judgeMonth } from '../../../shared/indicators/judge-month.ts'
import { judgingRules } from '../../../shared/indicators/judging-rules.ts'
import { measureMonths } from '../../../shared/indicators/measure.ts'
import type { StoredObservation } from '../../../shared/observations/observation.ts'
import { latestByMonth } from '../../../shared/observations/revisions.ts'
import { buildPackModel } from '../../../shared/packs/build-model.ts'
import { toEdition } from '../../../shared/packs/editions/editions.ts'
import { checkAgainstData } from '../../../shared/packs/gate/check-against-data.ts'
import { checkClaims } from '../../../shared/packs/gate/check-claims.ts'
import { checkData } from '../../../shared/packs/gate/check-data.ts'
import { checkModel } from '../../../shared/packs/gate/check-model.ts'
import { checkNumerals } from '../../../shared/packs/gate/check-numerals.ts'
import { checkStructure } from '../../../shared/packs/gate/check-structure.ts'
import { checkText } from '../../../shared/packs/gate/check-text.ts'
import { type PackInput, packSubjects } from '../../../shared/packs/input/pack-input.ts'
import { EMPTY_REGISTERS } from '../../given/empty-registers.ts'
import { sampleBoard } from '../../given/sample-board.ts'

const board = sampleBoard()
const crime = board.indicators.find(({ id }) => id === 'all-recorded-crime')!

/** An indicator of a frequency with figures that end with a month, the newest last. */
function inputOf(frequency: Indicator['frequency'], last: string, step: number, values: readonly number[]): PackInput {
  const indicator: Indicator = {
    ...crime,
    frequency,
    benchmark: { kind: 'previous-twelve-months' },
    allowedLagMonths: 2,
  }
  const observations = values.map(
    (value, i): StoredObservation => ({
      ...{ indicator: crime.id, area: 'force', period: addMonths(last, -step * (values.length - 1 - i)), value },
      ...{
        numerator: null,
        denominator: null,
        n: null,
        status: 'published',
        drop: 'd',
        knownFrom: '2018-05-01T09:00:00.000Z',
      },
    }),
  )
  const sample = board.packs.find(({ id }) => id === 'performance')!
  return {
    board: { ...board, indicators: [indicator] },
    pack: { ...sample, indicators: [crime.id], priorities: [], areas: ['force'], sensitive: [] },
    meeting: board.meetings.find(({ date }) => date === '2018-05-10')!,
    edition: 'board',
    version: 1,
    scheduledFor: '2018-05-03T15:00:00Z',
    asKnownAt: '2018-05-03T15:00:00Z',
    revisions: new Map([[crime.id, new Map([['force', observations]])]]),
    drops: new Map([['d', { file: 'x.csv', feed: 'indicators', knownFrom: '2018-05-01T09:00:00.000Z' }]]),
    registers: EMPTY_REGISTERS,
    previous: null,
  }
}

const QUARTERS = [900, 1000, 1100, 950, 905, 1010, 1090, 960, 1500]
const QUARTERLY = inputOf('quarter', '2018-03', 3, QUARTERS)

describe('an indicator of quarters', () => {
  const { board: own, revisions } = QUARTERLY
  const [indicator] = own.indicators
  const series = latestByMonth(revisions.get(crime.id)!.get('force')!)

  it('adds up to years of four quarters, and to nothing that cuts one', () => {
    const sum = (months: string[]) => {
      const measure = measureMonths(indicator!, series, months)
      return measure.kind === 'value' ? measure.value : measure.kind
    }
    const monthsTo = (last: string, count: number) =>
      Array.from({ length: count }, (_, i) => addMonths(last, i + 1 - count))
    expect(sum(monthsTo('2018-03', 12))).toBe(1010 + 1090 + 960 + 1500)
    expect(sum(monthsTo('2018-03', 3))).toBe(1500)
    expect(sum(monthsTo('2018-02', 3))).toBe('not-available')
    expect(sum(monthsTo('2018-03', 2))).toBe('not-available')
  })

  it('is judged against the same quarter of the year before, by what such changes usually are', () => {
    const judged = judgeMonth(indicator!, series, '2018-03', judgingRules(own, indicator!, 'force'))
    expect(judged).toMatchObject({
      period: '2018-03/P3M',
      expected: 905,
      word: 'Higher',
      significant: true,
      alert: { because: 'period' },
    })
    expect(judgeMonth(indicator!, series, '2017-12', judgingRules(own, indicator!, 'force'))).toMatchObject({
      word: 'n/a',
    })
  })

  it('is printed by its quarters, in a pack that passes the gate', () => {
    const model = toEdition(buildPackModel(QUARTERLY), QUARTERLY, 'board')
    const [subject] = packSubjects(QUARTERLY).get(crime.id)!
    const checks = [
      checkModel(model),
      checkStructure(model),
      checkText(model),
      checkNumerals(model, own),
      checkClaims(model),
    ]
    expect([...checks.flat(), ...checkAgainstData([subject!], model)]).toEqual([])
    expect(checkData(QUARTERLY, [subject!], '2018-03').filter(({ severity }) => severity === 'gap')).toEqual([])
    expect(model.headline.map(sentenceText).join(' ')).toContain(
      'All Recorded Crime in January to March 2018, at 1,500 offences, was 65.7% higher than in January to March 2017, well above its expected range.',
    )
    const page = listTables(model.appendices).find(({ id }) => id === 'all-recorded-crime-force-periods')!
    expect(page.rows.map(([first]) => (first!.kind === 'text' ? first!.text : ''))).toContain(
      'October to December 2017',
    )
    const [chart] = listCharts(model.appendices)
    expect(chart!.points.map(({ month }) => month).slice(-2)).toEqual(['2017-12', '2018-03'])
    expect(chart!.alternative).toContain('by quarter, January to March 2016 to January to March 2018')
    const words = sentencesText(
      model.appendices
        .flatMap(({ sections }) => sections)
        .flatMap(({ blocks }) => blocks.flatMap(block => (block.kind === 'paragraph' ? block.sentences : []))),
    )
    expect(words).not.toMatch(/(?:in|than) March 201/)
  })

  it('is exported by its periods', () => {
    expect(observationsExport(revisions, own).rows.at(-1)![2]).toBe('2018-03/P3M')
    const { columns, rows } = judgementsExport(own, revisions, { hasOpenAlert: () => false, headlines: [] })
    expect(rows.map(row => row[columns.indexOf('period')])).toEqual(['2018-03/P3M', '2018-03/P12M'])
  })

  it('is late when a quarter that is over has not come, and not before', () => {
    const behind = inputOf('quarter', '2017-12', 3, QUARTERS)
    const gaps = (input: PackInput, month: string) =>
      checkData(input, packSubjects(input).get(crime.id)!, month)
        .filter(({ code }) => code === 'data-late')
        .map(({ what }) => what)
    // a lag of two months: the quarter to March is due for the paper on May
    expect(gaps(behind, '2018-04')).toEqual([])
    expect(gaps(behind, '2018-05')).toEqual([
      'All Recorded Crime: the data reaches October to December 2017, and January to March 2018 was due.',
    ])
  })
})

describe('an indicator of years or of twelve months', () => {
  it.each([
    ['financial-year', '2018-03', 'All Recorded Crime in 2017/18, at 130 offences, was 30.0% higher than in 2016/17'],
    [
      'calendar-year',
      '2017-12',
      'All Recorded Crime in the calendar year 2017, at 130 offences, was 30.0% higher than in the calendar year 2016',
    ],
    [
      'twelve-months',
      '2018-03',
      'All Recorded Crime in the 12 months to March 2018, at 130 offences, was 30.0% higher than in the 12 months to March 2017',
    ],
  ] as const)('of the kind %s is judged and printed by its own span', (frequency, last, words) => {
    const input = inputOf(frequency, last, 12, [100, 101, 99, 102, 100, 100, 130])
    const model = toEdition(buildPackModel(input), input, 'board')
    const [subject] = packSubjects(input).get(crime.id)!
    const checks = [
      checkModel(model),
      checkStructure(model),
      checkText(model),
      checkNumerals(model, input.board),
      checkClaims(model),
    ]
    expect([...checks.flat(), ...checkAgainstData([subject!], model)]).toEqual([])
    expect(
      JSON.stringify(
        model.appendices.map(({ sections }) =>
          sections.map(({ blocks }) =>
            blocks.map(block => (block.kind === 'paragraph' ? sentencesText(block.sentences) : '')),
          ),
        ),
      ),
    ).toContain(words)
  })
})
