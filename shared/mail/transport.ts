import { SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { MESSAGE_TAG } from './message.ts'

/** The provider's answer: accepted with its id, or a refusal that may be tried again. */
export type Submission =
  | { readonly outcome: 'accepted'; readonly messageId: string }
  | { readonly outcome: 'refused'; readonly reason: string }

export interface Transport {
  /**
   * Hands the bytes to the provider. Throws when it cannot be known whether they were accepted.
   *
   * @param id the message's id, which the provider's reports return
   */
  submit(raw: Uint8Array, from: string, recipient: string, id: string): Promise<Submission>
}

/**
 * The client that hands messages over. It never retries by itself: it could not know whether the first attempt was
 * accepted, and the ledger records the outcome. Each attempt uses a new connection, because a kept one may have been
 * closed by the other side, and a message lost on it would be in doubt needlessly.
 */
export function openMailClient(): SESClient {
  const fresh = { keepAlive: false }
  return new SESClient({ maxAttempts: 1, requestHandler: { httpAgent: fresh, httpsAgent: fresh } })
}

export function sesTransport(client: SESClient, configurationSet: string): Transport {
  return {
    async submit(raw, from, recipient, id) {
      try {
        const answer = await client.send(
          new SendRawEmailCommand({
            Source: from,
            Destinations: [recipient],
            RawMessage: { Data: raw },
            ConfigurationSetName: configurationSet,
            Tags: [{ Name: MESSAGE_TAG, Value: id }],
          }),
        )
        return { outcome: 'accepted', messageId: answer.MessageId ?? '' }
      } catch (error) {
        // an answer with a status below 500 is a refusal; after anything else the message may have been accepted
        if (error instanceof SESServiceException && (error.$metadata.httpStatusCode ?? 500) < 500) {
          return { outcome: 'refused', reason: `${error.name}: ${error.message}` }
        }
        throw error
      }
    },
  }
}
