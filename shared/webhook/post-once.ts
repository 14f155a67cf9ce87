import { NO_OUTCOME, reservation } from '../mail/ledger.ts'
import { ledgerId } from '../mail/message.ts'
import { type Recording, recordOutcome } from '../mail/record-outcome.ts'
import type { ChannelMessage } from './message.ts'

/**
 * What came of a post: `accepted` by the channel; `refused`, so that it may be tried again; `unknown` where no answer came and it may
 * have been taken.
 */
export type PostOutcome =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'refused' | 'unknown'; readonly reason: string }

/**
 * Posts a message that may be posted once, by the ledger of messages: reserved, posted, confirmed. One that is in doubt is left for a
 * person (`boardpack resolve`): twice is worse than late. Throws where the channel refused, so that the queue tries again.
 *
 * @param channel how the ledger names it; never its address, which is a secret
 * @param now ISO instant of the event that caused it
 */
export async function postOnce(
  recording: Recording,
  { cause, overtakenBy, title }: ChannelMessage,
  channel: string,
  now: string,
  post: () => Promise<PostOutcome>,
): Promise<'posted' | 'already' | 'in-doubt' | 'overtaken'> {
  const { ledger } = recording
  // a post that waited while the pack was withdrawn would say that it holds
  if (overtakenBy !== null && (await ledger.find(ledgerId('webhook', overtakenBy, channel))) !== null)
    return 'overtaken'
  const id = ledgerId('webhook', cause, channel)
  const existing = await ledger.find(id)
  if (existing?.state === 'reserved') {
    await ledger.move(id, ['reserved'], NO_OUTCOME)
    return 'in-doubt'
  }
  if (existing !== null && existing.state !== 'failed') return existing.state === 'uncertain' ? 'in-doubt' : 'already'
  const message = { id, kind: 'webhook', cause, recipient: channel, subject: title } as const
  if (!(await ledger.reserve(reservation(message, existing, now)))) return 'already'
  const answer = await post()
  if (answer.outcome === 'refused') {
    await recordOutcome(recording, id, { state: 'failed', reason: answer.reason })
    throw new Error(`The channel did not take it: ${answer.reason}`)
  }
  if (answer.outcome === 'unknown') {
    await recordOutcome(recording, id, { state: 'uncertain', reason: answer.reason })
    return 'in-doubt'
  }
  await recordOutcome(recording, id, { state: 'delivered', sentAt: now, reason: null })
  return 'posted'
}
