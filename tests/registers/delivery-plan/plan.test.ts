import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type PlanAction, RATINGS } from '../../../shared/registers/delivery-plan/entry.ts'
import {
  quoteAction,
  reportProgress,
  summarisePlan,
  summariseRatings,
} from '../../../shared/registers/delivery-plan/progress.ts'
import { compareRatings, DIRECTION_KEY, RATING_KEY, ratingOn } from '../../../shared/registers/delivery-plan/rating.ts'
import { readPlan } from '../../../shared/registers/delivery-plan/read.ts'
import { LONDON } from '../../given/london.ts'
import { csvTable } from '../csv-table.ts'

const aPlanAction = (changes: Partial<PlanAction> = {}): PlanAction => ({
  id: 'V1',
  plan: null,
  theme: 'Victims',
  number: 'V1',
  action: 'Ensure that victims are identified.',
  lead: 'NP',
  deliveryLead: 'Constabulary',
  update: 'Assessed through the hub.',
  updateDate: null,
  status: 'in-progress',
  targetDate: '2018-09-30',
  forecastDate: null,
  frameEnds: '2020-03-31',
  decisionNeeded: null,
  registerRating: null,
  registerDirection: null,
  ...changes,
})

describe('the rating of a plan action on 10 May 2018', () => {
  it.each([
    [{}, 'green', 'on target'],
    [{ targetDate: '2018-05-10' }, 'green', 'on target'],
    [{ targetDate: '2018-05-09' }, 'amber', 'the target of 9 May 2018 has passed'],
    [{ forecastDate: '2018-12-31' }, 'amber', 'expected on 31 December 2018, after the target of 30 September 2018'],
    [{ forecastDate: '2020-03-31' }, 'amber', 'expected on 31 March 2020, after the target of 30 September 2018'],
    [{ forecastDate: '2020-04-01' }, 'red', 'not expected before the frame ended on 31 March 2020'],
    [{ targetDate: '2018-04-01', frameEnds: '2018-05-09' }, 'red', 'not expected before the frame ended on 9 May 2018'],
    [{ decisionNeeded: 'fund the hub or close it' }, 'red', 'a decision is needed: fund the hub or close it'],
    [{ status: 'not-started' }, 'white', 'not started'],
    [
      { status: 'not-started', forecastDate: '2020-04-01' },
      'red',
      'not expected before the frame ended on 31 March 2020',
    ],
    [{ status: 'complete', targetDate: '2018-01-01', decisionNeeded: 'none now' }, 'green', 'complete'],
    [{ status: null, targetDate: null, registerRating: 'amber' }, 'amber', 'as the register gives it'],
  ] as [Partial<PlanAction>, string, string][])('with %j is %s: %s', (changes, rating, reason) => {
    expect(ratingOn(aPlanAction(changes), '2018-05-10')).toEqual({ rating, reason })
  })

  it('is null when the register gives nothing', () => {
    expect(ratingOn(aPlanAction({ status: null, targetDate: null }), '2018-05-10')).toBeNull()
  })

  it('is printed by letter and word, and its direction by arrow and word', () => {
    expect(RATINGS.map(rating => RATING_KEY[rating].letter)).toEqual(['R', 'W', 'A', 'G'])
    expect(RATING_KEY.amber.meaning).toBe('delayed, achievable within the frame')
    expect(DIRECTION_KEY[compareRatings('amber', 'green')]).toEqual({
      arrow: '↑',
      label: 'improved since the last report',
    })
    expect(DIRECTION_KEY[compareRatings('green', 'amber')].arrow).toBe('↓')
    expect(DIRECTION_KEY[compareRatings('white', 'white')]).toEqual({
      arrow: '↔',
      label: 'no change since the last report',
    })
    expect(compareRatings('white', 'amber')).toBe('improved')
  })
})

