import { copy, each, newObjects, note, put, read, sendRaw } from './tools.ts'

export const handler = each(async (body, attempt) => {
  const bucket = process.env.DROPS_BUCKET!
  for (const { key, encoded, version, at } of newObjects(body)) {
    const bytes = await read(bucket, key, version)
    const text = new TextDecoder().decode(bytes.subarray(0, 100))
    await note(`${at} ${encoded} ${bytes.length} bytes, attempt ${attempt}`)
    if (text.startsWith('fail twice') && attempt < 3) throw new Error('not yet')
    if (text.startsWith('fail always')) throw new Error('never')
    if (text.startsWith('exit')) process.exit(1)
    if (text.startsWith('mail ')) await sendRaw(bytes, 'boardpack@cambridgeshire-pcc.example', text.slice(5).split('\r\n')[0]!.split(' '))
    await copy(bucket, key, version, `kept/${key.split('/').at(-1)!}`)
    await put(bucket, `accepted/${key.split('/').at(-1)!}.json`, '{}')
    await put(bucket, `receipts/${key.split('/').at(-1)!}.txt`, 'taken in')
  }
})
