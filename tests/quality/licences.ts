import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Licences that what is deployed, or runs on this machine in its place, may have: all let it be used, changed and passed on. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'PSF-2.0',
  'Zlib',
])

/** Packages that say their licence in their read-me and not in package.json. */
const DECLARED_IN_README: Readonly<Record<string, string>> = { 'humanize-number': 'MIT', only: 'MIT' }

/** Packages whose package.json says less than their licence file. */
const DECLARED_IN_FILE: Readonly<Record<string, string>> = { duck: 'BSD-2-Clause' }

export interface PackageLicence {
  readonly name: string
  readonly version: string
  /** An SPDX expression; null where none is said. */
  readonly licence: string | null
}

interface LockedPackage {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
}

/** Every package that the product needs when it runs, as the lock file has them, by name; licences as their own files say. */
export function listProductionLicences(root: string): PackageLicence[] {
  const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
  const { packages } = read(join(root, 'package-lock.json')) as { packages: Record<string, LockedPackage> }
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(([path, locked]) => {
      const file = join(root, path, 'package.json')
      // builds for other machines are not installed here
      const own = existsSync(file) ? (read(file) as { license?: unknown; licenses?: unknown }) : locked
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
      const licence = DECLARED_IN_FILE[name] ?? readLicence(own) ?? DECLARED_IN_README[name] ?? null
      return { name, version: locked.version ?? '', licence }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** `license` is an SPDX expression; packages older than that say `{ type }`, or a list of those in `licenses`. */
function readLicence({ license, licenses }: { license?: unknown; licenses?: unknown }): string | null {
  const declared = license ?? licenses
  if (typeof declared === 'string') return declared
  const types = (Array.isArray(declared) ? declared : [declared]).flatMap((one: { type?: unknown } | undefined) =>
    typeof one?.type === 'string' ? [one.type] : [],
  )
  return types.length === 0 ? null : types.join(' OR ')
}

/** `A OR B`: one of them is enough. `A AND B`: each has to be. Anything else is a single licence. */
export function isAllowed(licence: string): boolean {
  const plain = licence.replace(/^\((.*)\)$/, '$1')
  if (plain.includes(' AND ')) return plain.split(' AND ').every(isAllowed)
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isAllowed)
  return ALLOWED.has(plain)
}
