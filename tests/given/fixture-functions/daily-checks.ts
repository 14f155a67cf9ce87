import { each, note } from './tools.ts'

export const handler = each(async body => {
  await note((body as { scheduledFor: string }).scheduledFor)
})
