import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BUNDLED_FUNCTIONS } from '../../shared/operations/function-names.ts'

const read = (path: string) => readFileSync(path, 'utf8')
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
]

describe('the documents', () => {
  it('name only files and folders that exist', () => {
    const missing = documents.flatMap(document =>
      [...read(document).matchAll(/`((?:shared|functions|infra|templates|tests|docs)\/[\w./-]+)`/g)]
        .map(([, path]) => path!)
        .filter(path => !existsSync(path))
        .map(path => `${document}: ${path}`),
    )
    expect(missing).toEqual([])
  })

  it('on mutants that survive name only files that exist', () => {
    const named = [...read('tests/mutation/survivors.md').matchAll(/`([\w./-]+\.ts)`/g)].map(([, path]) => path!)
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter(path => !existsSync(`shared/${path}`))).toEqual([])
  })

  it('describe every function that runs in the cloud, and no other', () => {
    expect(readdirSync('docs/functions').sort()).toEqual(BUNDLED_FUNCTIONS.map(name => `${name}.md`).sort())
  })

  it('give a reason for every dependency, and for no other', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
    const listed = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| \S/gm)].map(([, name]) => name!)
    expect(listed.sort()).toEqual([...Object.keys(dependencies!), ...Object.keys(devDependencies!)].sort())
  })

  it('number each decision once and date it', () => {
    const decisions = readdirSync('docs/adr')
    expect(new Set(decisions.map(name => name.slice(0, 4))).size).toBe(decisions.length)
    for (const name of decisions)
      expect(read(`docs/adr/${name}`), name).toMatch(/^(Date: )?(\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}-\d{2}-\d{2})$/m)
  })
})
