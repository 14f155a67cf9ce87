import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { listSources, moduleNamed } from './imports.ts'

/** The only files of shared/ and templates/ that may touch AWS, disk, environment, clock or network; functions/ and infra/ may as a whole. */
const EDGES = [/^shared\/store\//, /^shared\/mail\/transport\.ts$/]
/** Modules of Node that only compute. */
const COMPUTING_MODULES = new Set([
  'node:crypto',
  'node:zlib',
  'node:buffer',
  'node:stream',
  'node:stream/promises',
  'node:util',
])
const FORBIDDEN_PACKAGES = [/^@aws-sdk\//, /^aws-cdk-lib/, /^@smithy\//]
const CLOCKS = /^(Date\.now|performance\.now|Temporal\.Now(\..*)?|Math\.random)$/
/** What the clocks are properties of: looked at before the whole expression is printed, which is slow. */
const CLOCK_OWNERS = new Set(['Date', 'performance', 'Temporal', 'Math'])
/** Names that reach the environment or the network however they are used. */
const AMBIENT = new Set(['process', 'globalThis', 'fetch', 'setTimeout', 'setInterval', 'setImmediate'])

/** What a source imports or calls that a pure room may not, each with its line. */
function findImpurities(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const report = (node: ts.Node, what: string) =>
    found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`)
  const visit = (node: ts.Node): void => {
    const module = moduleNamed(node)
    if (module !== null && !isTypeOnly(node)) {
      const isNode = module.startsWith('node:')
      if (isNode ? !COMPUTING_MODULES.has(module) : FORBIDDEN_PACKAGES.some(p => p.test(module)))
        report(node, `imports ${module}`)
    }
    if (ts.isPropertyAccessExpression(node) && CLOCK_OWNERS.has(ownerOf(node)) && CLOCKS.test(node.getText()))
      report(node, `reads ${node.getText()}`)
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0)
      report(node, 'reads the clock: new Date()')
    if (ts.isCallExpression(node) && node.expression.getText() === 'Date') report(node, 'reads the clock: Date()')
    if (ts.isIdentifier(node) && AMBIENT.has(node.text) && !isPropertyName(node)) report(node, `uses ${node.text}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** The first name of `a.b.c`; empty when it is not a name. */
function ownerOf(node: ts.PropertyAccessExpression): string {
  let { expression } = node
  while (ts.isPropertyAccessExpression(expression)) ({ expression } = expression)
  return ts.isIdentifier(expression) ? expression.text : ''
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
  return ts.isImportTypeNode(node) || (ts.isExportDeclaration(node) && node.isTypeOnly)
}

/** Whether an identifier only names a property: `one.process`, `{ process: 1 }`, a field of a type. */
function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent)) &&
      parent.name === node)
  )
}

const pure = [...listSources('shared'), ...listSources('templates')].filter(
  file => !EDGES.some(edge => edge.test(file)),
)

describe('the pure rooms', () => {
  it('import no AWS client and read no clock, environment, disk or network', () => {
    expect(pure.length).toBeGreaterThan(200)
    expect(pure.flatMap(file => findImpurities(file, readFileSync(file, 'utf8')))).toEqual([])
  })

  it.each([
    `import { readFileSync } from 'node:fs'`,
    `export { readFileSync } from 'node:fs'`,
    `const a = await import('node:fs')`,
    `import { S3Client } from '@aws-sdk/client-s3'`,
    'const a = new Date()',
    'const a = Date()',
    'const b = Date.now()',
    'const c = process.env.HOME',
    'const { env } = process',
    'const d = Math.random()',
    `void fetch('https://pcc.example')`,
    `void globalThis.fetch('https://pcc.example')`,
    'setTimeout(() => undefined, 1)',
  ])('may not contain %s', line => {
    expect(findImpurities('x.ts', line)).not.toEqual([])
  })

  it.each([
    `import type { Readable } from 'node:stream'`,
    `import { createHash } from 'node:crypto'`,
    `const a = new Date('2018-05-10')`,
    'const b = chart.process',
    'const c = { process: 1 }',
  ])('may contain %s', line => {
    expect(findImpurities('x.ts', line)).toEqual([])
  })
})