describe('progress since the last report', () => {
  const version = (knownFrom: string, changes: Partial<PlanAction> = {}) => ({
    action: aPlanAction(changes),
    drop: knownFrom,
    knownFrom: `${knownFrom}T09:00:00.000Z`,
  })
  const first = version('2018-01-15')
  const second = version('2018-03-01', { update: 'Hub merged.', targetDate: '2018-02-01' })

  it('at the first report is the update, without a direction', () => {
    expect(reportProgress([first], '2018-02-01', null, LONDON)).toMatchObject({
      direction: null,
      hasUpdateSinceLastReport: true,
      statement: 'Assessed through the hub.',
    })
  })

  it('is a new update and a direction', () => {
    expect(reportProgress([second, first], '2018-05-10', '2018-02-01', LONDON)).toMatchObject({
      rating: { rating: 'amber' },
      direction: 'deteriorated',
      hasUpdateSinceLastReport: true,
      statement: 'Hub merged.',
      updates: [{ text: 'Hub merged.' }, { text: 'Assessed through the hub.', knownFrom: '2018-01-15T09:00:00.000Z' }],
    })
  })

  it('says so when there is no update since, or only the same words again', () => {
    const again = version('2018-03-01')
    expect(reportProgress([first, again], '2018-05-10', '2018-02-01', LONDON)).toMatchObject({
      direction: 'same',
      hasUpdateSinceLastReport: false,
      statement:
        'There has been no update since the last report on 1 February 2018. That report said: Assessed through the hub.',
    })
    const withoutUpdate = version('2018-01-15', { update: null })
    expect(reportProgress([withoutUpdate], '2018-05-10', '2018-02-01', LONDON)!.statement).toBe(
      'No update has been given.',
    )
  })

  it('leaves out what came later', () => {
    expect(reportProgress([second], '2018-02-28', null, LONDON)).toBeNull()
    expect(reportProgress([first, second], '2018-02-28', null, LONDON)!.updates).toHaveLength(1)
  })

  it('takes the register’s arrow where it has no rating of its own', () => {
    const withoutRatingInputs = { status: null, targetDate: null, registerDirection: 'improved' as const }
    expect(
      reportProgress([version('2018-01-15', withoutRatingInputs)], '2018-05-10', '2018-02-01', LONDON)!.direction,
    ).toBe('improved')
  })

  it('is under the action in single quotes, with inner quotes doubled', () => {
    expect(quoteAction('Ensure that victims are identified.')).toBe('‘Ensure that victims are identified’')
    expect(quoteAction('Refit cells 1.5 to 2.')).toBe('‘Refit cells 1.5 to 2’')
    expect(quoteAction('Support ‘Safe at Home’ as individuals’ needs change')).toBe(
      '‘Support “Safe at Home” as individuals’ needs change’',
    )
    expect(quoteAction('Meet the ‘children’s charter’ in full')).toBe('‘Meet the “children’s charter” in full’')
  })

  it('is summed up by rating, and says what a rating needs', () => {
    const rated = (changes: Partial<PlanAction>) =>
      reportProgress([version('2018-01-15', changes)], '2018-05-10', null, LONDON)!
    const green = rated({})
    const white = rated({ status: 'not-started' })
    const none = rated({ status: null, targetDate: null })
    expect(summariseRatings([green])).toBe('Of 1 action 1 is green.')
    expect(summariseRatings([green, green])).toBe('Of 2 actions 2 are green.')
    expect(summariseRatings([green, green, white])).toBe('Of 3 actions 2 are green and 1 white.')
    expect(summariseRatings([white, green, rated({ decisionNeeded: 'fund it' })])).toBe(
      'Of 3 actions 1 is green, 1 red and 1 white.',
    )
    expect(summariseRatings([none, green])).toContain('Of 2 actions 1 is green and 1 not rated. An action is not rated')
    expect(summariseRatings([none, none])).toBe(
      'None of 2 actions is rated. An action is not rated where the register gives neither a colour nor a status or dates for it.',
    )
  })
})

