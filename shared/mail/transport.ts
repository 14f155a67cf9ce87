import { setTimeout } from 'node:timers/promises'
import { GetSendQuotaCommand, SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { MESSAGE_TAG } from './message.ts'
import { jitteredDelay, makePacer, type Timing } from './pacing.ts'

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
  return new SESClient({
    maxAttempts: 1,
    requestHandler: {
      httpAgent: fresh,
      httpsAgent: fresh,
      connectionTimeout: 5000,
      requestTimeout: 60_000,
      throwOnRequestTimeout: true,
    },
  })
}

/** Codes by which SES says that there were too many calls: the message was not taken, and may be handed over again. */
const THROTTLING_CODES = ['Throttling', 'ThrottlingException', 'TooManyRequestsException']
const MAX_SUBMISSIONS = 5
const FIRST_DELAY_MILLISECONDS = 1000
/** What an account may send in a second before anybody has asked for more (in the SES sandbox). */
const SANDBOX_RATE = 1

const SYSTEM_TIMING: Timing = { now: Date.now, wait: setTimeout, random: Math.random }

/**
 * Hands messages to SES, no faster than the account may send, and again when SES says that there were too many; what SES says
 * no to for another reason is refused.
 */
export function sesTransport(client: SESClient, configurationSet: string, timing: Timing = SYSTEM_TIMING): Transport {
  const pace = makePacer(timing)
  let rate: Promise<number> | null = null

  async function send(command: SendRawEmailCommand): Promise<Submission> {
    for (let attempt = 0; ; attempt++) {
      await pace(await (rate ??= readSendRate(client)))
      try {
        const answer = await client.send(command)
        return { outcome: 'accepted', messageId: answer.MessageId ?? '' }
      } catch (error) {
        // an answer with a status below 500 is the provider saying no; anything else may have been taken
        if (!(error instanceof SESServiceException) || (error.$metadata.httpStatusCode ?? 500) >= 500) throw error
        if (!THROTTLING_CODES.includes(error.name) || attempt === MAX_SUBMISSIONS - 1)
          return { outcome: 'refused', reason: `${error.name}: ${error.message}` }
        await timing.wait(jitteredDelay(attempt, FIRST_DELAY_MILLISECONDS, timing))
      }
    }
  }

  return {
    submit: (raw, from, recipient, id) =>
      send(
        new SendRawEmailCommand({
          Source: from,
          Destinations: [recipient],
          RawMessage: { Data: raw },
          ConfigurationSetName: configurationSet,
          Tags: [{ Name: MESSAGE_TAG, Value: id }],
        }),
      ),
  }
}

/** Messages that the account may send in a second. Where SES does not say, the least that any account may. */
async function readSendRate(client: SESClient): Promise<number> {
  try {
    const { MaxSendRate = SANDBOX_RATE } = await client.send(new GetSendQuotaCommand({}))
    return MaxSendRate > 0 ? MaxSendRate : SANDBOX_RATE
  } catch {
    return SANDBOX_RATE
  }
}
