import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { prepareBoard } from '../../infra/local/prepare-board.ts'
import { findRehearsal } from './rehearsal.ts'

/*
 * Runs after an installation (`prepare` of package.json): makes what `npm start` needs, so that its first pack comes soon. What is made is
 * found by the content of its sources, so nothing of it is ever stale. An installation never fails for it: `npm start` makes it then.
 */
try {
  const { source, day } = await findRehearsal(undefined)
  const prepared = await prepareBoard(source, day)
  await prepared.dispose()
  execFileSync(process.execPath, [resolve(import.meta.dirname, '../boardpack.mjs'), '--help'], { stdio: 'ignore' })
} catch (error) {
  process.stderr.write(`Not built in advance: ${error instanceof Error ? error.message : String(error)}\n`)
}
