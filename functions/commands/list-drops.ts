import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'

/** A file to be dropped. */
export interface Drop {
  readonly feed: string
  /** Path below the feed's folder, with slashes. */
  readonly path: string
  /** Where it is on disk. */
  readonly file: string
}

/** A file outside every feed's folder. */
export class MisplacedDropError extends Error {
  constructor(readonly file: string) {
    super(`${file} is outside the feeds' folders; put it into one such as indicators/ or papers/`)
    this.name = 'MisplacedDropError'
  }
}

/**
 * Every file below a folder in path order: the first folder is the feed. Hidden files are skipped, and so, on request,
 * are files outside every feed's folder. Throws MisplacedDropError.
 */
export function listDrops(folder: string, { misplaced = 'reject' }: { misplaced?: 'reject' | 'skip' } = {}): Drop[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(join(folder, sep).length).split(sep))
    .filter(parts => !parts.some(part => part.startsWith('.')))
    .filter(parts => parts.length > 1 || misplaced === 'reject')
    .map(parts => {
      const [feed = '', ...rest] = parts
      const file = join(folder, ...parts)
      if (rest.length === 0) throw new MisplacedDropError(file)
      return { feed, path: rest.join('/'), file }
    })
    .sort((a, b) => (`${a.feed}/${a.path}` < `${b.feed}/${b.path}` ? -1 : 1))
}
