import { countNoun } from '../document/count-words.ts'
import type { MailRecord, MailState } from '../mail/ledger.ts'
import { wasResent } from '../packs/letters/resend.ts'
import type { PackRunRecord } from '../packs/model/pack-run.ts'
import { type ChainedEntry, findTampering } from './audit-chain.ts'
import { type DeadLetterStatus, describeDeadLetters } from './dead-letter-queues.ts'
import { MAX_ATTEMPTS } from './retry-delay.ts'

/** States in which a message has not reached its reader and will not by itself. */
const UNSENT_STATES: readonly MailState[] = ['failed', 'bounced', 'soft-bounced', 'withheld']

/** Longer than any event is retried, with the waits between attempts, and than SES retries delivery. */
const MILLISECONDS_A_DAY = 86_400_000

/**
 * What needs an operator, a line each, and the command for it.
 *
 * @param known `now` is an ISO instant
 */
export function describeStatus(known: {
  readonly runs: readonly PackRunRecord[]
  readonly mails: readonly MailRecord[]
  readonly audit: readonly ChainedEntry[]
  readonly deadLetters: DeadLetterStatus
  /** What will need somebody, a line each; it does not need an operator yet. */
  readonly warnings: readonly string[]
  readonly now: string
}): { lines: string[]; isClear: boolean } {
  const waiting = [
    ...describeWaitingRuns(known.runs),
    ...known.mails
      .filter(mail => mail.state === 'uncertain')
      .map(mail => `“${mail.subject}” to ${mail.recipient} may have been sent: boardpack resolve ${mail.id}`),
    ...known.mails
      .filter(mail => isAbandoned(mail, known.now))
      .map(
        ({ subject, recipient, attempts, id }) =>
          `“${subject}” to ${recipient} was attempted ${countNoun(attempts, 'time')} and never confirmed, so it may have been sent: boardpack resolve ${id}`,
      ),
    ...known.mails
      .filter(({ state }) => UNSENT_STATES.includes(state))
      .filter(mail => !wasResent(mail, known.mails))
      .map(mail => `“${mail.subject}” to ${mail.recipient} is ${mail.state}: ${describeFailure(mail)}`),
    ...known.mails
      .filter(mail => isUnreported(mail, known.now) && !wasResent(mail, known.mails))
      .map(describeUnreported),
    ...describeDeadLetters(known.deadLetters),
    ...describeTampering(known.audit),
  ]
  const issued = known.runs.filter(run => run.state === 'issued').length
  const summary = `${countNoun(issued, 'pack')} issued, ${countNoun(known.mails.length, 'message')} in the ledger, ${countNoun(known.audit.length, 'decision')} in the audit trail.`
  return {
    lines: [summary, ...(waiting.length === 0 ? ['Nothing needs attention.'] : waiting), ...known.warnings],
    isClear: waiting.length === 0,
  }
}

/** The packs that wait for a decision, a line each, and the command for it. */
export function describeWaitingRuns(runs: readonly PackRunRecord[]): string[] {
  return [
    ...runs
      .filter(({ state }) => state === 'held')
      .map(({ run, reasons }) => `${run} is held: ${reasons.join(' ')} Release: boardpack release ${run}`),
    ...runs
      .filter(({ state }) => state === 'awaiting-approval')
      .map(({ run }) => `${run} awaits approval: boardpack approve ${run}`),
  ]
}

/** Reserved and no longer retried: tried as often as its event is, or reserved too long ago. */
function isAbandoned({ state, attempts, reservedAt }: MailRecord, now: string): boolean {
  return (
    state === 'reserved' && (attempts >= MAX_ATTEMPTS || Date.parse(now) - Date.parse(reservedAt) > MILLISECONDS_A_DAY)
  )
}

/** A pack that the provider took more than a day ago, and has reported neither as delivered nor as bounced. */
function isUnreported({ kind, state, sentAt, reservedAt }: MailRecord, now: string): boolean {
  const wasTaken = state === 'sent' || state === 'delayed'
  return kind === 'pack' && wasTaken && Date.parse(now) - Date.parse(sentAt ?? reservedAt) > MILLISECONDS_A_DAY
}

function describeUnreported({ subject, recipient, state, reason, id, cause }: MailRecord): string {
  const what =
    state === 'delayed'
      ? `is still delayed after more than a day${reason ? ` (${reason})` : ''}`
      : 'was sent more than a day ago, and the mail provider has not reported a delivery'
  return `“${subject}” to ${recipient} ${what}. Ask the reader, then: boardpack resolve ${id} --as arrived; or --as lost, and boardpack resend ${cause.split(' ')[1]} --undelivered`
}

function describeTampering(audit: readonly ChainedEntry[]): string[] {
  const broken = findTampering(audit)
  return broken === null
    ? []
    : [
        `The audit trail was changed from entry ${broken.sequence} on (${broken.what} of ${broken.about}, ${broken.at}).`,
      ]
}

function describeFailure({ kind, cause, reason }: MailRecord): string {
  const why = reason ?? 'no reason was given'
  if (kind !== 'pack') return why
  const run = cause.split(' ')[1]
  return `${why}${why.endsWith('.') ? '' : '.'} Send again: boardpack resend ${run} --undelivered`
}
