import { readFile, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { CalendarDate } from '../../shared/calendar/date.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { Template } from '../synthesize.ts'
import { buildOnce, hashInputs } from './build-cache.ts'

const CACHE = join(import.meta.dirname, '../../.build/templates')
/** Beside the code that is bundled: whatever a template is made from. */
const INPUTS = ['infra', 'cdk.json']
const MAX_KEPT = 40
/** Stands for the folder of the bundles, which is another one each time. */
const BUNDLES = '{bundles}'

export interface CachedTemplateRequest {
  readonly board: BoardFile
  readonly today: CalendarDate
  /** The folder with a bundle for each function. */
  readonly bundles: string
  /** A key of the code in the bundles. */
  readonly codeKey: string
}

/** A board's template: of the very same board, day, code and versions of packages it is read from disk, without loading the CDK. */
export async function cachedTemplate({ board, today, bundles, codeKey }: CachedTemplateRequest): Promise<Template> {
  const key = await hashInputs(INPUTS, [codeKey, today, JSON.stringify(board)])
  const folder = await buildOnce(CACHE, key, MAX_KEPT, async draft => {
    const { synthesizeTemplate } = await import('../synthesize.ts')
    const template = synthesizeTemplate({ board, today, bundleFolder: name => join(bundles, name) })
    await writeFile(join(draft, 'template.json'), JSON.stringify(template, movePaths(bundles, BUNDLES)))
  })
  return JSON.parse(await readFile(join(folder, 'template.json'), 'utf8'), movePaths(BUNDLES, bundles)) as Template
}

/** Moves each path that begins with one folder into another. */
const movePaths = (from: string, to: string) => (_: string, value: unknown) =>
  typeof value === 'string' && value.startsWith(`${from}${sep}`) ? `${to}${value.slice(from.length)}` : value
