import { handler as computeIndicators } from '../../functions/compute-indicators.ts'
import { handler as dailyChecks } from '../../functions/daily-checks.ts'
import { handler as publishPack } from '../../functions/publish-pack.ts'
import { handler as receiveDrop } from '../../functions/receive-drop.ts'
import { handler as sendPack } from '../../functions/send-pack.ts'
import { handler as trackDelivery } from '../../functions/track-delivery.ts'
import { handler as typesetPack } from '../../functions/typeset-pack.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { loadOrThrow } from '../given/sample-board.ts'
import { actionsDrop, boardText, historyDrop, monthDrop } from '../given/two-indicators.ts'
import { IMPLAUSIBLE, WIDER_HISTORY, WIDER_INDICATORS } from './implausible-drops.ts'
import { assignIdentity } from './memoise.ts'
import { type Choices, NO_FAULTS, type SimulationOptions } from './simulation.ts'
import { useWorld } from './wiring.ts'
import { type Bounce, makeWorld, type World } from './world.ts'

/** A week of a board: files come, the pack falls due, a person answers when it is held or waits, days begin. */

export const RUN = 'paper-2018-05-10'
export const DUE = '2018-05-03T15:00:00Z'
export const DAYS = ['2018-05-03', '2018-05-04', '2018-05-08']
const loadWiderBoard = (approval: boolean) =>
  assignIdentity(loadOrThrow(boardText({ approval }).replace('feeds:\n', () => `${WIDER_INDICATORS}feeds:\n`)))
const BOARDS = { plain: loadWiderBoard(false), approval: loadWiderBoard(true) }

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
  'april.csv': {
    feed: 'indicators',
    at: '2018-05-03T15:10:00.000Z',
    bytes: monthDrop('2018-04', { burglary: 215, robbery: 60 }),
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
export const DROPS: Readonly<Record<string, Drop>> = { ...REGULAR, ...Object.fromEntries([...BEFORE, ...DOUBTFUL]) }
export type File = string
export const REGULAR_FILES = Object.keys(REGULAR)
export const FILES_BEFORE = BEFORE.map(([name]) => name)
export const DOUBTFUL_FILES = DOUBTFUL.map(([name]) => name)
/** Every file there is, in the order in which they would come. */
export const FILES: readonly File[] = Object.keys(DROPS).sort((a, b) => (DROPS[a]!.at < DROPS[b]!.at ? -1 : 1))

export interface Scenario {
  readonly files: readonly File[]
  readonly approval: boolean
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

const HANDLERS = {
  'receive-drop': receiveDrop,
  'compute-indicators': computeIndicators,
  'publish-pack': publishPack,
  'typeset-pack': typesetPack,
  'send-pack': sendPack,
  'daily-checks': dailyChecks,
  'track-delivery': trackDelivery,
} as unknown as SimulationOptions['handlers']

export function createWorld({
  approval,
  bouncingAddress,
  bounce,
  concurrency,
  choices,
}: Omit<Scenario, 'files' | 'gaps' | 'areOverwritten'>): World {
  const board = approval ? BOARDS.approval : BOARDS.plain
  const world = makeWorld({ board, bouncingAddress, bounce, concurrency, choices, handlers: HANDLERS })
  useWorld(world)
  return world
}

/** A world in which nothing goes wrong. */
export const createFaultFreeWorld = (approval: boolean) =>
  createWorld({ approval, bouncingAddress: '', bounce: 'permanent', concurrency: 1, choices: NO_FAULTS })

/** Where a supplier puts a file. */
export const keyOf = (file: File, areOverwritten: boolean) =>
  `incoming/${DROPS[file]!.feed}/${areOverwritten ? 'upload.csv' : file.endsWith('.csv') ? file : `${file}.csv`}`

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
export function decide(world: World, at: string, override: boolean, action: 'release' | 'approve'): void {
  const decision = { action, run: RUN, by: 'chief', because: 'read', at, override, caller: 'local' }
  world.putObject('packs', `packs/${RUN}/decision.json`, JSON.stringify(decision), at)
}

/** Lives a week with everything that goes wrong in it, until nothing is left to happen. */
export async function runScenario(story: Scenario): Promise<World> {
  const world = createWorld(story)
  const { simulation } = world
  const [firstDay, ...laterDays] = DAYS as [string, ...string[]]
  const late = story.files.filter(file => DROPS[file]!.at > DUE)
  const doubtful = story.files.filter(file => DOUBTFUL_FILES.includes(file))
  // a figure is doubted by what is known: what came before has been read by then
  if (doubtful.length > 0)
    for (const file of [...FILES_BEFORE, 'history.csv']) await settle(world, file, story.areOverwritten)
  const come = story.files.filter(file => !late.includes(file) && !(doubtful.length > 0 && isHistory(file)))
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
  await actAsOperator(world)
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

/** A person looks each hour: replays failed messages, releases what is held, approves what waits. */
async function actAsOperator(world: World): Promise<void> {
  const { simulation, sentMessages, missingNotices } = world
  const runs = packRunRepository(world.table)
  for (let hour = 0; hour < 6; hour++) {
    simulation.replayDeadLetters()
    await simulation.run()
    const state = (await runs.find(RUN))?.state
    if (state === 'issued') return
    if (state === 'held' || state === 'awaiting-approval') {
      // with no failed message, whoever has to act was asked to
      const asks = state === 'held' ? '"subject":"Held:' : '"subject":"For your approval:'
      if (simulation.isSettled && !sentMessages.some(({ text }) => text.includes(asks)))
        missingNotices.push(`the pack is ${state} and nobody was told`)
      // the first release trusts the data that came since; the next insists
      const isHeld = state === 'held'
      decide(world, `2018-05-04T1${hour}:00:00.000Z`, isHeld && hour > 0, isHeld ? 'release' : 'approve')
      await simulation.run()
    }
  }
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
  await actAsOperator(world)
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
