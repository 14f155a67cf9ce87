import type { Message } from '../../shared/mail/message.ts'
import { sendOnce } from '../../shared/mail/send-once.ts'
import { logInfo } from './log.ts'
import { requireTime, type TimeLeft } from './middleware.ts'
import { sendDependencies } from './wiring.ts'

/**
 * The one way by which mails leave: each once for its cause and recipient. All are tried before a refusal is thrown, so that one
 * address does not keep the others waiting; a later attempt sends only those that were refused.
 *
 * @param now ISO instant of the event that caused them
 * @param timeLeft of the function, where there may be more messages than it has time for
 * @returns how many the provider took now; those that were sent before are not among them
 */
export async function sendAll(
  messages: Iterable<Message> | AsyncIterable<Message>,
  now: string,
  timeLeft?: TimeLeft,
): Promise<number> {
  let taken = 0
  const refusals: string[] = []
  for await (const message of messages) {
    if (timeLeft !== undefined) requireTime(timeLeft)
    const sent = await sendOnce(sendDependencies(), message, now)
    logInfo('mail', { mail: sent.id, kind: message.kind, outcome: sent.outcome })
    if (sent.outcome === 'sent') taken += 1
    if (sent.outcome === 'refused') refusals.push(`${message.recipient}: ${sent.reason}`)
  }
  if (refusals.length > 0) throw new Error(`The mail provider refused ${refusals.join('; ')}`)
  return taken
}
