import * as z from 'zod'
import { suggestNearest } from '../faults/suggest.ts'
import { type Finding, invalidValue, type Path, printPath, quoteFound } from './config-fault.ts'
import { boardFileSchema } from './schema/index.ts'

/** The part of JSON Schema that the board's schema uses. */
interface JsonSchema {
  readonly title?: string
  readonly type?: string
  readonly const?: string | number | boolean
  readonly enum?: readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
  readonly additionalProperties?: JsonSchema | false
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly minItems?: number
  readonly maxLength?: number
}

let boardFileSchemaCache: JsonSchema | undefined
function boardFileJsonSchema(): JsonSchema {
  boardFileSchemaCache ??= z.toJSONSchema(boardFileSchema, { io: 'input' }) as JsonSchema
  return boardFileSchemaCache
}

/** The schema at a path; of several choices, the one whose constants match the value there. */
function schemaAt(path: Path, settings: unknown): JsonSchema | undefined {
  let schema: JsonSchema | undefined = boardFileJsonSchema()
  let value = settings
  for (const step of path) {
    const options = schema?.anyOf ?? schema?.oneOf
    const chosen = chooseOption(schema, value)
    if (chosen) schema = schemaOfSetting(chosen, step)
    // no choice matches: what each of them has there
    else schema = { anyOf: (options ?? []).flatMap(option => schemaOfSetting(option, step) ?? []) }
    value = valueAt(value, [step])
  }
  return schema
}

function schemaOfSetting(schema: JsonSchema, step: string | number): JsonSchema | undefined {
  if (typeof step === 'number') return schema.items
  return schema.properties?.[step] ?? (schema.additionalProperties || undefined)
}

function chooseOption(schema: JsonSchema | undefined, value: unknown): JsonSchema | undefined {
  const options = schema?.anyOf ?? schema?.oneOf
  if (!options) return schema
  if (Array.isArray(value)) return options.find(option => option.type === 'array')
  return options.find(option =>
    Object.entries(option.properties ?? {}).some(
      ([name, property]) =>
        property.const !== undefined && (value as Record<string, unknown> | null)?.[name] === property.const,
    ),
  )
}

/** What a schema allows, in words: `up, down, neutral`, `a whole number from 1 to 60`, `a list`. */
function describeAllowed(schema: JsonSchema | undefined): string {
  if (!schema) return 'nothing'
  if (schema.const !== undefined) return String(schema.const)
  if (schema.enum) return schema.enum.join(', ')
  const options = schema.anyOf ?? schema.oneOf
  if (options) return options.map(describeOption).join(' or ')
  if (schema.title !== undefined)
    return schema.maxLength === undefined ? schema.title : `${schema.title}, at most ${schema.maxLength} characters`
  if (schema.type === 'array') {
    const items = schema.items?.enum ? ` of ${describeAllowed(schema.items)}` : ''
    return `a list${items}${(schema.minItems ?? 0) > 0 ? ' with at least one item' : ''}`
  }
  if (schema.type === 'object') return ['a group of settings', keysOf(schema).join(', ')].filter(Boolean).join(': ')
  if (schema.type === 'boolean') return 'true, false'
  return schema.type === 'number' ? 'a number' : 'text'
}

/** One of several groups of settings is named by the constant that distinguishes it from the others. */
function describeOption(option: JsonSchema): string {
  const constant = Object.entries(option.properties ?? {}).find(([, property]) => property.const !== undefined)
  return constant ? `${constant[0]}: ${String(constant[1].const)}` : describeAllowed(option)
}

function valueAt(settings: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined,
    settings,
  )
}

function keysOf(schema: JsonSchema | undefined): string[] {
  return Object.keys(schema?.properties ?? {})
}

function describeUnknownKeys(path: Path, keys: readonly string[], settings: unknown): Finding[] {
  const allowed = keysOf(chooseOption(schemaAt(path, settings), valueAt(settings, path)))
  return keys.map(key => ({
    path: [...path, key],
    at: 'key',
    found: `"${key}"`,
    allowed: allowed.join(', '),
    message: `${printPath([...path, key])} is not a setting; allowed: ${allowed.join(', ')}${suggestNearest(key, allowed)}`,
  }))
}

/** One issue of the schema in words: one finding for each setting. */
export function describeIssue(issue: z.core.$ZodIssue, settings: unknown): Finding[] {
  const path = issue.path.filter(step => typeof step !== 'symbol')
  if (issue.code === 'unrecognized_keys') return describeUnknownKeys(path, issue.keys, settings)
  const value = valueAt(settings, path)
  if (issue.code === 'invalid_union' && Array.isArray(value)) {
    const asList = issue.errors.find(errors => errors.some(inner => inner.path.length > 0))
    if (asList) return asList.flatMap(inner => describeIssue({ ...inner, path: [...path, ...inner.path] }, settings))
  }
  if (issue.code === 'invalid_key') {
    const allowed = 'an id: lower-case letters, digits and single hyphens'
    const key = quoteFound(path.at(-1))
    return [
      {
        path,
        at: 'key',
        found: key,
        allowed,
        message: `${printPath(path)} has a name that is not allowed: ${key}; allowed: ${allowed}`,
      },
    ]
  }
  const schema = schemaAt(path, settings)
  const allowed = describeAllowed(schema)
  if (value === undefined)
    return [
      { path, at: 'key', found: 'missing', allowed, message: `${printPath(path)} is missing; allowed: ${allowed}` },
    ]
  const words =
    schema?.enum ?? (schema?.anyOf ?? []).flatMap(option => (typeof option.const === 'string' ? [option.const] : []))
  return [invalidValue(path, value, allowed, suggestNearest(value, words))]
}
