import { note } from './tools.ts'

export const handler = async ({ rawPath }: { readonly rawPath: string }) => {
  await note(rawPath)
  return { statusCode: 200, body: rawPath }
}
