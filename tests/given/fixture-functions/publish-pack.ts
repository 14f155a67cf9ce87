import { each, note, put } from './tools.ts'

export const handler = each(async body => {
  const { pack, meeting, scheduledFor } = body as { pack: string; meeting: string; scheduledFor: string }
  await note(`${pack} ${meeting} ${scheduledFor}`)
  await put(process.env.PACKS_BUCKET, `packs/${pack}-${meeting}/typeset.json`, '{}')
})
