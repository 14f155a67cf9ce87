import type { BoardFile } from '../../config/schema/index.ts'
import type { MailRecord } from '../../mail/ledger.ts'
import type { PackRunRecord } from '../../packs/model/pack-run.ts'

/** What could not be asked, and why: a permission that is missing, or a name server that does not answer. */
export interface Unknown {
  readonly unknown: string
}
export type Known<T> = T | Unknown

/** What was found of a board's deployment; each part by itself, since one may be unknown. */
export interface FortnightFacts {
  readonly board: BoardFile
  /** The board's file, where it is not the one that is deployed: `boards/ID.yaml`; null where it is. */
  readonly misplacedFile: string | null
  /** Places of the board's file that hold an example; null where there are none. */
  readonly examples: string | null
  readonly caller: Known<{ readonly account: string; readonly region: string; readonly arn: string }>
  /** Version of the CDK's own stack; null where the account and region have none. */
  readonly bootstrap: Known<string | null>
  /** Null where the board's stack does not exist. */
  readonly stack: Known<{ readonly status: string; readonly isProtected: boolean } | null>
  /** The domain that the board writes from; null where SES does not know it. DNS records are still to be added. */
  readonly domain: Known<{
    readonly isVerified: boolean
    readonly dkim: string
    readonly records: readonly string[]
  } | null>
  /** Text records at `_dmarc.` of the domain. */
  readonly dmarc: Known<readonly string[]>
  /** In the sandbox SES writes only to addresses that were verified one by one. */
  readonly sending: Known<{
    readonly isInSandbox: boolean
    readonly isEnabled: boolean
    readonly unverified: readonly string[]
  }>
  readonly subscriptions: Known<readonly { readonly address: string; readonly isConfirmed: boolean }[]>
  /** Every file that ever arrived. */
  readonly drops: Known<readonly { readonly feed: string }[]>
  readonly mails: Known<readonly MailRecord[]>
  readonly runs: Known<readonly PackRunRecord[]>
  /** The domain for files by mail, as `domain`; null too for a board that has none. */
  readonly receivingDomain: FortnightFacts['domain']
  /** Hosts that the MX records of that domain name, in lower case. */
  readonly mailRecords: Known<readonly string[]>
  /** The account's active set of receipt rules; null where none is. */
  readonly receiptRules: Known<{
    readonly name: string
    readonly rules: readonly {
      readonly name: string
      readonly isEnabled: boolean
      readonly recipients: readonly string[]
    }[]
  } | null>
  /** What the parameter with the channel's address holds, without the address; null where there is no such parameter. */
  readonly channel: Known<{ readonly isSecure: boolean; readonly isHttps: boolean } | null>
}

/** One step of the first fortnight as it stands. */
export interface StepFinding {
  /** In `docs/first-fortnight.md`. */
  readonly number: number
  readonly title: string
  readonly state: 'done' | 'to do' | 'not known'
  /** What was found. */
  readonly found: string
  /** What to do; null where it is done. */
  readonly fix: string | null
}

/** What a check finds of its step. */
export type Outcome = Omit<StepFinding, 'number' | 'title'>
export const done = (found: string): Outcome => ({ state: 'done', found, fix: null })
export const toDo = (found: string, fix: string): Outcome => ({ state: 'to do', found, fix })

export const isUnknown = (fact: unknown): fact is Unknown =>
  typeof fact === 'object' && fact !== null && 'unknown' in fact

/** Judges a fact, or says why there is none to judge. */
export function judge<T>(fact: Known<T>, decide: (known: T) => Outcome): Outcome {
  if (!isUnknown(fact)) return decide(fact)
  return {
    state: 'not known',
    found: fact.unknown,
    fix: 'Ask again with the permission that is missing, or look by hand.',
  }
}

/** Several outcomes of one step: done where all are; what is done is left out where something is to do. */
export function judgeAll(outcomes: readonly Outcome[]): Outcome {
  const open = outcomes.filter(({ state }) => state !== 'done')
  const listed = open.length === 0 ? outcomes : open
  return {
    state: open.some(({ state }) => state === 'to do') ? 'to do' : (open[0]?.state ?? 'done'),
    found: listed.map(({ found }) => found).join(' '),
    fix: open.length === 0 ? null : [...new Set(open.map(({ fix }) => fix))].join(' Then: '),
  }
}
