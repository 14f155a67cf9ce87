import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { CalendarDate } from '../../shared/calendar/date.ts'
import { deployedFunctions } from '../../shared/operations/function-names.ts'
import { bundleFunctions, writeBoards } from '../bundle-functions.ts'
import type { BoardSource } from '../load-boards.ts'
import { synthesizeTemplate } from '../synthesize.ts'
import { fillFromCache } from './bundle-cache.ts'
import { type Declarations, readDeclarations } from './declarations.ts'

const PROJECT = resolve(import.meta.dirname, '../..')

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
  functionsFolder = join(PROJECT, 'functions'),
): Promise<PreparedBoard> {
  await mkdir(join(PROJECT, '.build'), { recursive: true })
  const bundles = await mkdtemp(join(PROJECT, '.build/local-'))
  const dispose = () => rm(bundles, { recursive: true, force: true })
  const names = deployedFunctions(source.board)
  try {
    const inputs = [functionsFolder, ...names.map(name => join(functionsFolder, `${name}.ts`))]
    await fillFromCache(bundles, inputs, async outputFolder => {
      await bundleFunctions({ functionsFolder, names, outputFolder })
    })
    await writeBoards(names, bundles, source.board)
    const template = synthesizeTemplate({ board: source.board, today, bundleFolder: name => join(bundles, name) })
    return { source, declared: readDeclarations(template), dispose }
  } catch (error) {
    await dispose()
    throw error
  }
}
