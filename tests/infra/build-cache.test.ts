import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildOnce, hashInputs } from '../../infra/local/build-cache.ts'

let folder: string
let source: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boardpack-cache-'))
  source = join(folder, 'source.ts')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

let builds = 0
async function build(text: string, beside = 'a text'): Promise<string> {
  await writeFile(source, text)
  const made = await buildOnce(join(folder, 'cache'), await hashInputs([source], [beside]), 2, async draft => {
    builds += 1
    await writeFile(join(draft, 'index.mjs'), `built from ${text}, ${beside}`)
  })
  return readFile(join(made, 'index.mjs'), 'utf8')
}

test('what is built is built once for the same inputs, and again when a file or a text beside it has changed', async () => {
  builds = 0
  expect([await build('one'), builds]).toEqual(['built from one, a text', 1])
  expect([await build('one'), builds]).toEqual(['built from one, a text', 1])
  expect([await build('two'), builds]).toEqual(['built from two, a text', 2])
  expect([await build('two', 'another'), builds]).toEqual(['built from two, another', 3])
})

test('the newest are kept', async () => {
  for (const text of ['one', 'two', 'three']) await build(text)
  expect(await readdir(join(folder, 'cache'))).toHaveLength(2)
})

test('a folder’s key changes with each file in it and with its name', async () => {
  const keys = new Set<string>()
  for (const [file, text] of [
    ['a.ts', '1'],
    ['a.ts', '2'],
    ['b.ts', '2'],
  ] as const) {
    await writeFile(join(folder, file), text)
    keys.add(await hashInputs([folder]))
  }
  expect(keys.size).toBe(3)
})
