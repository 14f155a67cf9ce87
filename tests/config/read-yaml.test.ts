import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { readYaml } from '../../shared/config/read-yaml.ts'

function faultsOf(text: string): string[] {
  return readYaml(text).faults.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

describe('reading YAML', () => {
  it.each([
    [
      'a colon inside a value',
      'format: one: two\n',
      '1:9 a colon and a space are inside a value; allowed: quotation marks around such a value',
    ],
    ['a tab', 'a:\n\t- b\n', '2:1 a tab is used where spaces are needed; allowed: spaces before a setting'],
    [
      'tabs on every line',
      'a:\n\tb: 1\n\tc: 2\nd:\n\te: 3\n',
      '2:1 a tab is used where spaces are needed; allowed: spaces before a setting',
    ],
    [
      'a quotation mark not closed',
      'a: "b\n',
      '2:1 something is not closed: Missing closing "quote; allowed: every quotation mark and bracket closed',
    ],
    [
      'a second document',
      'a: 1\n---\nb: 2\n',
      '2:1 a second document begins here; allowed: one board in a file, without --- lines between',
    ],
    [
      'a name that is a list',
      '? [1, 2]\n: 3\n',
      '1:3 the name of a setting is not text; allowed: a word before each colon',
    ],
    ['a tag', 'a: !person x\n', '1:4 a tag is not understood: Unresolved tag: !person; allowed: values without ! tags'],
    ['an alias', 'a: &x 1\nb: *x\n', '2:4 *x points at another value; allowed: the value itself, written out'],
    [
      'a merge',
      'a: &x { c: 1 }\nb:\n  <<: *x\n',
      '3:7 *x points at another value; allowed: the value itself, written out',
    ],
    [
      'a setting given twice',
      'a: 1\nb: 2\na: 3\n',
      '3:1 "a" is given twice in the same group; allowed: each setting once in its group',
    ],
    ['a prototype', 'a:\n  __proto__: { b: 1 }\n', '2:3 "__proto__" is not a setting; allowed: the names of settings'],
    ['a constructor', 'constructor: 1\n', '1:1 "constructor" is not a setting; allowed: the names of settings'],
    [
      'a bracket not closed',
      'a: [\n',
      '2:1 the indentation is wrong: Flow sequence in block collection must be sufficiently indented and end with a ]; allowed: settings of one group aligned under each other',
    ],
    [
      'a text too long',
      `a: ${'x'.repeat(2_000_000)}`,
      '1:1 the file is 2000003 characters long; allowed: at most 2000000',
    ],
  ])('refuses %s', (_, text, refusal) => expect(faultsOf(text)).toEqual([refusal]))

  it('refuses groups in groups in groups', () => {
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
    expect(readYaml(deep).settings).toBeUndefined()
    expect(faultsOf(deep).join('\n')).toContain('groups are nested too deeply; allowed: a few levels')
  })

  it('does not expand a bomb of aliases', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...Array.from('bcdefghij', (name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[i]!}`).join(', ')}]`),
    ]
    const read = readYaml(bomb.join('\n'))
    expect(read.settings).toBeUndefined()
    expect(read.faults).toHaveLength(81)
  })

  it('says where each setting stands, and where one that is missing would', () => {
    const { locate } = readYaml('a:\n  - b: 1\n    c: two\n  - d:\n')
    expect(locate(['a', 0, 'c'], 'value')).toEqual({ line: 3, column: 8 })
    expect(locate(['a', 0, 'c'], 'key')).toEqual({ line: 3, column: 5 })
    expect(locate(['a', 0, 'missing'], 'key')).toEqual({ line: 2, column: 5 })
    expect(locate(['a', 7, 'b'], 'value')).toEqual({ line: 2, column: 3 })
    expect(locate([], 'value')).toEqual({ line: 1, column: 1 })
  })

  it('keeps dates and times as they are typed', () => {
    expect(readYaml('date: 2018-05-10\ntime: 14:00\nyes: no\n').settings).toEqual({
      date: '2018-05-10',
      time: '14:00',
      yes: 'no',
    })
  })

  it('gives back what was written', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/).filter(text => text !== 'constructor' && text !== 'prototype')
    const { tree } = fc.letrec(tie => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(name, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }))
    fc.assert(
      fc.property(tree, value => {
        expect(readYaml(stringify(value, { aliasDuplicateObjects: false })).settings).toEqual(value)
      }),
      { numRuns: 100 },
    )
  })
})
