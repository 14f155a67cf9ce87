import fc from 'fast-check'
import type * as z from 'zod'

/** What zod keeps of a schema: https://zod.dev/packages/core */
type Definition = { readonly type: string } & Readonly<Record<string, unknown>>
type Schema = { readonly _zod: { readonly def: Definition } }

/** Things within things that are made before a list or a choice is kept empty or short: a section has sections. */
const MAX_DEPTH = 12
/** Text that storing has to keep as it is: empty, with what CSV, HTML and JSON write in their own way, in any script. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('', ' ', '\u0000', '"', '£1,200', '<b>', '\n', '__proto__', '2018-05-03T15:00:00.000Z'),
)
const number = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  // JSON has no minus zero
  .map(value => value + 0)

const instant = fc
  .date({ min: new Date('2018-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map(date => date.toISOString())
/** Text that has a form. */
const FORMS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  date: instant.map(at => at.slice(0, 10)),
  datetime: instant,
}

/**
 * Whatever a schema takes, in the form in which it is stored: optional fields there or left out, each branch of each choice. Throws
 * for a kind of schema that it does not know, so that a new kind is added here rather than passed over.
 */
export function arbitraryOf(schema: z.ZodType, depth = 0): fc.Arbitrary<unknown> {
  const { def } = (schema as unknown as Schema)._zod
  const inner = (name: string) => arbitraryOf(def[name] as z.ZodType, depth + 1)
  switch (def.type) {
    case 'string':
      return isPlain(def)
        ? text
        : (FORMS[String(def.format)] ?? unknownKind(def, `text of the form ${String(def.format)}`))
    case 'number':
      return isPlain(def) ? number : unknownKind(def, 'numbers of a form')
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'unknown':
      return fc.jsonValue({ maxDepth: 1 })
    case 'literal':
      return fc.constantFrom(...(def.values as unknown[]))
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries as Record<string, string>))
    case 'nullable':
      return fc.option(inner('innerType'))
    case 'default':
    case 'optional':
      return inner('innerType')
    case 'lazy':
      return arbitraryOf((def.getter as () => z.ZodType)(), depth + 1)
    case 'array':
      return depth > MAX_DEPTH
        ? fc.constant([])
        : fc.array(inner('element'), { minLength: minLengthOf(def), maxLength: Math.max(2, minLengthOf(def)) })
    case 'record':
      return recordOf(def.keyType as z.ZodType, inner('valueType'))
    case 'tuple':
      return tupleOf(def.items as z.ZodType[], depth)
    case 'union':
      return fc.oneof(...(def.options as z.ZodType[]).map(option => arbitraryOf(option, depth + 1)))
    case 'object':
      return objectOf(def.shape as Record<string, z.ZodType>, depth)
    default:
      return unknownKind(def, def.type)
  }
}

const isPlain = ({ checks, format }: Definition) => ((checks as unknown[] | undefined) ?? []).length === 0 && !format

function unknownKind({ type }: Definition, what: string): never {
  throw new Error(`nothing makes ${what} (${type}) for a test yet`)
}

/** `min(1)` is the one check of lists that stored records have. */
function minLengthOf({ checks }: Definition): number {
  const found = ((checks as Schema[] | undefined) ?? []).map(
    ({ _zod }) => _zod.def as Definition & { minimum?: number },
  )
  return found.find(({ minimum }) => minimum !== undefined)?.minimum ?? 0
}

const isLeftOutAtTimes = (schema: z.ZodType) => (schema as unknown as Schema)._zod.def.type === 'optional'

function objectOf(shape: Readonly<Record<string, z.ZodType>>, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, arbitraryOf(field, depth + 1)]))
  const requiredKeys = Object.keys(shape).filter(name => !isLeftOutAtTimes(shape[name]!))
  return fc.record(fields, { requiredKeys, noNullPrototype: true })
}

/** With a value for each key of a closed list, or for a few of any text. */
function recordOf(keyType: z.ZodType, values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const { def } = (keyType as unknown as Schema)._zod
  if (def.type === 'enum') {
    const keys = Object.values(def.entries as Record<string, string>)
    return fc.record(Object.fromEntries(keys.map(key => [key, values])))
  }
  return fc.dictionary(
    text.filter(key => key !== '__proto__'),
    values,
    { maxKeys: 2, noNullPrototype: true },
  )
}

/** Optional things at the end are there from the left. */
function tupleOf(items: readonly z.ZodType[], depth: number): fc.Arbitrary<unknown> {
  const required = items.filter(item => !isLeftOutAtTimes(item)).length
  const lengths = fc.integer({ min: required, max: items.length })
  const all = fc.tuple(...items.map(item => arbitraryOf(item, depth + 1)))
  return fc.tuple(all, lengths).map(([values, length]) => values.slice(0, length))
}
