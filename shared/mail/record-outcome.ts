import type { MailLedger } from './ledger.ts'
import { jitteredDelay, type Timing } from './pacing.ts'

/** Times that an outcome is written before it is given up; the client of the table tries each several times. */
export const MAX_RECORDINGS = 3
const FIRST_DELAY_MILLISECONDS = 1000

/** The ledger of messages, and how to wait for it. */
export interface Recording {
  readonly ledger: MailLedger
  readonly timing: Pick<Timing, 'wait' | 'random'>
}

/**
 * Writes what a mail provider or a channel answered. It is known to the caller alone: a table that does not take it is asked again,
 * since without it the message is in doubt, and waits for a person or goes out twice. Throws what the table said at the last attempt.
 */
export async function recordOutcome(
  { ledger, timing }: Recording,
  id: string,
  outcome: Parameters<MailLedger['move']>[2],
): Promise<void> {
  for (let attempt = 1; ; attempt++)
    try {
      await ledger.move(id, ['reserved', 'uncertain'], outcome)
      return
    } catch (error) {
      if (attempt === MAX_RECORDINGS) throw error
      await timing.wait(jitteredDelay(attempt, FIRST_DELAY_MILLISECONDS, timing))
    }
}
