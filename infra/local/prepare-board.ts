import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { CalendarDate } from '../../shared/calendar/date.ts'
import { deployedFunctions } from '../../shared/operations/function-names.ts'
import { bundleFunctions, writeBoards } from '../bundle-functions.ts'
import type { BoardSource } from '../load-boards.ts'
import { buildOnce, hashInputs } from './build-cache.ts'
import { cachedTemplate } from './cached-template.ts'
import { type Declarations, readDeclarations } from './declarations.ts'

const PROJECT = resolve(import.meta.dirname, '../..')
const FUNCTIONS = join(PROJECT, 'functions')
const BUNDLE_CACHE = join(PROJECT, '.build/bundles')
/** Whatever a bundle is made from: sources, assets, the bundler's settings, and the exact versions of every package. */
const CODE = [FUNCTIONS, 'shared', 'templates', 'infra/bundle-functions.ts', 'package-lock.json']
/** Of some states of the code. */
const MAX_BUNDLES_KEPT = 80

/** What local stacks are made from, any number of them, one after another or concurrently. */
export interface PreparedBoard {
  readonly source: BoardSource
  readonly declared: Declarations
  /** Removes the bundles. */
  dispose(): Promise<void>
}

/** Bundles the functions and synthesizes the template, as a deployment on `today` would. */
export async function prepareBoard(
  source: BoardSource,
  today: CalendarDate,
  functionsFolder = FUNCTIONS,
): Promise<PreparedBoard> {
  await mkdir(join(PROJECT, '.build'), { recursive: true })
  const bundles = await mkdtemp(join(PROJECT, '.build/local-'))
  const dispose = () => rm(bundles, { recursive: true, force: true })
  const names = deployedFunctions(source.board)
  try {
    const codeKey = await hashInputs([...new Set([...CODE, functionsFolder])])
    await Promise.all(names.map(name => linkBundle(name, functionsFolder, codeKey, bundles)))
    await writeBoards(names, bundles, source.board)
    const template = await cachedTemplate({ board: source.board, today, bundles, codeKey })
    return { source, declared: readDeclarations(template), dispose }
  } catch (error) {
    await dispose()
    throw error
  }
}

/**
 * One function's bundle, from the cache: boards have different functions, and most of them in common. Its files are linked, not copied:
 * under one address whatever the board, so that the engine keeps what it has compiled of them.
 */
async function linkBundle(name: string, functionsFolder: string, codeKey: string, bundles: string): Promise<void> {
  const cached = await buildOnce(BUNDLE_CACHE, `${name}-${codeKey}`, MAX_BUNDLES_KEPT, async outputFolder => {
    await bundleFunctions({ functionsFolder, names: [name], outputFolder })
  })
  await mkdir(join(bundles, name))
  for (const file of await readdir(join(cached, name)))
    await symlink(join(cached, name, file), join(bundles, name, file))
}