describe('reading a plan', () => {
  const HEADINGS =
    'plan,theme,id,priority_action,opcc_lead,delivery_lead,progress_summary,status,rag,direction_of_travel'

  it('gives other plans unique ids and sums them up', () => {
    const rows = Array.from(
      { length: 42 },
      (_, i) => `Custody,,${i + 1},Do ${i + 1},,,,${i < 20 ? 'Open' : 'Closed'},,`,
    )
    const reading = readPlan(csvTable([HEADINGS, ...rows].join('\n')))
    if (!reading.ok) throw new Error('refused')
    expect(reading.entries[11]).toMatchObject({ id: 'custody-12', plan: 'Custody', number: '12' })
    expect(summarisePlan(reading.entries)).toEqual({ open: 20, total: 42, summary: '20 of 42 open' })
  })

  it('asks for what a rating needs when it is missing', () => {
    const notesOf = (...rows: string[]) => {
      const reading = readPlan(csvTable([HEADINGS, ...rows].join('\n')))
      return reading.ok ? reading.notes : reading.faults
    }
    const rated = ',Victims,V1,Do,NP,,,,Green,'
    const started = ',Victims,V2,Do,NP,,,Open,,'
    expect(notesOf(rated, started)).toEqual([])
    expect(notesOf(rated, ',Victims,V3,Do,NP,,,,,')).toEqual([
      '1 of 2 actions has neither a colour (RAG) nor a status or dates, so the paper cannot rate it.',
    ])
    expect(notesOf(',Victims,V3,Do,NP,,,,,', ',Victims,V4,Do,NP,,,,,')).toEqual([
      '2 of 2 actions have neither a colour (RAG) nor a status or dates, so the paper cannot rate them.',
    ])
  })

  it('reads colours and arrows by word or sign', () => {
    const reading = readPlan(
      csvTable([HEADINGS, ',Victims,V1,Do,NP,,,,Yellow,↑', ',Victims,V2,Do,NP,,,,G,no change'].join('\n')),
    )
    expect(reading).toMatchObject({
      entries: [
        { registerRating: 'amber', registerDirection: 'improved' },
        { registerRating: 'green', registerDirection: 'same' },
      ],
    })
  })

  it.each([
    [',Victims,V1,Do,,,,,Purple,', 'unknown-word', 'rag', 'Purple'],
    [',Victims,V1,Do,,,,Maybe,,', 'unknown-word', 'status', 'Maybe'],
    [',Victims,V1,,,,,,,', 'blank-cell', 'priority_action', 'nothing'],
    [',Victims,,Do,,,,,,', 'blank-cell', 'id', 'nothing'],
  ])('%s is refused as %s', (line, code, column, found) => {
    const reading = readPlan(csvTable([HEADINGS, line].join('\n')))
    expect(reading.ok ? [] : reading.faults).toMatchObject([{ code, row: 2, column, found }])
  })
})

const plan = path.resolve('../shared/papers/delivery-plan-2018-05.csv')
const isHere = existsSync(plan)

describe.skipIf(!isHere)(
  `the delivery plan of May 2018${isHere ? '' : ' (skipped: ../shared/papers is not here)'}`,
  () => {
    it('is read unchanged', () => {
      const reading = readPlan(csvTable(readFileSync(plan, 'utf8')))
      if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
      expect(reading.entries).toHaveLength(44)
      expect(reading.entries[0]).toMatchObject({ id: 'V1', theme: 'Victims', lead: 'NP', deliveryLead: 'Constabulary' })
      expect(reading.entries.at(-1)!.id).toBe('T10')
      expect([...new Set(reading.entries.map(entry => entry.theme))]).toEqual([
        'Victims',
        'Offenders',
        'Communities',
        'Transformation',
      ])
    })
  },
)

