import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Template } from '../synthesize.ts'
import type { Gap } from './gaps.ts'

type Omission = Gap['omits']

/**
 * Takes what an emulator lacks out of the templates of a cloud assembly. What refers to an omitted resource stays, with its
 * logical id in place of the reference.
 */
export function reduceAssembly(folder: string, stack: string, omissions: readonly Omission[]): void {
  if (omissions.length === 0) return
  for (const name of readdirSync(folder).filter(file => file.endsWith('.template.json'))) {
    const template = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Template
    const reduced = JSON.stringify(reduceTemplate(template, omissions))
    writeFileSync(join(folder, name), reduced)
    renameTemplate(folder, stack, createHash('sha256').update(reduced).digest('hex'))
  }
}

/** The template without what is omitted. */
export function reduceTemplate(template: Template, omissions: readonly Omission[]): Template {
  const types = omissions.flatMap(omission => ('type' in omission ? [omission.type] : []))
  const attributes = omissions.flatMap(omission => ('attribute' in omission ? [omission.attribute] : []))
  const resources = Object.entries(template.Resources)
  const omitted = new Set(resources.filter(([, { Type }]) => types.includes(Type)).map(([id]) => id))
  const outputs = Object.entries(template.Outputs ?? {}).filter(
    ([, output]) => !attributes.some(attribute => JSON.stringify(output).includes(attribute)),
  )
  const isWithoutParameters = omissions.some(omission => 'parameters' in omission)
  return {
    ...template,
    // the one parameter is the version of the bootstrap, and the one rule checks it
    ...(isWithoutParameters && { Parameters: undefined, Rules: undefined }),
    Resources: Object.fromEntries(
      resources.filter(([id]) => !omitted.has(id)).map(([id, resource]) => [id, replaceReferences(resource, omitted)]),
    ),
    Outputs: Object.fromEntries(outputs.map(([id, output]) => [id, replaceReferences(output, omitted)])),
  }
}

function replaceReferences<T>(part: T, omitted: ReadonlySet<string>): T {
  if (Array.isArray(part)) return part.map(each => replaceReferences(each as unknown, omitted)) as T
  if (typeof part !== 'object' || part === null) return part
  const { Ref, 'Fn::GetAtt': attribute } = part as Record<string, unknown>
  if (typeof Ref === 'string' && omitted.has(Ref)) return Ref as T
  if (Array.isArray(attribute) && omitted.has(String(attribute[0]))) return attribute.join('.') as T
  return Object.fromEntries(
    Object.entries(part).flatMap(([name, value]) => {
      if (name !== 'DependsOn') return [[name, replaceReferences(value as unknown, omitted)]]
      const kept = [value as string | string[]].flat().filter(id => !omitted.has(id))
      return kept.length === 0 ? [] : [[name, kept]]
    }),
  ) as T
}

/** The command line uploads a template under the hash it was synthesized with, and not again where that is known. */
function renameTemplate(folder: string, stack: string, hash: string): void {
  const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8')
  const old = /([0-9a-f]{64})\.json"/.exec(manifest)?.[1]
  if (old === undefined) return
  for (const file of ['manifest.json', `${stack}.assets.json`]) {
    const path = join(folder, file)
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(old, hash))
  }
}
