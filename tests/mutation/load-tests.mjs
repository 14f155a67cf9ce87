import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import vm from 'node:vm'
import { build } from 'esbuild'

/** Packages that tests and rooms import, loaded once: only the project's own files are new for each mutant. */
const packages = new Map()
globalThis.__packages = packages

/** An import from a package becomes a look into `packages`. */
const keepPackages = {
  name: 'packages',
  setup(builder) {
    builder.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path, namespace: 'package' },
    )
    builder.onLoad({ filter: /.*/, namespace: 'package' }, async ({ path }) => {
      const found = await import(path)
      packages.set(path, found)
      const names = Object.keys(found).filter(name => name !== 'default' && name !== 'module.exports')
      const held = `globalThis.__packages.get(${JSON.stringify(path)})`
      return { contents: `export const {${names.join()}} = ${held}\nexport default ${held}.default`, loader: 'js' }
    })
  },
}

/** A bundle has one place; each file in it goes on knowing its own. */
const keepPlaces = {
  name: 'places',
  setup(builder) {
    builder.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const contents = text
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
}

/**
 * Bundles each test file with the project's files it needs, once; gives, by test file, what runs it. Each run has modules of its
 * own, so that nothing one mutant left behind (a cache, a constant) is met by the next.
 *
 * @param files absolute paths
 */
export async function bundleTests(files) {
  const { outputFiles } = await build({
    entryPoints: Object.fromEntries(files.map((file, i) => [String(i), file])),
    outdir: '/bundled',
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
    plugins: [keepPackages, keepPlaces],
  })
  return new Map(
    outputFiles.map(({ path, text }) => {
      const file = files[Number(/(\d+)\.js$/.exec(path)[1])]
      const script = new vm.Script(`(function (module, exports) {${text}\n})`, { filename: resolve(file) })
      return [file, () => script.runInThisContext()({ exports: {} }, {})]
    }),
  )
}
