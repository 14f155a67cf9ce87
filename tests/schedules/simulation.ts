/*
 * Functions, queues and what goes wrong between them, in one process and without a clock: every call that a function makes
 * of a service waits for its turn, and a tape of choices says whose turn it is, or which message is handed over next.
 */

/**
 * What befalls one call. `crash-before`, `crash-within` a batch, `crash-after`: the function's machine dies there.
 * `throttle`: the service says no. `lost-request`, `lost-answer`: the connection breaks before, or after the call had its
 * effect. `twice`: the answer is lost and the client asks again by itself.
 */
export const FAULTS = [
  'crash-before',
  'crash-within',
  'crash-after',
  'throttle',
  'lost-request',
  'lost-answer',
  'twice',
] as const
export type Fault = (typeof FAULTS)[number]

/** What happens when, and what goes wrong. */
export interface Tape {
  /**
   * Which of the things that could happen next does: calls as `send-pack put MAIL`, then messages to hand over as
   * `start send-pack packs/…/issue.json`. -1 lets none of them happen before the next event of the story.
   */
  choose(possible: readonly string[]): number
  /** What befalls a call, by its number and its name. */
  strike(call: number, name: string): Fault | undefined
  /** Messages, by their number, that are delivered once more. */
  readonly duplicates: ReadonlySet<number>
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
  readonly half?: () => void
  /** What a call answers that the service says no to; thrown when left out. */
  readonly refused?: T
  /** False for a client that never asks again by itself. */
  readonly isRetried?: boolean
}

/** Turns of the event loop that a function may take between two calls. */
const MOST_TURNS = 100_000

interface Invocation {
  readonly messages: readonly Message[]
  readonly waiting: Set<Turn>
  isOver: boolean
}

interface Turn {
  readonly by: Invocation
  readonly name: string
  take(fault: Fault | undefined): void
}

type Handler = (event: unknown, context: unknown) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }>

export interface SimulationOptions {
  readonly handlers: Readonly<Record<string, Handler>>
  readonly batchSizes: Readonly<Record<string, number>>
  readonly attempts: number
  /** Functions that run at once, at most. */
  readonly atOnce: number
  readonly tape: Tape
}

export const NO_FAULTS: Tape = { choose: () => 0, strike: () => undefined, duplicates: new Set() }

export class Simulation {
  readonly aside: Message[] = []
  /** Every message ever sent, in order. */
  readonly sent: Message[] = []
  readonly struck: Fault[] = []
  /** Who runs: every other function is waiting for its turn. Null while a person acts. */
  private current: Invocation | null = null
  private readonly visible: Message[] = []
  private readonly running = new Set<Invocation>()
  private tape: Tape
  private calls = 0

  constructor(private readonly options: SimulationOptions) {
    this.tape = options.tape
  }

  /** From here on nothing goes wrong, and everything comes in order. */
  calm(): void {
    this.tape = NO_FAULTS
  }

  send(to: string, body: unknown): void {
    const copies = this.tape.duplicates.has(this.sent.length) ? 2 : 1
    const message = { to, body, name: `${to} ${subjectOf(body)}`, attempts: 0 }
    this.sent.push(message)
    for (let i = 0; i < copies; i++) this.visible.push({ ...message })
  }

  /** Hands what was given up over once more. */
  replayAside(): void {
    for (const message of this.aside.splice(0)) this.visible.push({ ...message, attempts: 0 })
  }

  /** A call of a service by the function that is running; at once when it is a person's. */
  call<T>({ what, effect, half, refused, isRetried = true }: Call<T>): Promise<T> {
    const by = this.current
    if (by === null) return new Promise(resolve => resolve(effect()))
    return new Promise<T>((resolve, reject) => {
      if (by.isOver) return
      const broken = () => reject(new Error('the connection was lost'))
      const answer = () => {
        try {
          resolve(effect())
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      }
      const befall: Record<Fault, () => void> = {
        'crash-before': () => this.end(by, by.messages),
        'crash-within': () => {
          half?.()
          this.end(by, by.messages)
        },
        'crash-after': () => {
          effect()
          this.end(by, by.messages)
        },
        throttle: () => {
          if (refused === undefined) reject(new Error('Throttling: too many calls'))
          else resolve(refused)
        },
        'lost-request': broken,
        'lost-answer': () => {
          effect()
          broken()
        },
        twice: () => {
          if (isRetried) effect()
          answer()
        },
      }
      const turn: Turn = {
        by,
        name: `${by.messages[0]!.to} ${what}`,
        take(fault) {
          by.waiting.delete(turn)
          if (fault === undefined) answer()
          else befall[fault]()
        },
      }
      by.waiting.add(turn)
    })
  }

  /** Lets things happen, as many as are given or until nothing is left to happen. */
  async run(steps = Number.POSITIVE_INFINITY): Promise<void> {
    for (let step = 0; step < steps; step++) {
      await this.quiet()
      const turns = [...this.running].flatMap(one => [...one.waiting])
      const startable = this.running.size < this.options.atOnce ? this.visible : []
      if (turns.length + startable.length === 0) break
      const choice = this.tape.choose([
        ...turns.map(({ name }) => name),
        ...startable.map(({ name }) => `start ${name}`),
      ])
      if (choice < 0) break
      if (choice < turns.length) {
        const fault = this.tape.strike(this.calls++, turns[choice]!.name)
        if (fault !== undefined) this.struck.push(fault)
        this.current = turns[choice]!.by
        turns[choice]!.take(fault)
      } else this.start(choice - turns.length)
    }
    await this.quiet()
    this.current = null
  }

  /** Waits until every function that runs is waiting for a turn. */
  private async quiet(): Promise<void> {
    for (let turns = 0; turns < MOST_TURNS; turns++) {
      await new Promise(resolve => setImmediate(resolve))
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
    const one: Invocation = { messages, waiting: new Set(), isOver: false }
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
    for (const message of failed) {
      message.attempts += 1
      if (message.attempts >= this.options.attempts) this.aside.push(message)
      else this.visible.push(message)
    }
  }
}

/** What a message is about: the object that it tells of, or the whole of it. */
function subjectOf(body: unknown): string {
  const { Records } = body as { Records?: { s3: { object: { key: string } } }[] }
  return Records === undefined ? JSON.stringify(body) : Records.map(({ s3 }) => s3.object.key).join()
}
