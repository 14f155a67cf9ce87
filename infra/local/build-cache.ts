import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'

const PROJECT = resolve(import.meta.dirname, '../..')

/**
 * A folder made once for each key and kept: made by `build` unless it is there. Gives its path; what is in it must not be changed.
 *
 * @param cache the folder of all that are kept
 * @param key names whatever it is made from, as `hashInputs` does: a changed input has another key, so nothing stale is ever used
 * @param maxKept how many are kept; those that were not used for longest go first
 */
export async function buildOnce(
  cache: string,
  key: string,
  maxKept: number,
  build: (folder: string) => Promise<void>,
): Promise<string> {
  const cached = join(cache, key)
  const now = new Date()
  const isCached = await utimes(cached, now, now).then(
    () => true,
    () => false,
  )
  if (!isCached) {
    await mkdir(cache, { recursive: true })
    const draft = await mkdtemp(join(cache, 'draft-'))
    await build(draft)
    // another process may have made the same one meanwhile
    await rename(draft, cached).catch(() => rm(draft, { recursive: true, force: true }))
    await removeOldest(cache, maxKept)
  }
  return cached
}

/** A key of what files and folders hold, by name and content, and of texts beside them. Paths are from the project's folder. */
export async function hashInputs(paths: readonly string[], texts: readonly string[] = []): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths)
    for (const file of await listFiles(resolve(PROJECT, path)))
      hash.update(`${relative(PROJECT, file)}\0`).update(await readFile(file))
  for (const text of texts) hash.update(`\0${text.length}\0`).update(text)
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

async function removeOldest(cache: string, maxKept: number): Promise<void> {
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
  const oldest = aged.sort((a, b) => b.at - a.at).slice(maxKept)
  await Promise.all(oldest.map(({ name }) => rm(join(cache, name), { recursive: true, force: true })))
}
