import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { type BuildFailure, type BuildOptions, type BuildResult, build, type Metafile, type SameShape } from 'esbuild'
import { writeDeployedBoard } from '../shared/config/deployed-board.ts'
import type { BoardFile } from '../shared/config/schema/index.ts'

const PROJECT = resolve(import.meta.dirname, '..')
/** CommonJS packages inside an ES module bundle still need these. */
const COMMON_JS_BANNER = [
  `import { createRequire as makeRequire } from 'node:module'`,
  `import { dirname as folderOf } from 'node:path'`,
  `import { fileURLToPath as pathOf } from 'node:url'`,
  `const require = makeRequire(import.meta.url)`,
  `const __filename = pathOf(import.meta.url)`,
  `const __dirname = folderOf(__filename)`,
].join(';')

export interface BundleRequest {
  /** Folder with `NAME.ts` for each name. */
  readonly functionsFolder: string
  readonly names: readonly string[]
  /** Each function gets `NAME/index.mjs` in here. */
  readonly outputFolder: string
}

/**
 * Bundles functions for Lambda, the AWS clients included: a cold start then takes a third of the time it takes with the
 * runtime's own clients.
 * Gives what is in each bundle, by name. Throws BundleError when a function does not compile.
 */
export async function bundleFunctions({
  functionsFolder,
  names,
  outputFolder,
}: BundleRequest): Promise<ReadonlyMap<string, Metafile>> {
  const made = names.map(
    async name => [name, await bundleFunction(join(functionsFolder, `${name}.ts`), join(outputFolder, name))] as const,
  )
  return new Map(await Promise.all(made))
}

/** A function with what it loads at start in `index.mjs`, and what it loads when it is needed (the reader of workbooks, of PDFs) beside it. */
async function bundleFunction(source: string, folder: string): Promise<Metafile> {
  const { outputFiles, metafile } = await buildOrExplain({
    absWorkingDir: PROJECT,
    entryPoints: [{ in: source, out: 'index' }],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: COMMON_JS_BANNER },
    minifyWhitespace: true,
    minifySyntax: true,
    // a stack trace in a log still names its functions; keepNames would too, but slows every inner function down
    minifyIdentifiers: false,
    legalComments: 'none',
    logLevel: 'silent',
  })
  await Promise.all(outputFiles.map(({ path, contents }) => writeAtomically(path, contents)))
  await copyAssets(folder, outputFiles.map(({ text }) => text).join(''))
  return metafile
}

/** Writes the board's settings beside each function's bundle, as `NAME/board.json`. */
export async function writeBoards(names: readonly string[], outputFolder: string, board: BoardFile): Promise<void> {
  const settings = writeDeployedBoard(board)
  await Promise.all(names.map(name => writeAtomically(join(outputFolder, name, 'board.json'), settings)))
}

/** A function that does not compile, with the first error and its place. */
export class BundleError extends Error {
  constructor(first: string, options: ErrorOptions) {
    super(`The functions could not be bundled: ${first}`, options)
    this.name = 'BundleError'
  }
}

async function buildOrExplain<T extends BuildOptions>(options: SameShape<BuildOptions, T>): Promise<BuildResult<T>> {
  try {
    return await build(options)
  } catch (error) {
    const [first] = (error as Partial<BuildFailure>).errors ?? []
    if (!first) throw error
    const place = first.location ? `${first.location.file}, line ${first.location.line}: ` : ''
    throw new BundleError(`${place}${first.text}`, { cause: error })
  }
}

/** Files that the code reads from beside the bundle, and where they come from. */
const ASSETS: Readonly<Record<string, string>> = {
  'resvg.wasm': 'node_modules/@resvg/resvg-wasm/index_bg.wasm',
  'typst.wasm': 'node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm',
  'pack.typ': 'templates/pdf/pack.typ',
  'LiberationSans-Regular.ttf': 'templates/fonts/LiberationSans-Regular.ttf',
  'LiberationSans-Bold.ttf': 'templates/fonts/LiberationSans-Bold.ttf',
}

/** Copies the assets that a bundle names; unused code has been left out of it. */
async function copyAssets(folder: string, bundleText: string): Promise<void> {
  for (const [name, source] of Object.entries(ASSETS))
    if (bundleText.includes(name)) await writeAtomically(join(folder, name), await readFile(join(PROJECT, source)))
}

/** Writes atomically, so that a concurrent reader never sees half a file. */
async function writeAtomically(path: string, contents: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporaryPath = `${path}.${process.pid}.draft`
  await writeFile(temporaryPath, contents)
  await rename(temporaryPath, path)
}
