import { PAYLOADS } from '../shared/webhook/payload.ts'
import { postOnce } from '../shared/webhook/post-once.ts'
import { type ObjectCreated, parseObjectsCreated } from './edge/events.ts'
import { logInfo } from './edge/log.ts'
import { queueHandler } from './edge/middleware.ts'
import { jsonPoster } from './edge/post-https.ts'
import { channelMessageSchema } from './edge/request-post.ts'
import { board, packsBucket, readWebhookAddress, recording } from './edge/wiring.ts'

/** A channel is to be told of an issued pack or of a day's alerts: post it there, once. */
export const handler = queueHandler('post-webhook', parseObjectsCreated, async objects => {
  for (const object of objects) await postMessage(object)
})

async function postMessage({ key, at, version }: ObjectCreated): Promise<void> {
  const { webhook } = board()
  const message = await packsBucket().getJson(key, channelMessageSchema, version)
  if (message === null || webhook === undefined) return
  // before anything is reserved: an address that cannot be used leaves nothing in doubt
  const post = jsonPoster(await readWebhookAddress())
  const outcome = await postOnce(recording(), message, webhook.format, at, () =>
    post(PAYLOADS[webhook.format](message)),
  )
  logInfo('posted', { about: message.cause, outcome })
}
