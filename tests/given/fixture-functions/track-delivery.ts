import { each, note } from './tools.ts'

export const handler = each(async body => {
  const { detail } = body as { detail: { eventType: string; mail: { messageId: string } } }
  await note(`${detail.eventType} ${detail.mail.messageId}`)
})
