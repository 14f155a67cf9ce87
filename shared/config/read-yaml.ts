import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type YAMLError } from 'yaml'
import type { ConfigFault, Path } from './config-fault.ts'

/** A position in the text, both counted from 1. */
interface Position {
  readonly line: number
  readonly column: number
}

/** Settings read from text, and the place of each. */
interface ReadSettings {
  readonly faults: readonly ConfigFault[]
  /** The settings as plain values; absent when the text is too broken to have any. */
  readonly settings?: unknown
  readonly locate: (path: Path, at: 'key' | 'value') => Position
}

const MAX_TEXT_LENGTH = 2_000_000
/** Names that reach a JavaScript object's prototype: never the name of a setting. */
const PROTOTYPE_KEYS = new Set(['__proto__', 'prototype', 'constructor'])

/** The commonest YAML errors in plain words; the parser's own message for the rest. */
function describeYamlError(error: YAMLError): { readonly message: string; readonly allowed: string } {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return { message: 'a tab is used where spaces are needed', allowed: 'spaces before a setting' }
    case 'MISSING_CHAR':
      return {
        message: `something is not closed: ${error.message}`,
        allowed: 'every quotation mark and bracket closed',
      }
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { message: 'a colon and a space are inside a value', allowed: 'quotation marks around such a value' }
    case 'BAD_INDENT':
      return {
        message: `the indentation is wrong: ${error.message}`,
        allowed: 'settings of one group aligned under each other',
      }
    case 'MULTIPLE_DOCS':
      return { message: 'a second document begins here', allowed: 'one board in a file, without --- lines between' }
    case 'NON_STRING_KEY':
      return { message: 'the name of a setting is not text', allowed: 'a word before each colon' }
    case 'RESOURCE_EXHAUSTION':
      return { message: 'groups are nested too deeply', allowed: 'a few levels' }
    case 'TAG_RESOLVE_FAILED':
      return { message: `a tag is not understood: ${error.message}`, allowed: 'values without ! tags' }
    default:
      return { message: `this cannot be read as YAML: ${error.message}`, allowed: 'YAML' }
  }
}

/**
 * Reads YAML 1.2 into plain values. Rejected with their lines: broken YAML, a setting given twice in one group, names
 * that reach an object's prototype, and aliases (`*name`), which can expand a small file into a huge one.
 */
export function readYaml(text: string): ReadSettings {
  if (text.length > MAX_TEXT_LENGTH) {
    const found = `${text.length} characters`
    const message = `the file is ${found} long; allowed: at most ${MAX_TEXT_LENGTH}`
    const start = { line: 1, column: 1 }
    return {
      faults: [{ ...start, path: '', found, allowed: `at most ${MAX_TEXT_LENGTH}`, message }],
      locate: () => start,
    }
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, stringKeys: true, prettyErrors: false, version: '1.2' })
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const faults: ConfigFault[] = []
  const addFault = (offset: number, path: string, found: string, allowed: string, message: string) =>
    faults.push({ ...position(offset), path, found, allowed, message: `${message}; allowed: ${allowed}` })

  let unreadable = false
  for (const error of withoutRepeatedTabs([...document.errors, ...document.warnings])) {
    if (error.code === 'DUPLICATE_KEY') {
      const name = /^[^:\s]+/.exec(text.slice(error.pos[0]))?.[0] ?? ''
      addFault(
        error.pos[0],
        name,
        `"${name}" again`,
        'each setting once in its group',
        `"${name}" is given twice in the same group`,
      )
      continue
    }
    unreadable = true
    const { message, allowed } = describeYamlError(error)
    addFault(error.pos[0], '', text.slice(error.pos[0], error.pos[0] + 20).split('\n')[0]!, allowed, message)
  }
  visit(document, {
    Alias(_, alias) {
      unreadable = true
      addFault(
        alias.range?.[0] ?? 0,
        '',
        `*${alias.source}`,
        'the value itself, written out',
        `*${alias.source} points at another value`,
      )
    },
    Pair(_, { key }) {
      if (!isScalar(key) || !PROTOTYPE_KEYS.has(String(key.value))) return
      unreadable = true
      const name = String(key.value)
      addFault(key.range?.[0] ?? 0, name, `"${name}"`, 'the names of settings', `"${name}" is not a setting`)
    },
  })
  const locate = (path: Path, at: 'key' | 'value') => position(findOffset(document, path, at))
  return unreadable ? { faults, locate } : { faults, settings: document.toJS({ maxAliasCount: 0 }), locate }
}

/**
 * An editor that types tabs types them everywhere, and after the first nothing is where it should be: one fault, not one for
 * each line.
 */
function withoutRepeatedTabs(errors: readonly YAMLError[]): readonly YAMLError[] {
  const first = errors.find(error => error.code === 'TAB_AS_INDENT')
  return first === undefined ? errors : [...errors.filter(({ pos }) => pos[0] < first.pos[0]), first]
}

/**
 * Where a path's value (or the name before it) begins; where the path ends early, where its last existing part begins.
 */
function findOffset(document: Document.Parsed, path: Path, at: 'key' | 'value'): number {
  let node: unknown = document.contents
  let offset = document.contents?.range[0] ?? 0
  for (const [depth, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(item => isScalar(item.key) && item.key.value === step)
      if (!pair) return offset
      const key = isScalar(pair.key) ? pair.key.range?.[0] : undefined
      const value = hasRange(pair.value) ? pair.value.range[0] : undefined
      const last = depth === path.length - 1
      node = pair.value
      offset = (last && at === 'key' ? (key ?? value) : (value ?? key)) ?? offset
    } else if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
      node = node.items[step]
      if (hasRange(node)) offset = node.range[0]
    } else return offset
  }
  return offset
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) && Array.isArray(node.range)
}
