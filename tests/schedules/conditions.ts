import type { Condition } from '../../shared/store/table.ts'

/** A clause: `attribute_exists(a)`, `attribute_not_exists(a)`, or `a OP :value`. */
const CLAUSE = /^(?:(attribute_exists|attribute_not_exists)\((#?\w+)\)|(#?\w+) (=|<>|<=|>=|<|>) (:\w+))$/

/** Whether an item, or its absence, meets a condition of clauses joined by AND and OR. Throws where it is in other words. */
export function meetsCondition(item: Readonly<Record<string, unknown>> | undefined, condition: Condition): boolean {
  const { expression, names = {}, values = {} } = condition
  const attribute = (name: string) => item?.[name.startsWith('#') ? names[name]! : name]
  const clause = (text: string): boolean => {
    const [, test, tested, left, operator, right] = CLAUSE.exec(text) ?? []
    if (test !== undefined) return (attribute(tested!) !== undefined) === (test === 'attribute_exists')
    if (left === undefined || right === undefined || !(right in values))
      throw new Error(`a condition that the table in memory cannot read: ${text}`)
    return compare(attribute(left), operator!, values[right])
  }
  return expression.split(' OR ').some(all => all.split(' AND ').every(clause))
}

/** Things of two kinds are neither equal nor in any order. */
function compare(held: unknown, operator: string, given: unknown): boolean {
  if (operator === '=') return kindOf(held) === kindOf(given) && JSON.stringify(held) === JSON.stringify(given)
  if (operator === '<>') return !compare(held, '=', given)
  if (kindOf(held) !== kindOf(given) || (typeof held !== 'number' && typeof held !== 'string')) return false
  const order = compareBytes(held, given as string | number)
  return { '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[operator]!
}

const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value)

/** Numbers by size, text by its bytes in UTF-8. */
export function compareBytes(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : Buffer.compare(Buffer.from(`${a}`), Buffer.from(`${b}`))
}
