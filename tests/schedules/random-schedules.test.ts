import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { releaseHeldFigures } from '../../functions/commands/confirm.ts'
import { toLocalDate } from '../../shared/calendar/local-time.ts'
import { rolesOnList } from '../../shared/config/roles-on-list.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { reservation } from '../../shared/mail/ledger.ts'
import { messageId } from '../../shared/mail/message.ts'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import { episodeRepository } from '../../shared/store/episodes.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { AFTER_ISSUE } from './around-the-meeting.ts'
import { assignIdentity, intern, memoise } from './memoise.ts'
import { type Paper, paperOnTime, storedStateOf } from './reference.ts'
import {
  createWorld,
  DAYS,
  DOUBTFUL_FILES,
  DROPS,
  DUE,
  FILES,
  FILES_BEFORE,
  type File,
  putDrop,
  REGISTER_NAMES,
  REGULAR_FILES,
  replayAllEvents,
  runScenario,
  runToFaultFreeEnd,
  type Scenario,
  startDay,
} from './scenario.ts'
import { type Choices, FAULTS, NO_FAULTS, type SimulatedFault } from './simulation.ts'
import { DAILY, findUnnotifiedAlerts, findViolations } from './violations.ts'
import { BOUNCES, type Bounce, hashOf, type World } from './world.ts'

vi.mock('../../functions/edge/wiring.ts', () => import('./wiring.ts'))
vi.mock('../../templates/pdf/render-pdf.ts', () => import('./wiring.ts'))
vi.mock('../../templates/word/report-document.ts', () => import('./wiring.ts'))
vi.mock('../../templates/workbook/tables-workbook.ts', () => import('./wiring.ts'))
vi.mock('../../shared/mail/compose-mime.ts', () => import('./wiring.ts'))
vi.mock('../../functions/edge/mail-pictures.ts', () => import('./wiring.ts'))
vi.mock('../../shared/packs/editions/editions.ts', async original => {
  const { buildEditions } = await original<typeof import('../../shared/packs/editions/editions.ts')>()
  return {
    buildEditions: memoise((...given: Parameters<typeof buildEditions>) => buildEditions(...given).map(assignIdentity)),
  }
})
vi.mock('../../shared/packs/gate/gate.ts', async original => {
  const gate = await original<typeof import('../../shared/packs/gate/gate.ts')>()
  return { ...gate, runGate: memoise(gate.runGate, (_input, model, _html, stored) => [model, stored]) }
})
vi.mock('../../templates/pack/pack.tsx', async original => {
  const { renderDocument } = await original<typeof import('../../templates/pack/pack.tsx')>()
  return { renderDocument: memoise(renderDocument) }
})
vi.mock('../../shared/observations/revisions.ts', async original => {
  const revisions = await original<typeof import('../../shared/observations/revisions.ts')>()
  const latestByMonth = intern(text => revisions.latestByMonth(JSON.parse(text) as StoredObservation[]), 20_000)
  return { ...revisions, latestByMonth: (given: readonly StoredObservation[]) => latestByMonth(JSON.stringify(given)) }
})
vi.mock('../../shared/indicators/judge-subject.ts', async original => {
  const subject = await original<typeof import('../../shared/indicators/judge-subject.ts')>()
  return { ...subject, judgeSubject: memoise(subject.judgeSubject) }
})
vi.mock('../../shared/charts/trend-chart.ts', async original => {
  const charts = await original<typeof import('../../shared/charts/trend-chart.ts')>()
  return { ...charts, renderChart: memoise(charts.renderChart) }
})
vi.mock('../../shared/alerts/firing-periods.ts', async original => {
  const { findFiringPeriods } = await original<typeof import('../../shared/alerts/firing-periods.ts')>()
  return { findFiringPeriods: memoise(findFiringPeriods) }
})
vi.mock('../../shared/indicators/dashboard-row.ts', async original => {
  const row = await original<typeof import('../../shared/indicators/dashboard-row.ts')>()
  return { ...row, dashboardRow: memoise(row.dashboardRow) }
})
vi.mock('../../shared/reminders/chase-actions.ts', async original => {
  const { chaseActions } = await original<typeof import('../../shared/reminders/chase-actions.ts')>()
  return { chaseActions: memoise(chaseActions) }
})
vi.mock('../../shared/reminders/chase-papers.ts', async original => {
  const papers = await original<typeof import('../../shared/reminders/chase-papers.ts')>()
  const chasePapers = async (...given: Parameters<typeof papers.chasePapers>) =>
    (await papers.chasePapers(...given)).map(assignIdentity)
  return { ...papers, chasePapers: memoise(chasePapers) }
})
vi.mock('../../shared/registers/calendar-entries.ts', async original => {
  const entries = await original<typeof import('../../shared/registers/calendar-entries.ts')>()
  return { ...entries, buildMeetingEntry: memoise(entries.buildMeetingEntry) }
})
vi.mock('../../shared/config/board-at.ts', async original => {
  const at = await original<typeof import('../../shared/config/board-at.ts')>()
  const boardAt = memoise((...given: Parameters<typeof at.boardAt>) => assignIdentity(at.boardAt(...given)))
  const boardOfPack = memoise((...given: Parameters<typeof at.boardOfPack>) => assignIdentity(at.boardOfPack(...given)))
  return {
    ...at,
    boardAt,
    boardAtInstant: (board: BoardFile, instant: string) => boardAt(board, toLocalDate(instant, board.board)),
    boardOfPack,
  }
})
vi.mock('../../shared/config/plan.ts', async original => {
  const plan = await original<typeof import('../../shared/config/plan.ts')>()
  return { ...plan, plannedEvents: memoise(plan.plannedEvents) }
})
vi.mock('../../templates/mail/render-letter.tsx', async original => {
  const { renderLetter } = await original<typeof import('../../templates/mail/render-letter.tsx')>()
  return { renderLetter: memoise(renderLetter) }
})

