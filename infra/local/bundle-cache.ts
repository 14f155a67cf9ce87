import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'

const PROJECT = resolve(import.meta.dirname, '../..')
const CACHE = join(PROJECT, '.build/bundles')
/** Whatever a bundle is made from: sources, assets, the bundler's settings, and the exact versions of every package. */
const INPUTS = ['functions', 'shared', 'templates', 'infra/bundle-functions.ts', 'package-lock.json']
/** Bundles kept; the oldest go first. */
const MAX_KEPT = 6

/**
 * Fills a folder with bundles: copied from the cache where they were made from the very same inputs, or made by `build`
 * and then cached. A changed source has another key, so a stale bundle is never used.
 *
 * @param extraInputs files or folders that this bundle is made from as well
 */
export async function fillFromCache(
  folder: string,
  extraInputs: readonly string[],
  build: (folder: string) => Promise<void>,
  cache = CACHE,
): Promise<void> {
  const cached = join(cache, await hashInputs([...INPUTS.map(path => join(PROJECT, path)), ...extraInputs]))
  const isCached = await stat(cached).then(
    () => true,
    () => false,
  )
  if (!isCached) {
    await mkdir(cache, { recursive: true })
    const draft = await mkdtemp(join(cache, 'draft-'))
    await build(draft)
    // another process may have made the same one meanwhile
    await rename(draft, cached).catch(() => rm(draft, { recursive: true, force: true }))
    await removeOldest(cache)
  }
  await cp(cached, folder, { recursive: true })
}

async function hashInputs(inputs: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const input of inputs)
    for (const file of await listFiles(input)) hash.update(`${relative(PROJECT, file)}\0`).update(await readFile(file))
  return hash.digest('hex').slice(0, 32)
}

async function listFiles(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}

async function removeOldest(cache: string): Promise<void> {
  const names = (await readdir(cache)).filter(name => !name.startsWith('draft-'))
  const aged = await Promise.all(
    names.map(async name => ({
      name,
      at: await stat(join(cache, name)).then(
        found => found.mtimeMs,
        () => 0,
      ),
    })),
  )
  const oldest = aged.sort((a, b) => b.at - a.at).slice(MAX_KEPT)
  await Promise.all(oldest.map(({ name }) => rm(join(cache, name), { recursive: true, force: true })))
}
