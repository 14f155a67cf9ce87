import * as z from 'zod'
import { boardAt } from '../../shared/config/board-at.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { Letter } from '../../shared/mail/letter.ts'
import { packLetter } from '../../shared/packs/letters/pack-letter.ts'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { packModelSchema } from '../../shared/store/schemas/model-schema.ts'
import { recordSchema } from '../../shared/store/schemas/record-schema.ts'
import { packMessage, withdrawalMessage } from '../../shared/webhook/channel-messages.ts'
import type { ChannelMessage } from '../../shared/webhook/message.ts'
import { board, packsBucket } from './wiring.ts'

/** What `webhook.json` under a pack's run or a day's alerts says. */
export const channelMessageSchema = recordSchema<ChannelMessage>({
  cause: z.string(),
  // messages of before packs that are withdrawn were told
  overtakenBy: z.string().nullable().default(null),
  marking: z.string().nullable(),
  title: z.string(),
  lines: z.array(z.string()),
})

/** Whether the board's file asks for something to be posted. */
export const isPosted = ({ webhook }: BoardFile, what: 'packs' | 'alerts'): boolean =>
  webhook?.sends.includes(what) === true

/** Asks for the channel to be told of an issued pack. */
export async function requestPackPost(run: PackRunRecord): Promise<void> {
  const message = await channelMessageOf(run)
  if (message !== null) await packsBucket().putJson(`packs/${run.run}/webhook.json`, message)
}

/** Asks for the channel to be told that a pack is withdrawn, where it is told of such a pack at all. */
export async function requestWithdrawalPost(run: PackRunRecord, letter: Letter, because: string): Promise<void> {
  const told = await channelMessageOf(run)
  if (told !== null)
    await packsBucket().putJson(
      `packs/${run.run}/withdrawn/webhook.json`,
      withdrawalMessage(run.run, told, letter, because),
    )
}

/** What a channel is told of a pack, by the edition that its members may read; null for nothing. */
async function channelMessageOf({ run, version, supplement }: PackRunRecord): Promise<ChannelMessage | null> {
  const { webhook } = board()
  if (webhook === undefined || supplement !== undefined || !isPosted(board(), 'packs')) return null
  const model = await packsBucket().getJson(`packs/${run}/${webhook.edition}/model.json`, packModelSchema)
  // a pack without that edition is not for them
  if (model === null) return null
  const current = boardAt(board(), model.paper.meetingDate)
  const letter = packLetter(model, current, webhook.edition === 'partner' ? 'partners' : 'members', [], [])
  const { correction } = model
  return packMessage(current, { run, version, letter, ...(correction && { correction }) })
}