beforeAll(() => {
  // what the functions log of faults that are meant
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

const CHIEF = 'chief@police.example'

/** Lives a story to its end and says what is wrong there: once settled, and once more after every event has come again. */
async function playScenario(story: Scenario): Promise<{ found: string[]; world: World }> {
  const world = await runScenario(story)
  await runToFaultFreeEnd(world)
  const found = await findViolations(story, world)
  if (found.length > 0) return { found, world }
  const { length } = world.sentMessages
  await replayAllEvents(world)
  const more = world.sentMessages
    .slice(length)
    .filter(({ kind }) => !DAILY.has(kind))
    .map(({ kind, recipient }) => `${kind} to ${recipient} was sent once more`)
  const again = [...(await findViolations(story, world)), ...more]
  return { found: again.map(words => `after every event has come again, ${words}`), world }
}

describe('cases found by random schedules', () => {
  const story = (files: readonly File[], tape: Partial<Choices>, more: Partial<Scenario> = {}): Scenario => ({
    files,
    approval: false,
    afterIssue: 'nothing',
    bouncingAddress: '',
    bounce: 'permanent',
    areOverwritten: false,
    concurrency: 1,
    gaps: [],
    ...more,
    choices: { ...NO_FAULTS, ...tape },
  })
  /** A fault for the first call of a name. */
  const once = (name: RegExp, fault: SimulatedFault): Partial<Choices> => {
    let struck = false
    return {
      chooseFault(_, called) {
        if (struck || !name.test(called)) return undefined
        struck = true
        return fault
      },
    }
  }

  test.each<[string, Scenario]>([
    [
      'a crash where a pack begins to wait for approval: its approver is asked all the same',
      story(['history.csv'], once(/^publish-pack set PACK .*state/, 'crash-after'), { approval: true }),
    ],
    [
      'a crash where a pack is held: the administrators are notified all the same',
      story(['history.csv', 'wild.csv'], once(/^publish-pack set PACK .*state/, 'crash-after')),
    ],
    [
      'a provider that says no to the letter of a held pack: it is sent again',
      story(['history.csv', 'wild.csv'], once(/^send-pack submit/, 'throttle')),
    ],
    [
      'a crash between sending and putting it down: the provider’s report says that it arrived',
      story(['history.csv'], once(/^send-pack submit/, 'crash-after')),
    ],
    [
      'a report that is quicker than the sender',
      story(['history.csv', 'march.csv'], deliverReportsFirst(), { concurrency: 3 }),
    ],
    [
      'a reservation whose answer is lost and asked for again: the message is not taken for sent by somebody else',
      story(['history.csv'], once(/^send-pack put MAIL/, 'twice')),
    ],
    [
      'a reservation in doubt when its pack is withdrawn: the message is not sent any more',
      story(['history.csv'], once(/^send-pack put MAIL/, 'twice'), { afterIssue: 'withdraw' }),
    ],
    [
      'a withdrawal whose answer is lost and asked for again: its readers are notified all the same',
      story(['history.csv'], once(/^publish-pack set PACK .*state/, 'twice'), { afterIssue: 'withdraw' }),
    ],
    [
      'an alert behind newer figures is closed again',
      story(['history.csv', 'march.csv', 'revised.csv'], delayAlert(), { concurrency: 2 }),
    ],
    [
      'an alert that opens while a digest is being made is not closed for want of figures that the digest did not read',
      story(['history.csv', 'march.csv'], openAlertDuringDigest(), { concurrency: 2 }),
    ],
  ])('%s', async (_, told) => {
    expect((await playScenario(told)).found).toEqual([])
  })

  test.each([
    ['refused', 'failed', 1],
    ['reserved and no more', 'reserved', 1],
    ['sent', 'sent', 0],
  ] as const)(
    'a letter of a day that was %s under one kind, when its kind is another: sent again unless it was sent',
    async (_, state, times) => {
      const world = createWorld(story([], {}))
      const due = { cause: `chase ${DAYS[0]!}`, recipient: CHIEF }
      const words = {
        subject: 'Due',
        preheader: '',
        marking: null,
        heading: 'Due',
        headline: [],
        blocks: [],
        footer: [],
      }
      const id = messageId({ ...due, kind: 'notice' })
      await mailLedger(world.table).reserve(reservation({ ...due, id, kind: 'notice', subject: 'Due' }, null, DUE))
      if (state !== 'reserved') await mailLedger(world.table).move(id, ['reserved'], { state })
      // imported here: the module stands on others that are replaced above
      const { sendLetters } = await import('../../functions/edge/send-letters.ts')
      await sendLetters([{ ...due, kind: 'action-reminder', letter: words, attachments: [] }], DUE)
      expect(world.sentMessages.filter(({ kind }) => kind === 'notice' || kind === 'action-reminder')).toHaveLength(
        times,
      )
    },
  )

  test('an alert that figures have taken back is not reported, though nobody has computed them yet', async () => {
    const revised = `start compute-indicators accepted/${hashOf(DROPS['revised.csv']!.bytes)}.json`
    const chooseNext = (possible: readonly string[]) => possible.findIndex(name => name !== revised)
    const world = createWorld(story([], { chooseNext }))
    for (const file of ['history.csv', 'march.csv', 'revised.csv'] as const) {
      putDrop(world, file)
      await world.simulation.run()
    }
    startDay(world, DAYS[0]!)
    await world.simulation.run()
    expect(world.sentMessages.filter(({ kind }) => kind === 'alert-digest')).toEqual([])
  })

  test('a day that is run again after more figures have come leaves alerts as those have them', async () => {
    const world = createWorld(story([], {}))
    // the one whose figures are of before the day is accepted last
    for (const file of ['history.csv', 'march.csv', 'april.csv', 'march-robbery.csv'] as const) {
      putDrop(world, file)
      await world.simulation.run()
    }
    const known = storedStateOf(world)
    expect(known['EPISODE burglary force Higher']).toMatchObject({ lastMonth: '2018-04' })
    startDay(world, DAYS[0]!)
    await world.simulation.run()
    expect(storedStateOf(world)).toEqual(known)
  })

  test('an alert found late is reported on the next day, not claimed for a letter already sent', async () => {
    const late = `start compute-indicators accepted/${hashOf(DROPS['wild.csv']!.bytes)}.json v1`
    let waits = true
    const chooseNext = (possible: readonly string[]) => possible.findIndex(name => !waits || name !== late)
    const world = createWorld(story([], { chooseNext }))
    for (const file of ['history.csv', 'march.csv', 'wild.csv'] as const) {
      putDrop(world, file)
      await world.simulation.run()
    }
    const [day, nextDay] = DAYS as [string, string, string]
    startDay(world, day)
    await world.simulation.run()
    waits = false
    for (const begun of [day, nextDay]) {
      startDay(world, begun)
      await world.simulation.run()
    }
    expect(await findUnnotifiedAlerts(world)).toEqual([])
    const list = rolesOnList(world.board, world.board.verdicts.alertList).map(({ email }) => email)
    const digests = world.sentMessages.filter(
      ({ kind, recipient }) => kind === 'alert-digest' && list.includes(recipient),
    )
    expect(digests.map(({ text }) => /: (.*?),/.exec((JSON.parse(text) as { subject: string }).subject)?.[1])).toEqual([
      '1 significant change',
      '1 significant change',
    ])
  })
})

test('a paper is the same whether or not it waits for approval, and whatever keys its files had', async () => {
  const files = FILES.filter(file => DROPS[file]!.at < DUE && ![...DOUBTFUL_FILES, 'wild.csv'].includes(file))
  const kinds = [false, true].flatMap(approval => [false, true].map(areOverwritten => ({ approval, areOverwritten })))
  const papers: (Paper | null)[] = []
  for (const kind of kinds) papers.push(await paperOnTime(files, kind))
  expect(Object.keys(papers[0]!.printed).length).toBeGreaterThan(100)
  for (const paper of papers) expect(paper).toEqual(papers[0])
})

test.each(DOUBTFUL_FILES)('%s: one question, no alert, no place in a pack until it is confirmed', async file => {
  const files = ['history.csv', ...FILES_BEFORE, file]
  const { found, world } = await playScenario({
    files,
    approval: false,
    afterIssue: 'nothing',
    bouncingAddress: '',
    bounce: 'permanent',
    areOverwritten: false,
    concurrency: 1,
    gaps: [],
    choices: NO_FAULTS,
  })
  expect(found).toEqual([])
  expect(await episodeRepository(world.table).list()).toEqual([])
  const held = await releaseHeldFigures(world.table, hashOf(DROPS[file]!.bytes), '2018-05-09T09:00:00.000Z')
  expect(held.count).toBeGreaterThan(0)
  // once confirmed it is known, and what it does is worked out
  const known = storedStateOf(world)
  world.putObject('drops', `accepted/${held.manifest.drop}.json`, JSON.stringify(held.manifest), '2018-05-09T09:00:00Z')
  await world.simulation.run()
  expect(storedStateOf(world)).not.toEqual(known)
})

/** Whatever the provider reports is handled before anything else. */
function deliverReportsFirst(): Partial<Choices> {
  return {
    chooseNext: possible =>
      Math.max(
        0,
        possible.findIndex(what => what.includes('track-delivery')),
      ),
  }
}

/** An alert opens after a digest has listed what is due, and before it looks again. */
function openAlertDuringDigest(): Partial<Choices> {
  let lists = 0
  const isDigest = (name: string) => name === 'daily-checks query EPISODE'
  return {
    chooseNext(possible) {
      // one list is for the alerts of registers, the second for what is due
      const next =
        lists < 2
          ? possible.findIndex(name => name !== 'compute-indicators put EPISODE')
          : Math.max(
              0,
              possible.findIndex(name => !name.startsWith('daily-checks')),
            )
      if (isDigest(possible[next] ?? '')) lists += 1
      return next
    },
  }
}

/** Opening an alert takes so long that the next drop is taken in and computed meanwhile. */
function delayAlert(): Partial<Choices> {
  let isHeld = false
  let computed = 0
  return {
    chooseNext(possible) {
      const next = possible.findIndex(name => name !== 'compute-indicators put EPISODE' || computed >= 2)
      isHeld ||= next !== 0 && possible[0] === 'compute-indicators put EPISODE'
      if (isHeld && possible[next] === 'compute-indicators put RESULT') computed += 1
      return next
    },
  }
}

/** Calls of each service, by their names. */
const CALLS_OF = {
  table: / (?:put a batch|(?:get|query|put|set) [A-Z])/,
  buckets: / (?:get|write|list) [a-z]+\//,
  mail: / submit$/,
} as const
type Service = keyof typeof CALLS_OF

/** So many calls, from a call on, in which a service says no to all that it is asked. */
interface Throttling {
  readonly from: number
  readonly calls: number
  readonly service: Service
}

/** Small when all is in order: no faults, no repeats, one function at a time, every event followed by all that it causes. */
const scenarios = fc
  .record({
    files: fc.subarray(REGULAR_FILES.slice(1)),
    doubtful: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.subarray([...DOUBTFUL_FILES], { maxLength: 2 })),
    hasRegisters: fc.boolean(),
    approval: fc.boolean(),
    afterIssue: fc.oneof({ weight: 2, arbitrary: fc.constant('nothing' as const) }, fc.constantFrom(...AFTER_ISSUE)),
    bouncingAddress: fc.constantFrom('', CHIEF),
    bounce: fc.constantFrom(...(Object.keys(BOUNCES) as Bounce[])),
    areOverwritten: fc.boolean(),
    concurrency: fc.integer({ min: 1, max: 3 }),
    gaps: fc.array(fc.option(fc.nat(30), { nil: undefined, freq: 3 }), { maxLength: 12 }),
    choices: fc.array(fc.nat(9), { maxLength: 300, size: 'max' }),
    faults: fc.array(fc.tuple(fc.nat(400), fc.constantFrom(...FAULTS)), { maxLength: 6, size: 'max' }),
    throttled: fc.array(
      fc.record({
        from: fc.nat(400),
        calls: fc.integer({ min: 2, max: 12 }),
        service: fc.constantFrom(...(Object.keys(CALLS_OF) as Service[])),
      }),
      { maxLength: 2 },
    ),
    duplicates: fc.array(fc.nat(80), { maxLength: 6, size: 'max' }),
    late: fc.array(fc.nat(80), { maxLength: 4, size: 'max' }),
  })
  .map(({ doubtful, hasRegisters, ...given }) => ({
    ...given,
    files: [
      ...(hasRegisters ? REGISTER_NAMES : []),
      'history.csv',
      ...(doubtful.length > 0 ? FILES_BEFORE : []),
      ...given.files,
      ...doubtful,
    ],
  }))

interface Tape {
  readonly choices: readonly number[]
  readonly faults: readonly [number, SimulatedFault][]
  readonly throttled: readonly Throttling[]
  readonly duplicates: readonly number[]
  readonly late: readonly number[]
}

/** A tape for one playing: choices are used up, and after them things come in order. */
function makeChoices({ choices, faults, throttled, duplicates, late }: Tape): Choices {
  const at = new Map(faults)
  let n = 0
  const isThrottled = (call: number, name: string) =>
    throttled.some(({ from, calls, service }) => call >= from && call < from + calls && CALLS_OF[service].test(name))
  return {
    chooseNext: possible => (choices[n++] ?? 0) % possible.length,
    chooseFault: (call, name) => at.get(call) ?? (isThrottled(call, name) ? 'throttle' : undefined),
    duplicates: new Set(duplicates),
    late: new Set(late),
  }
}

/** `npm test` tries a few; `npm run test:deep` tries others, and many: another SCHEDULES_SEED tries still others. */
const RUNS = Number(process.env.SCHEDULES ?? 40)
const SEED = Number(process.env.SCHEDULES_SEED ?? (process.env.SCHEDULES === undefined ? 6 : 2018))

/** One that broke a rule, as its failure names it. */
const PATH = process.env.SCHEDULES_PATH

test(`${RUNS} random schedules: one send each, the same paper, no lost drop, the same end`, {
  timeout: 60_000 + RUNS * 10_000,
}, async () => {
  const begun = process.cpuUsage()
  let lived = 0
  let sent = 0
  const struck: Record<string, number> = {}
  await fc.assert(
    fc.asyncProperty(scenarios, async ({ choices, faults, throttled, duplicates, late, ...rest }) => {
      const tape = { choices, faults, throttled, duplicates, late }
      const { found, world } = await playScenario({ ...rest, choices: makeChoices(tape) })
      expect(found).toEqual([])
      lived += 1
      sent += world.sentMessages.length
      for (const fault of world.simulation.injectedFaults) struck[fault] = (struck[fault] ?? 0) + 1
    }),
    // making a schedule smaller takes longer than living all of them: leave endOnFailure out, with the path told, to have it done
    { numRuns: RUNS, seed: SEED, endOnFailure: true, ...(PATH !== undefined && { path: PATH }) },
  )
  const faults = Object.entries(struck).map(([fault, times]) => `${times} ${fault}`)
  const seconds = (process.cpuUsage(begun).user / 1e6 / lived).toFixed(2)
  console.log(
    `${lived} random schedules lived (seed ${SEED}), ${seconds} s of processor time each, ${sent} messages sent, faults struck: ${faults.sort().join(', ')}`,
  )
  expect(lived).toBe(RUNS)
})
