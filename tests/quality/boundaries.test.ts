import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/** Rooms in which everything is a function of values. The two edges of `shared/` are named; `functions/` and `infra/` are edges whole. */
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
const CLOCKS = /^(Date\.now|performance\.now|Temporal\.Now(\..*)?|process(\..*)?|Math\.random|globalThis\.fetch)$/

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => relative('.', join(entry.parentPath, entry.name)))
}

/** What a source imports or calls that a pure room may not, each with its line. */
function findImpurities(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const report = (node: ts.Node, what: string) =>
    found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`)
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword) {
      const module = (node.moduleSpecifier as ts.StringLiteral).text
      const isNode = module.startsWith('node:')
      if (isNode ? !COMPUTING_MODULES.has(module) : FORBIDDEN_PACKAGES.some(p => p.test(module)))
        report(node, `imports ${module}`)
    }
    if (ts.isPropertyAccessExpression(node) && CLOCKS.test(node.getText())) report(node, `reads ${node.getText()}`)
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0)
      report(node, 'reads the clock: new Date()')
    if (ts.isCallExpression(node) && ['fetch', 'setTimeout', 'setInterval', 'Date'].includes(node.expression.getText()))
      report(node, `calls ${node.expression.getText()}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const pure = [...listSources('shared'), ...listSources('templates')].filter(
  file => !EDGES.some(edge => edge.test(file)),
)

describe('the pure rooms', () => {
  it('import no AWS client, clock, environment, disk or network', () => {
    expect(pure.length).toBeGreaterThan(50)
    expect(pure.flatMap(file => findImpurities(file, readFileSync(file, 'utf8')))).toEqual([])
  })

  it('would be caught if they did', () => {
    const impure = [
      `import { readFileSync } from 'node:fs'`,
      `import { S3Client } from '@aws-sdk/client-s3'`,
      'const a = new Date()',
      'const b = Date.now()',
      'const c = process.env.HOME',
      `void fetch('https://pcc.example')`,
    ]
    for (const line of impure) expect(findImpurities('x.ts', line), line).not.toEqual([])
  })
})
