import { SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { MESSAGE_TAG } from './message.ts'

/** What the provider answered: accepted with its id, or a refusal that may be tried again. */
export type Submission =
  | { readonly outcome: 'accepted'; readonly messageId: string }
  | { readonly outcome: 'refused'; readonly reason: string }

export interface Transport {
  /**
   * Hands the bytes to the provider. Throws where nobody can know whether they were taken.
   *
   * @param id the message's own, which the provider's reports give back
   */
  submit(raw: Uint8Array, from: string, recipient: string, id: string): Promise<Submission>
}

/**
 * The client that messages are handed over with. It never tries again by itself: nobody could know whether the first attempt
 * was taken, and the ledger says what came of it. Each attempt has a connection of its own, because one that was kept may
 * have been closed by the other side meanwhile, and a message lost on it would be in doubt for nothing.
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
        // an answer with a status below 500 is the provider saying no; anything else may have been taken
        if (error instanceof SESServiceException && (error.$metadata.httpStatusCode ?? 500) < 500) {
          return { outcome: 'refused', reason: `${error.name}: ${error.message}` }
        }
        throw error
      }
    },
  }
}
