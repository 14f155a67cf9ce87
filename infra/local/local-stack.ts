import type { Instant } from '../../shared/calendar/local-time.ts'
import type { ChannelServer } from './channel-server.ts'
import type { MailOutcome } from './delivery-notices.ts'
import type { EmbeddedServer, InjectedFault, Service, ServiceCall } from './fault-proxy.ts'
import type { SentMail } from './mail-server.ts'
import type { PreparedBoard } from './prepare-board.ts'
import type { DeadLetter } from './queues.ts'
import type { ArrivingMail } from './receive-mail.ts'

export interface LocalStackOptions {
  readonly board: PreparedBoard
  /** The clock's time at the start. */
  readonly clock: Instant
  /** Where objects and items are kept; a temporary folder deleted with the stack when left out. */
  readonly dataFolder?: string
  /** Ports to listen on; free ones when left out. */
  readonly ports?: Partial<Record<Service | 'links', number>>
  /** Every message is delivered once more after it was handled, as queues may do. */
  readonly deliverTwice?: boolean
  /** Functions whose code is loaded at the start, while others work: their first calls are quicker. */
  readonly loadFirst?: readonly string[]
  readonly mailOutcome?: (address: string) => MailOutcome
  /** Called with every service call; may ask for a fault. */
  readonly onCall?: (call: ServiceCall) => InjectedFault | undefined
  /** Called after every call of a function, with how long it took. */
  readonly onInvoke?: (functionName: string, milliseconds: number, memoryMegabytes: number) => void
  /** Called with every line that a function logs. */
  readonly onLog?: (functionName: string, line: string) => void
}

export interface LocalStack {
  readonly now: () => Instant
  /** Puts a file into the drops bucket as a supplier does, a second after the one before. */
  putDrop(feed: string, path: string, content: Uint8Array | { readonly file: string }): Promise<void>
  /** Hands over a mail as SES does when it arrives, a second after the drop before; false where no rule of the template takes it. */
  receiveMail(mail: Omit<ArrivingMail, 'at'>): Promise<boolean>
  /** Lets events run until nothing is left to do. */
  readonly drain: () => Promise<void>
  /**
   * Moves the clock on, hands over every schedule due until then (both ends counted), each with the clock at its time.
   */
  fireSchedulesUntil(until: Instant): Promise<void>
  /** Puts a message into a function's queue. */
  invoke(functionName: string, body: unknown): void
  readonly deadLetters: () => DeadLetter[]
  /** Every message sent so far, in order. */
  readonly sentMail: () => readonly SentMail[]
  logOf(functionName: string): readonly string[]
  readonly endpoints: Readonly<Record<Service, string>>
  /** Where the links in mails lead. */
  readonly linksUrl: string
  /** The template's names, from the functions' environment. */
  readonly tableName: string
  readonly dropsBucket: string
  readonly packsBucket: string
  /** What the public site would serve. */
  readonly siteBucket: string
  /** The file of its board. */
  readonly boardFile: string
  readonly servers: Readonly<Record<Service, EmbeddedServer>>
  /** What a webhook of the board's file posts to. */
  readonly channel: Pick<ChannelServer, 'posts' | 'answerWith'>
  stop(): Promise<void>
}
