import { each, newObjects, put } from './tools.ts'

export const handler = each(async body => {
  for (const { key } of newObjects(body)) await put(process.env.PACKS_BUCKET, key.replace('typeset.json', 'issue.json'), '{}')
})
