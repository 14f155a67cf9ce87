import * as z from 'zod'
import { PROFILES } from '../../shared/config/profiles/index.ts'
import { boardFileSchema } from '../../shared/config/schema/index.ts'

interface Group {
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Group>>
}

/** The board's schema as editors read it: what may be typed, so what has a default or comes from every profile is optional. */
export function boardJsonSchema(): object {
  const schema = z.toJSONSchema(boardFileSchema, { io: 'input' }) as Group
  const settings = Object.values(PROFILES).map(profile => profile.settings)
  return { ...leaveOptional(schema, settings), title: 'A board’s file' }
}

/** A schema that asks for no setting that every one of some groups has already. */
function leaveOptional(schema: Group, given: readonly object[]): Group {
  if (schema.properties === undefined) return schema
  const valuesOf = (name: string) =>
    given.map(group => (group as Record<string, unknown>)[name]).filter(value => value !== undefined)
  const isGiven = (name: string) => valuesOf(name).length === given.length
  const isGroup = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
  const properties = Object.entries(schema.properties).map(([name, inner]) => {
    const values = valuesOf(name)
    return [name, isGiven(name) && values.every(isGroup) ? leaveOptional(inner, values as object[]) : inner] as const
  })
  return {
    ...schema,
    properties: Object.fromEntries(properties),
    ...(schema.required && { required: schema.required.filter(name => !isGiven(name)) }),
  }
}
