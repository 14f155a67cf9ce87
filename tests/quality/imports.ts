import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import ts from 'typescript'

/** One import of one file by another, type imports included; paths from the repository's root. */
export interface Import {
  readonly from: string
  readonly to: string
}

/** The TypeScript sources under a folder, by their paths from the repository's root. */
export function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => relative('.', join(entry.parentPath, entry.name)))
}

/** Every relative import of a source: static, re-exported, dynamic and `import('...')` types. */
export function importsOf(file: string, text: string): Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: Import[] = []
  const visit = (node: ts.Node): void => {
    const module = moduleNamed(node)
    if (module?.startsWith('.') === true) found.push({ from: file, to: normalize(join(dirname(file), module)) })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** The module a node imports, or null for a node that imports none. */
export function moduleNamed(node: ts.Node): string | null {
  const specifier =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined
  return specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text : null
}

/** Every relative import of the product's sources. */
export function listImports(): Import[] {
  return ['functions', 'infra', 'shared', 'templates']
    .flatMap(listSources)
    .flatMap(file => importsOf(file, readFileSync(file, 'utf8')))
}

/** A shortest circle of folders, as `a > b > a` with one import for each arrow, for every folder in a circle; empty when there are none. */
export function findFolderCircles(imports: readonly Import[]): string[] {
  const arrows = new Map<string, Map<string, Import>>()
  for (const one of imports) {
    const [from, to] = [dirname(one.from), dirname(one.to)]
    if (from === to) continue
    const out = arrows.get(from) ?? new Map<string, Import>()
    if (!out.has(to)) out.set(to, one)
    arrows.set(from, out)
  }
  const circles = [...arrows.keys()].sort().flatMap(folder => shortestCircle(folder, arrows) ?? [])
  return [...new Set(circles)]
}

function shortestCircle(start: string, arrows: ReadonlyMap<string, ReadonlyMap<string, Import>>): string | null {
  const paths: Import[][] = [[]]
  const seen = new Set<string>()
  for (const path of paths) {
    const at = path.length === 0 ? start : dirname(path.at(-1)!.to)
    for (const [to, one] of arrows.get(at) ?? []) {
      if (to === start) return [...path, one].map(({ from, to: target }) => `${from} -> ${target}`).join(', ')
      if (seen.has(to)) continue
      seen.add(to)
      paths.push([...path, one])
    }
  }
  return null
}
