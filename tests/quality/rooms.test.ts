import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { REGISTER_KINDS } from '../../shared/observations/feeds.ts'
import { findFolderCircles, type Import, importsOf, listImports } from './imports.ts'

const { ROOMS, roomOf } = createRequire(import.meta.url)('./rooms.cjs') as {
  ROOMS: Readonly<Record<string, readonly string[]>>
  roomOf: (file: string) => string | null
}

/** Imports that the table of rooms does not allow, each as `from -> to`. */
function findForbiddenImports(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => {
      const [room, target] = [roomOf(from), roomOf(to)]
      return room === null || target === null || (room !== target && !ROOMS[room]!.includes(target))
    })
    .map(({ from, to }) => `${from} -> ${to}`)
}

const imports = listImports()

describe('the rooms', () => {
  it('are all read: the check sees every room and its imports', () => {
    expect(imports.length).toBeGreaterThan(1000)
    expect(new Set(imports.map(({ from }) => roomOf(from)))).toEqual(new Set(Object.keys(ROOMS)))
  })

  it('have no circle between folders, type imports counted', () => {
    expect(findFolderCircles(imports)).toEqual([])
  })

  it('import only the rooms that the table allows', () => {
    expect(findForbiddenImports(imports)).toEqual([])
  })

  it('are layers: the table itself has no circle', () => {
    const arrows = Object.entries(ROOMS).flatMap(([from, may]) =>
      may.map(to => ({ from: `${from}/x.ts`, to: `${to}/x.ts` })),
    )
    expect(findFolderCircles(arrows)).toEqual([])
  })
})

describe('the folder of a register', () => {
  it.each(REGISTER_KINDS)('has the same names for the same jobs as the others: %s', register => {
    for (const name of ['entry.ts', 'read.ts', 'history.ts'])
      expect(existsSync(`shared/registers/${register}/${name}`), name).toBe(true)
  })
})

describe('the check of the rooms', () => {
  it.each([
    ["import { a } from '../b/b.ts'", 'a static import'],
    ["import type { a } from '../b/b.ts'", 'a type import'],
    ["export { a } from '../b/b.ts'", 'a re-export'],
    ["const a = await import('../b/b.ts')", 'a dynamic import'],
    ["let a: import('../b/b.ts').A", 'a type by path'],
  ])('sees %s: %s', text => {
    expect(importsOf('shared/a/a.ts', text)).toEqual([{ from: 'shared/a/a.ts', to: 'shared/b/b.ts' }])
  })

  it('finds a circle of three folders and names its imports', () => {
    const circle = [
      { from: 'a/one.ts', to: 'b/two.ts' },
      { from: 'b/three.ts', to: 'c/four.ts' },
      { from: 'c/five.ts', to: 'a/six.ts' },
      { from: 'a/one.ts', to: 'd/alone.ts' },
    ]
    expect(findFolderCircles(circle)).toContain('a/one.ts -> b/two.ts, b/three.ts -> c/four.ts, c/five.ts -> a/six.ts')
    expect(findFolderCircles(circle.slice(1))).toEqual([])
  })

  it.each([
    ['shared/statistics/xmr.ts', 'shared/config/owners.ts'],
    ['shared/packs/build-model.ts', 'shared/store/table.ts'],
    ['functions/send-pack.ts', 'infra/local/clock.ts'],
    ['functions/send-pack.ts', 'functions/commands/run.ts'],
    ['shared/mail/letter.ts', 'shared/packs/build-model.ts'],
    ['shared/new-room/a.ts', 'shared/calendar/date.ts'],
  ])('refuses that %s imports %s', (from, to) => {
    expect(findForbiddenImports([{ from, to }])).toEqual([`${from} -> ${to}`])
  })
})