describe('edges of a plan', () => {
  const rate = (changes: Partial<PlanAction>, date = '2018-05-10') => ratingOn(aPlanAction(changes), date)
  const empty = { status: null, targetDate: null, registerRating: 'red' as const }

  it.each([
    [empty, 'red'],
    [{ ...empty, status: 'in-progress' as const }, 'green'],
    [{ ...empty, targetDate: '2018-09-30' }, 'green'],
    [{ ...empty, forecastDate: '2018-09-30' }, 'green'],
    [{ ...empty, status: 'complete' as const, decisionNeeded: 'a' }, 'green'],
    [{ ...empty, registerRating: 'green' as const, decisionNeeded: 'a' }, 'red'],
  ])('the register’s colour is used only when it gives nothing else: %j', (changes, rating) => {
    expect(rate(changes)).toMatchObject({ rating })
    if (changes === empty) expect(rate(changes)!.reason).toBe('as the register gives it')
    else expect(rate(changes)!.reason).not.toBe('as the register gives it')
  })

  it.each([
    [{ forecastDate: '2018-05-10', targetDate: '2018-05-09' }, 'amber', 'the target of 9 May 2018 has passed'],
    [
      { forecastDate: '2018-05-10', targetDate: '2018-05-09', frameEnds: '2018-05-09' },
      'red',
      'not expected before the frame ended on 9 May 2018',
    ],
    // a forecast that has passed says nothing any more
    [{ forecastDate: '2018-05-09', targetDate: '2018-09-30', frameEnds: '2018-05-10' }, 'red', null],
    [{ forecastDate: '2018-05-09', targetDate: null, frameEnds: '2018-05-01' }, 'green', 'on target'],
    [{ forecastDate: '2018-12-31', targetDate: null }, 'green', 'on target'],
    [{ forecastDate: '2018-12-31', targetDate: null, frameEnds: null }, 'green', 'on target'],
    [{ targetDate: null, frameEnds: '2018-05-09' }, 'green', 'on target'],
    [{ frameEnds: null }, 'green', 'on target'],
    [{ forecastDate: '2018-09-30' }, 'green', 'on target'],
    [{ forecastDate: '2018-05-10', frameEnds: '2018-06-30' }, 'green', 'on target'],
    [
      { forecastDate: '2018-05-09', frameEnds: '2018-06-30' },
      'red',
      'not expected before the frame ended on 30 June 2018',
    ],
    [{ forecastDate: '2018-06-30' }, 'green', 'on target'],
  ] as [Partial<PlanAction>, string, string | null][])('with %j is %s: %s', (changes, rating, reason) => {
    expect(rate(changes)).toEqual({ rating, reason: reason ?? 'not expected before the frame ended on 10 May 2018' })
  })

  const version = (knownFrom: string, changes: Partial<PlanAction> = {}) => ({
    action: aPlanAction(changes),
    drop: knownFrom,
    knownFrom,
  })
  const [night, midnight] = ['2018-02-01T23:59:59.999Z', '2018-02-02T00:00:00.000Z'] as const

  it('a report includes what was known by the end of its day', () => {
    expect(reportProgress([version(night)], '2018-02-01', null, LONDON)).not.toBeNull()
    expect(reportProgress([version(midnight)], '2018-02-01', null, LONDON)).toBeNull()
    const since = (knownFrom: string) => reportProgress([version(knownFrom)], '2018-05-10', '2018-02-01', LONDON)!
    expect(since(night)).toMatchObject({ direction: 'same', hasUpdateSinceLastReport: false })
    expect(since(midnight)).toMatchObject({ direction: null, hasUpdateSinceLastReport: true })
  })

  it('the first report has no direction, whatever was known before', () => {
    const versions = [version(night, { targetDate: '2018-01-01' }), version(midnight)]
    expect(reportProgress(versions, '2018-05-10', null, LONDON)).toMatchObject({ direction: null })
    expect(reportProgress(versions, '2018-05-10', '2018-02-01', LONDON)).toMatchObject({ direction: 'improved' })
  })

  it('a rating without an earlier one has no direction', () => {
    const none = { status: null, targetDate: null }
    const versions = [version(night, none), version(midnight, { registerDirection: 'same' })]
    expect(reportProgress(versions, '2018-05-10', '2018-02-01', LONDON)!.direction).toBe('same')
  })

  it('a withdrawn update is not printed, and no update is stated', () => {
    const versions = [version('2018-01-01T09:00:00.000Z'), version(night, { update: null })]
    const report = reportProgress(versions, '2018-05-10', '2018-02-01', LONDON)!
    expect(report.updates).toEqual([
      { text: 'Assessed through the hub.', date: null, knownFrom: '2018-01-01T09:00:00.000Z' },
    ])
    const withoutUpdate = version(night, { update: null })
    expect(reportProgress([withoutUpdate], '2018-05-10', null, LONDON)).toMatchObject({
      updates: [],
      hasUpdateSinceLastReport: false,
      statement: 'No update has been given.',
    })
  })
})
