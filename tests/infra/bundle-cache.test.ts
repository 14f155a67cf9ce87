import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fillFromCache } from '../../infra/local/bundle-cache.ts'

it('a bundle is made once for the same inputs, and again when one of them has changed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'boardpack-cache-'))
  try {
    const source = join(folder, 'source.ts')
    let builds = 0
    const bundle = async (text: string) => {
      await writeFile(source, text)
      const output = await mkdtemp(join(folder, 'output-'))
      await fillFromCache(
        output,
        [source],
        async draft => {
          builds += 1
          await writeFile(join(draft, 'index.mjs'), `bundled ${text}`)
        },
        join(folder, 'cache'),
      )
      return readFile(join(output, 'index.mjs'), 'utf8')
    }
    expect([await bundle('one'), builds]).toEqual(['bundled one', 1])
    expect([await bundle('one'), builds]).toEqual(['bundled one', 1])
    expect([await bundle('two'), builds]).toEqual(['bundled two', 2])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
