import { describe, expect, it } from 'vitest'
import { isAllowed, listProductionLicences } from './licences.ts'

describe('licences', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['MIT AND ISC', true],
    ['MIT AND GPL-3.0-only', false],
    ['GPL-3.0-only', false],
    ['AGPL-3.0-only OR SSPL-1.0', false],
    ['SEE LICENSE IN LICENSE.md', false],
    ['UNLICENSED', false],
  ])('%s: %s', (licence, allowed) => {
    expect(isAllowed(licence)).toBe(allowed)
  })

  it('of everything that the product needs when it runs are known and allowed', () => {
    const packages = listProductionLicences('.')
    expect(packages.find(({ name }) => name === 'zod')).toMatchObject({ licence: 'MIT' })
    expect(packages.some(({ name }) => name === 'vitest')).toBe(false)
    const refused = packages.filter(({ licence }) => licence === null || !isAllowed(licence))
    expect(refused.map(({ name, version, licence }) => `${name} ${version}: ${licence ?? 'none said'}`)).toEqual([])
  })
})
