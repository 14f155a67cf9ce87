import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { boardJsonSchema } from './board-json-schema.ts'

interface Setting {
  readonly type?: string
  readonly description?: string
  readonly examples?: readonly unknown[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly pattern?: string
}

const settings = listSettings(boardJsonSchema(), '')

/** Every setting of a schema, by its path. */
function listSettings(node: unknown, path: string): [string, Setting][] {
  if (typeof node !== 'object' || node === null) return []
  const own = 'properties' in node ? Object.entries(node.properties as Record<string, Setting>) : []
  return [
    ...own.map(([name, setting]): [string, Setting] => [`${path}/${name}`, setting]),
    ...Object.entries(node).flatMap(([name, inner]) =>
      ['description', 'examples', 'default'].includes(name)
        ? []
        : listSettings(inner, name === 'properties' ? path : `${path}/${name}`),
    ),
  ]
}

describe('what an editor shows beside a setting of a board’s file', () => {
  it('is a sentence for every one', () => {
    expect(settings.length).toBeGreaterThan(300)
    expect(settings.filter(([, { description = '' }]) => description.length < 5).map(([path]) => path)).toEqual([])
  })

  it('is an example for every one that takes words of the administrator’s own', () => {
    const isFree = ({ type, ...setting }: Setting) => type === 'string' && !('enum' in setting) && !('const' in setting)
    const bare = settings.filter(([, setting]) => isFree(setting) && (setting.examples ?? []).length === 0)
    expect(bare.map(([path]) => path)).toEqual([])
  })

  it('is an example that the setting itself accepts', () => {
    const given = settings.filter(([, { examples }]) => examples !== undefined)
    const refused = given.flatMap(([path, setting]) => {
      const { pattern = '', ...rest } = setting
      const schema = z.fromJSONSchema(rest as Parameters<typeof z.fromJSONSchema>[0])
      // JSON Schema reads patterns as Unicode
      const isRefused = (example: unknown) =>
        !schema.safeParse(example).success || (typeof example === 'string' && !new RegExp(pattern, 'u').test(example))
      return setting.examples!.filter(isRefused).map(example => [path, example])
    })
    expect(refused).toEqual([])
  })
})
