import * as z from 'zod'
import { boardAt } from '../../shared/config/board-at.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { packLetter } from '../../shared/packs/letters/pack-letter.ts'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { packModelSchema } from '../../shared/store/schemas/model-schema.ts'
import { recordSchema } from '../../shared/store/schemas/record-schema.ts'
import { packMessage } from '../../shared/webhook/channel-messages.ts'
import type { ChannelMessage } from '../../shared/webhook/message.ts'
import { board, packsBucket } from './wiring.ts'

/** What `webhook.json` under a pack's run or a day's alerts says. */
export const channelMessageSchema = recordSchema<ChannelMessage>({
  cause: z.string(),
  marking: z.string().nullable(),
  title: z.string(),
  lines: z.array(z.string()),
})

/** Whether the board's file asks for something to be posted. */
export const isPosted = ({ webhook }: BoardFile, what: 'packs' | 'alerts'): boolean =>
  webhook?.sends.includes(what) === true

/** Asks for the channel to be told of an issued pack, by the edition that its members may read. */
export async function requestPackPost({ run, version }: PackRunRecord): Promise<void> {
  const { webhook } = board()
  if (webhook === undefined || !isPosted(board(), 'packs')) return
  const model = await packsBucket().getJson(`packs/${run}/${webhook.edition}/model.json`, packModelSchema)
  // a pack without that edition is not for them
  if (model === null) return
  const current = boardAt(board(), model.paper.meetingDate)
  const letter = packLetter(model, current, webhook.edition === 'partner' ? 'partners' : 'members', [], [])
  const message = packMessage(current, { run, version, letter })
  if (message !== null) await packsBucket().putJson(`packs/${run}/webhook.json`, message)
}
