import { each, newObjects, note } from './tools.ts'

export const handler = each(async body => {
  for (const { key } of newObjects(body)) await note(key)
})
