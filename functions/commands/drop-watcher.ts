import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Drop, listDrops } from './list-drops.ts'

/** A folder into which a person at this machine puts files. */
export interface DropWatcher {
  /**
   * Files that are new or changed and have kept their size and time since the last look, so nobody is still writing
   * them. Each is given once.
   */
  readonly listStable: () => Drop[]
}

/** Makes a folder for each feed, with a line on what goes into it, and watches them. */
export function watchDrops(
  folder: string,
  feeds: readonly { readonly id: string; readonly format: string }[],
): DropWatcher {
  for (const { id } of feeds) mkdirSync(join(folder, id), { recursive: true })
  const lines = feeds.map(({ id, format }) => `- \`${id}/\`: ${format}\n`)
  writeFileSync(
    join(folder, 'README.md'),
    `# Drops\n\nWhile \`npm start\` runs, a file put into one of these folders is read straight away and answered with a receipt.\n\n${lines.join('')}`,
  )
  const seen = new Map<string, string>()
  return {
    listStable() {
      if (!existsSync(folder)) return []
      return listDrops(folder, { misplaced: 'skip' }).filter(({ file }) => {
        const { size, mtimeMs } = statSync(file)
        const now = `${size} ${mtimeMs}`
        const before = seen.get(file)
        if (before === `${now} taken`) return false
        seen.set(file, before === now ? `${now} taken` : now)
        return before === now
      })
    },
  }
}
