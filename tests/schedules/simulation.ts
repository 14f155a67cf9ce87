/*
 * Functions, queues and what goes wrong between them, in one process and without a clock: every call that a function makes
 * of a service waits for its turn, and a tape of choices says whose turn it is, or which message is handed over next.
 */

/**
 * What befalls one call. `crash-before`, `crash-within` a batch, `crash-after`: the function's machine dies there.
 * `throttle`: the service says no. `lost-request`, `lost-answer`: the connection breaks before, or after the call had its
 * effect. `twice`: the answer is lost and the client asks again by itself. `unprocessed`: half of a batch is written and the
 * rest is not, whatever is asked again. `reappears`: the time for which the function's messages are hidden is up, and they are
 * handed over again while it still works on them.
 */
export const FAULTS = [
  'crash-before',
  'crash-within',
  'crash-after',
  'throttle',
  'lost-request',
  'lost-answer',
  'twice',
  'unprocessed',
  'reappears',
] as const
export type SimulatedFault = (typeof FAULTS)[number]

/** What happens when, and what goes wrong. */
export interface Choices {
  /**
   * Which of the things that could happen next does: calls as `send-pack put MAIL`, then messages to hand over as
   * `start send-pack packs/…/issue.json`. -1 lets none of them happen before the next event of the story.
   */
  chooseNext(possible: readonly string[]): number
  /** What befalls a call, by its number and its name. */
  chooseFault(call: number, name: string): SimulatedFault | undefined
  /** Messages, by their number, that are delivered once more. */
  readonly duplicates: ReadonlySet<number>
  /** Messages, by their number, that stay hidden until the next day; of those delivered twice, one does. */
  readonly late: ReadonlySet<number>
}

export interface Message {
  readonly to: string
  readonly body: unknown
  /** Where it goes and what it is about. */
  readonly name: string
  attempts: number
}

export interface Call<T> {
  /** Such as `put MAIL`. */
  readonly what: string
  readonly effect: () => T
  /** Half of the effect, where it can be had by halves. */
  readonly partialEffect?: () => void
  /** What a call answers that the service says no to; thrown when left out. */
  readonly refusedAnswer?: T
  /** False for a client that never asks again by itself. */
  readonly isRetried?: boolean
}

/** Turns of the event loop that a function may take between two calls, all but modules that it has to load first. */
const QUICK_TURNS = 1000
/** Milliseconds of a longer wait, and how many there may be: a module is loaded once, and takes what the disk takes. */
const PAUSE = 5
const MAX_PAUSES = 6000

interface Invocation {
  readonly messages: readonly Message[]
  readonly waiting: Set<PendingCall>
  isOver: boolean
  /** Its messages are in the queue again already. */
  hasReappeared: boolean
}

interface PendingCall {
  readonly by: Invocation
  readonly name: string
  proceed(fault: SimulatedFault | undefined): void
}

type Handler = (event: unknown, context: unknown) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }>

export interface SimulationOptions {
  readonly handlers: Readonly<Record<string, Handler>>
  readonly batchSizes: Readonly<Record<string, number>>
  readonly maxAttempts: number
  /** How many functions may run concurrently. */
  readonly concurrency: number
  readonly choices: Choices
}

export const NO_FAULTS: Choices = {
  chooseNext: () => 0,
  chooseFault: () => undefined,
  duplicates: new Set(),
  late: new Set(),
}

export class Simulation {
  readonly deadLetters: Message[] = []
  /** Every message ever sent, in order. */
  readonly sent: Message[] = []
  readonly injectedFaults: SimulatedFault[] = []
  /** Calls that the service said no to, by name. */
  readonly throttledCalls: string[] = []
  /** Who runs: every other function is waiting for its turn. Null while a person acts. */
  private current: Invocation | null = null
  private readonly visible: Message[] = []
  private readonly hidden: Message[] = []
  private readonly running = new Set<Invocation>()
  private choices: Choices
  private calls = 0

  constructor(private readonly options: SimulationOptions) {
    this.choices = options.choices
  }

  /** From here on nothing goes wrong, and everything comes in order. */
  stopFaults(): void {
    this.choices = NO_FAULTS
    this.showHidden()
  }

  send(to: string, body: unknown): void {
    const message = { to, body, name: `${to} ${subjectOf(body)}`, attempts: 0 }
    const isLate = this.choices.late.has(this.sent.length)
    if (this.choices.duplicates.has(this.sent.length)) this.visible.push({ ...message })
    this.sent.push(message)
    ;(isLate ? this.hidden : this.visible).push({ ...message })
  }

  /** A day has passed: what came late is here. */
  showHidden(): void {
    this.visible.push(...this.hidden.splice(0))
  }

  /** Nothing is late, and nothing was given up. */
  get isSettled(): boolean {
    return this.hidden.length + this.deadLetters.length === 0
  }

  /** Hands what was given up over once more. */
  replayDeadLetters(): void {
    for (const message of this.deadLetters.splice(0)) this.visible.push({ ...message, attempts: 0 })
  }

