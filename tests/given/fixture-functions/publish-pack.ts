import { each, note, put } from './tools.ts'

export const handler = each(async body => {
  const { pack, meeting, scheduledTime } = body as { pack: string; meeting: string; scheduledTime: string }
  await note(`${pack} ${meeting} ${scheduledTime}`)
  await put(process.env.PACKS_BUCKET, `packs/${pack}-${meeting}/typeset.json`, '{}')
})
