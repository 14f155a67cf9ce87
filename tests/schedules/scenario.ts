import { handler as computeIndicators } from '../../functions/compute-indicators.ts'
import { handler as dailyChecks } from '../../functions/daily-checks.ts'
import type { PackDecision } from '../../functions/edge/pack-decision.ts'
import { handler as publishPack } from '../../functions/publish-pack.ts'
import { handler as receiveDrop } from '../../functions/receive-drop.ts'
import { handler as sendPack } from '../../functions/send-pack.ts'
import { handler as trackDelivery } from '../../functions/track-delivery.ts'
import { handler as typesetPack } from '../../functions/typeset-pack.ts'
import { isOver, type PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { loadOrThrow } from '../given/sample-board.ts'
import { actionsDrop, boardText, historyDrop, monthDrop } from '../given/two-indicators.ts'
import { AFTER_ISSUE, type AfterIssue, PAPER_FILES, REGISTER_FILES, withMeetingFeeds } from './around-the-meeting.ts'
import { IMPLAUSIBLE, WIDER_HISTORY, WIDER_INDICATORS } from './implausible-drops.ts'
import { assignIdentity } from './memoise.ts'
import { type Choices, NO_FAULTS, type SimulationOptions } from './simulation.ts'
import { useWorld } from './wiring.ts'
import { type Bounce, makeWorld, type World } from './world.ts'

/** A week of a board: files come, the pack falls due, a person answers when it is held or waits, days begin. */

export const RUN = 'paper-2018-05-10'
export const DUE = '2018-05-03T15:00:00Z'
export const DAYS = ['2018-05-03', '2018-05-04', '2018-05-08']
/** The day after the week: nothing goes wrong on it. */
const DAY_AFTER = '2018-05-09'
const loadWiderBoard = (approval: boolean) =>
  loadOrThrow(withMeetingFeeds(boardText({ approval }).replace('feeds:\n', () => `${WIDER_INDICATORS}feeds:\n`)))
const plain = loadWiderBoard(false)
// the same indicators, so that what is judged of them is judged once for both
const BOARDS = {
  plain: assignIdentity(plain),
  approval: assignIdentity({ ...loadWiderBoard(true), indicators: plain.indicators.map(assignIdentity) }),
}

interface Drop {
  readonly feed: string
  readonly at: string
  readonly bytes: Uint8Array
  readonly outcome: 'accepted' | 'rejected'
}
const march = monthDrop('2018-03', { burglary: 210 })

/**
 * Every file that may come, in the order of the day. Two have the same bytes; three are of one month; one is late for
 * the pack.
 */
const REGULAR = {
  'history.csv': { feed: 'indicators', at: '2018-05-02T08:00:00.000Z', bytes: historyDrop(), outcome: 'accepted' },
  'march-robbery.csv': {
    feed: 'indicators',
    at: '2018-05-02T08:00:05.000Z',
    bytes: monthDrop('2018-03', { robbery: 61 }),
    outcome: 'accepted',
  },
  'march.csv': { feed: 'indicators', at: '2018-05-02T08:00:10.000Z', bytes: march, outcome: 'accepted' },
  'copy.csv': { feed: 'indicators', at: '2018-05-02T08:00:15.000Z', bytes: march, outcome: 'accepted' },
  'bad.csv': {
    feed: 'indicators',
    at: '2018-05-02T08:00:20.000Z',
    bytes: monthDrop('2018-03', { burgalry: 1 }),
    outcome: 'rejected',
  },
  // takes back what March's alert was raised on
  'revised.csv': {
    feed: 'indicators',
    at: '2018-05-02T08:00:25.000Z',
    bytes: monthDrop('2018-03', { burglary: 101, robbery: 62 }, 'revised'),
    outcome: 'accepted',
  },
  // a fall that nobody believes, although its supplier confirms it: the gate holds the pack
  'wild.csv': {
    feed: 'indicators',
    at: '2018-05-02T08:00:30.000Z',
    bytes: monthDrop('2018-03', { robbery: 2 }, 'revised confirmed'),
    outcome: 'accepted',
  },
  'log.csv': { feed: 'actions', at: '2018-05-02T08:00:35.000Z', bytes: actionsDrop(), outcome: 'accepted' },
  'roads.md': { feed: 'papers', at: '2018-05-02T08:00:40.000Z', bytes: PAPER_FILES['roads.md'], outcome: 'accepted' },
  'april.csv': {
    feed: 'indicators',
    at: '2018-05-03T15:10:00.000Z',
    bytes: monthDrop('2018-04', { burglary: 215, robbery: 60 }),
    outcome: 'accepted',
  },
  // a figure that the pack has printed already
  'restated.csv': {
    feed: 'indicators',
    at: '2018-05-03T15:15:00.000Z',
    bytes: monthDrop('2018-03', { robbery: 64 }, 'revised confirmed'),
    outcome: 'accepted',
  },
  'custody.md': {
    feed: 'papers',
    at: '2018-05-03T15:20:00.000Z',
    bytes: PAPER_FILES['custody.md'],
    outcome: 'accepted',
  },
  'roads-again.md': {
    feed: 'papers',
    at: '2018-05-03T15:25:00.000Z',
    bytes: PAPER_FILES['roads-again.md'],
    outcome: 'accepted',
  },
} as const satisfies Record<string, Drop>
const accepted = (name: string, feed: string, bytes: Uint8Array, at: string) =>
  [name, { feed, at, bytes, outcome: 'accepted' }] as const
/** What was known before the week began: with it comes whatever is doubtful. */
const BEFORE: readonly (readonly [string, Drop])[] = Object.entries(WIDER_HISTORY).map(([name, bytes], i) =>
  accepted(name, name === 'published.csv' ? 'police-uk' : 'indicators', bytes, `2018-05-02T08:00:0${i + 1}.000Z`),
)
/** Doubtful files, a second apart, after all others of the first morning. */
const DOUBTFUL: readonly (readonly [string, Drop])[] = Object.entries(IMPLAUSIBLE).map(([name, { feed, bytes }], i) =>
  accepted(name, feed, bytes, new Date(Date.parse('2018-05-02T08:01:00.000Z') + 1000 * i).toISOString()),
)
const REGISTERS: readonly (readonly [string, Drop])[] = Object.entries(REGISTER_FILES).map(
  ([name, { feed, bytes }], i) => accepted(name, feed, bytes, `2018-05-01T08:00:0${i + 1}.000Z`),
)
export const DROPS: Readonly<Record<string, Drop>> = {
  ...REGULAR,
  ...Object.fromEntries([...REGISTERS, ...BEFORE, ...DOUBTFUL]),
}
export type File = string
export const REGULAR_FILES = Object.keys(REGULAR)
export const REGISTER_NAMES = REGISTERS.map(([name]) => name)
export const FILES_BEFORE = BEFORE.map(([name]) => name)
export const DOUBTFUL_FILES = DOUBTFUL.map(([name]) => name)
/** Every file there is, in the order in which they would come. */
export const FILES: readonly File[] = Object.keys(DROPS).sort((a, b) => (DROPS[a]!.at < DROPS[b]!.at ? -1 : 1))

export interface Scenario {
  readonly files: readonly File[]
  readonly approval: boolean
  /** What a person decides once the pack is issued. */
  readonly afterIssue: AfterIssue
  /** Whose mail comes back; nobody's when empty. */
  readonly bouncingAddress: string
  readonly bounce: Bounce
  /** Every file of a feed comes under one key, over the one before. */
  readonly areOverwritten: boolean
  readonly concurrency: number
  readonly choices: Choices
  /** Things that happen between one event of the week and the next; all that can when left out. */
  readonly gaps: readonly (number | undefined)[]
}

/** The board's packs have no public edition, so that its site has nothing to write. */
const publishSite = () => Promise.resolve({ batchItemFailures: [] })

const HANDLERS = {
  'receive-drop': receiveDrop,
  'compute-indicators': computeIndicators,
  'publish-pack': publishPack,
  'typeset-pack': typesetPack,
  'send-pack': sendPack,
  'publish-site': publishSite,
  'daily-checks': dailyChecks,
  'track-delivery': trackDelivery,
} as unknown as SimulationOptions['handlers']

export function createWorld(
  {
    approval,
    bouncingAddress,
    bounce,
    concurrency,
    choices,
  }: Omit<Scenario, 'files' | 'gaps' | 'areOverwritten' | 'afterIssue'>,
  otherHandlers: Partial<SimulationOptions['handlers']> = {},
): World {
  const board = approval ? BOARDS.approval : BOARDS.plain
  const handlers = { ...HANDLERS, ...otherHandlers } as SimulationOptions['handlers']
  const world = makeWorld({ board, bouncingAddress, bounce, concurrency, choices, handlers })
  useWorld(world)
  return world
}

/** A world in which nothing goes wrong. */
export const createFaultFreeWorld = (approval: boolean, otherHandlers: Partial<SimulationOptions['handlers']> = {}) =>
  createWorld({ approval, bouncingAddress: '', bounce: 'permanent', concurrency: 1, choices: NO_FAULTS }, otherHandlers)

/** Where a supplier puts a file. */
export const keyOf = (file: File, areOverwritten: boolean) =>
  `incoming/${DROPS[file]!.feed}/${areOverwritten ? 'upload' : file.replace(EXTENSION, '')}${EXTENSION.exec(file)?.[0] ?? '.csv'}`
const EXTENSION = /\.(?:csv|md)$/

export function putDrop(world: World, file: File, areOverwritten = false): void {
  const { at, bytes } = DROPS[file]!
  world.putObject('drops', keyOf(file, areOverwritten), bytes, at)
}

export function startDay(world: World, day: string): void {
  world.moveTo(`${day}T07:00:00Z`)
  world.simulation.showHidden()
  world.simulation.send('daily-checks', { kind: 'daily-checks', scheduledFor: `${day}T07:00:00Z` })
}

export function triggerPackDue(world: World): void {
  world.moveTo(DUE)
  world.simulation.send('publish-pack', { kind: 'pack', pack: 'paper', meeting: '2018-05-10', scheduledFor: DUE })
}

/** What a person says of a run, at an instant. */
export function decide(
  world: World,
  at: string,
  override: boolean,
  action: 'release' | 'approve' | 'correct' | 'withdraw',
  run = RUN,
): void {
  const decision = { action, run, by: 'chief', because: 'read', at, override, caller: 'local' }
  world.putObject('packs', `packs/${run}/decision.json`, JSON.stringify(decision), at)
}

/** Lives a week with everything that goes wrong in it, until nothing is left to happen. */
export async function runScenario(story: Scenario): Promise<World> {
  const world = createWorld(story)
  const { simulation } = world
  const [firstDay, ...laterDays] = DAYS as [string, ...string[]]
  const late = story.files.filter(file => DROPS[file]!.at > DUE)
  const doubtful = story.files.filter(file => DOUBTFUL_FILES.includes(file))
  // a figure is doubted by what is known: what came before has been read by then
  for (const file of story.files.filter(name => REGISTER_NAMES.includes(name)))
    await settle(world, file, story.areOverwritten)
  if (doubtful.length > 0)
    for (const file of [...FILES_BEFORE, 'history.csv']) await settle(world, file, story.areOverwritten)
  const come = story.files.filter(
    file => !late.includes(file) && !REGISTER_NAMES.includes(file) && !(doubtful.length > 0 && isHistory(file)),
  )
  const events: (() => void)[] = [
    ...come.map(file => () => putDrop(world, file, story.areOverwritten)),
    () => startDay(world, firstDay),
    () => triggerPackDue(world),
    ...late.map(file => () => putDrop(world, file, story.areOverwritten)),
    () => startDay(world, laterDays[0]!),
  ]
  for (const [i, event] of events.entries()) {
    event()
    await simulation.run(story.gaps[i])
  }
  await simulation.run()
  await actAsOperator(world, '2018-05-04')
  await reconsider(world, story.afterIssue)
  startDay(world, laterDays[1]!)
  await simulation.run()
  return world
}

const isHistory = (file: File) => file === 'history.csv' || FILES_BEFORE.includes(file)

/** A file, and all that it causes, whatever goes wrong. */
async function settle(world: World, file: File, areOverwritten: boolean): Promise<void> {
  const { simulation } = world
  putDrop(world, file, areOverwritten)
  do {
    simulation.replayDeadLetters()
    simulation.showHidden()
    await simulation.run()
  } while (!simulation.isSettled)
}

/** A person looks each hour of a day: replays failed messages, releases what is held, approves what waits. */
async function actAsOperator(world: World, day: string): Promise<void> {
  const { simulation } = world
  for (let hour = 0; hour < 6; hour++) {
    simulation.replayDeadLetters()
    await simulation.run()
    const runs = await packRunRepository(world.table).list()
    if (runs.length > 0 && runs.every(isOver)) return
    for (const run of runs) {
      if (run.state !== 'held' && run.state !== 'awaiting-approval') continue
      await noticeMissingRequest(world, run)
      // the first release trusts the data that came since; the next insists
      const isHeld = run.state === 'held'
      decide(world, `${day}T1${hour}:00:00.000Z`, isHeld && hour > 0, isHeld ? 'release' : 'approve', run.run)
    }
    await simulation.run()
  }
}

/** With no failed message, whoever has to act was asked to. */
async function noticeMissingRequest(world: World, { run, state, asKnownAt }: PackRunRecord): Promise<void> {
  const cause = `${state === 'held' ? 'held' : 'approval'} ${run} ${asKnownAt}`
  const asked = (await mailLedger(world.table).list()).filter(mail => mail.cause === cause)
  const isAsked = asked.some(({ id }) => world.sentMessages.some(sent => sent.id === id))
  if (world.simulation.isSettled && !isAsked) world.missingNotices.push(`${run} is ${state} and nobody was told`)
}

/** A person takes the issued pack back, or has its next version made. */
async function reconsider(world: World, afterIssue: AfterIssue): Promise<void> {
  const runs = packRunRepository(world.table)
  const actions = (['withdraw', 'correct'] as const).filter(action => afterIssue.includes(action))
  for (const [i, action] of actions.entries()) {
    // what was decided before has to be carried out first
    if ((await runs.find(RUN))?.state !== (i === 0 ? 'issued' : 'withdrawn')) return
    decide(world, `2018-05-05T0${i + 7}:00:00.000Z`, false, action)
    await world.simulation.run()
    await actAsOperator(world, '2018-05-05')
  }
}

/** What was decided of the issued pack, of all that the story wanted: a pack that is not issued cannot be taken back. */
export function decidedAfterIssue(world: World): AfterIssue {
  const decided = (world.versions.get(`packs/packs/${RUN}/decision.json`) ?? []).map(
    bytes => (JSON.parse(new TextDecoder().decode(bytes)) as PackDecision).action,
  )
  const actions = (['withdraw', 'correct'] as const).filter(action => decided.includes(action))
  return AFTER_ISSUE.find(name => name === (actions.join(', then ') || 'nothing'))!
}

/**
 * From here on nothing goes wrong: failed messages are replayed, and what is in doubt is recorded as it truly was.
 */
export async function runToFaultFreeEnd(world: World): Promise<void> {
  const { simulation, sentMessages } = world
  const ledger = mailLedger(world.table)
  simulation.stopFaults()
  simulation.replayDeadLetters()
  await simulation.run()
  await actAsOperator(world, '2018-05-08')
  startDay(world, DAY_AFTER)
  await simulation.run()
  for (const mail of await ledger.list()) {
    if (mail.state !== 'uncertain') continue
    const arrived = sentMessages.some(({ id }) => id === mail.id)
    await ledger.move(mail.id, ['uncertain'], { state: arrived ? 'sent' : 'failed', reason: 'asked' })
  }
  if ((await ledger.list()).some(({ state }) => state === 'failed')) await replayAllEvents(world)
}

/** Every event there ever was, once more and in order: of those that tell of one version of an object, the last. */
export async function replayAllEvents(world: World): Promise<void> {
  useWorld(world)
  const { simulation } = world
  const events = new Map(simulation.sent.map(message => [message.name, message]))
  for (const { to, body } of events.values()) simulation.send(to, body)
  await simulation.run()
}