  /** A call of a service by the function that is running; immediately when it is a person's. */
  call<T>({ what, effect, partialEffect, refusedAnswer, isRetried = true }: Call<T>): Promise<T> {
    const by = this.current
    if (by === null) return new Promise(resolve => resolve(effect()))
    return new Promise<T>((resolve, reject) => {
      if (by.isOver) return
      const rejectAsLost = () => reject(new Error('the connection was lost'))
      const answer = () => {
        try {
          resolve(effect())
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      }
      const applyFault: Record<SimulatedFault, () => void> = {
        'crash-before': () => this.end(by, by.messages),
        'crash-within': () => {
          partialEffect?.()
          this.end(by, by.messages)
        },
        'crash-after': () => {
          effect()
          this.end(by, by.messages)
        },
        throttle: () => {
          if (refusedAnswer === undefined) reject(new Error('Throttling: too many calls'))
          else resolve(refusedAnswer)
        },
        'lost-request': rejectAsLost,
        'lost-answer': () => {
          effect()
          rejectAsLost()
        },
        twice: () => {
          if (isRetried) effect()
          answer()
        },
        unprocessed: () => {
          partialEffect?.()
          reject(new Error('Throttling: items were left over'))
        },
        reappears: () => {
          by.hasReappeared = true
          this.giveBack(by.messages.map(message => ({ ...message })))
          answer()
        },
      }
      const pendingCall: PendingCall = {
        by,
        name: `${by.messages[0]!.to} ${what}`,
        proceed(fault) {
          by.waiting.delete(pendingCall)
          if (fault === undefined) answer()
          else applyFault[fault]()
        },
      }
      by.waiting.add(pendingCall)
    })
  }

  /** Lets things happen, as many as are given or until nothing is left to happen. */
  async run(steps = Number.POSITIVE_INFINITY): Promise<void> {
    for (let step = 0; step < steps; step++) {
      await this.waitUntilIdle()
      const turns = [...this.running].flatMap(one => [...one.waiting])
      const startable = this.running.size < this.options.concurrency ? this.visible : []
      if (turns.length + startable.length === 0) break
      const choice = this.choices.chooseNext([
        ...turns.map(({ name }) => name),
        ...startable.map(({ name }) => `start ${name}`),
      ])
      if (choice < 0) break
      if (choice < turns.length) {
        const fault = this.choices.chooseFault(this.calls++, turns[choice]!.name)
        if (fault !== undefined) this.injectedFaults.push(fault)
        if (fault === 'throttle') this.throttledCalls.push(turns[choice]!.name)
        this.current = turns[choice]!.by
        turns[choice]!.proceed(fault)
      } else this.start(choice - turns.length)
    }
    await this.waitUntilIdle()
    this.current = null
  }

  /** Waits until every function that runs is waiting for a turn. */
  private async waitUntilIdle(): Promise<void> {
    for (let turns = 0; turns < QUICK_TURNS + MAX_PAUSES; turns++) {
      await new Promise(resolve => (turns < QUICK_TURNS ? setImmediate(resolve) : setTimeout(resolve, PAUSE)))
      if ([...this.running].every(one => one.waiting.size > 0)) return
    }
    const stuck = [...this.running].filter(one => one.waiting.size === 0).map(one => one.messages[0]!.name)
    throw new Error(`waiting for something else than a service: ${stuck.join()}`)
  }

  private start(at: number): void {
    const [first] = this.visible.splice(at, 1) as [Message]
    const messages = [first]
    for (let i = 0; i < this.visible.length && messages.length < this.options.batchSizes[first.to]!; )
      if (this.visible[i]!.to === first.to) messages.push(...this.visible.splice(i, 1))
      else i++
    const one: Invocation = { messages, waiting: new Set(), isOver: false, hasReappeared: false }
    this.running.add(one)
    const Records = messages.map(({ body }, i) => ({ messageId: String(i), body: JSON.stringify(body) }))
    this.current = one
    this.options.handlers[first.to]!({ Records }, {}).then(
      ({ batchItemFailures }) =>
        this.end(
          one,
          batchItemFailures.map(({ itemIdentifier }) => messages[Number(itemIdentifier)]!),
        ),
      () => this.end(one, messages),
    )
  }

  private end(one: Invocation, failed: readonly Message[]): void {
    if (one.isOver) return
    one.isOver = true
    one.waiting.clear()
    this.running.delete(one)
    if (!one.hasReappeared) this.giveBack(failed)
  }

  /** To be handed over again, or given up. */
  private giveBack(failed: readonly Message[]): void {
    for (const message of failed) {
      message.attempts += 1
      if (message.attempts >= this.options.maxAttempts) this.deadLetters.push(message)
      else this.visible.push(message)
    }
  }
}

/** What a message is about: the version of an object that it tells of, or the whole of it. */
function subjectOf(body: unknown): string {
  const { Records } = body as { Records?: { s3: { object: { key: string; versionId?: string } } }[] }
  return Records === undefined
    ? JSON.stringify(body)
    : Records.map(({ s3: { object } }) =>
        [object.key, ...(object.versionId ? [object.versionId] : [])].join(' '),
      ).join()
}
