import { describe, expect, it } from 'vitest'
import { listImports } from './imports.ts'
import { drawRooms, findUpwardArrows, layerRooms, listArrows } from './rooms-picture.ts'

const arrow = (from: string, to: string, imports = 1) => ({ from, to, imports })

describe('the picture of the rooms', () => {
  it('has no arrow upwards', () => {
    const arrows = listArrows(listImports())
    expect(arrows.length).toBeGreaterThan(50)
    expect(findUpwardArrows(arrows, layerRooms(arrows))).toEqual([])
  })

  it('puts a room above every room that it imports', () => {
    expect(layerRooms([arrow('packs', 'figures'), arrow('figures', 'calendar'), arrow('packs', 'calendar')])).toEqual([
      ['calendar'],
      ['figures'],
      ['packs'],
    ])
  })

  it('draws the lesser half of a circle upwards, in red', () => {
    const circle = [arrow('packs', 'figures', 9), arrow('figures', 'packs', 2)]
    expect(findUpwardArrows(circle, layerRooms(circle))).toEqual([arrow('figures', 'packs', 2)])
    expect(drawRooms('Two', circle)).toContain('2 arrows between 2 rooms; upwards 1 arrows, 2 imports')
    expect(drawRooms('Two', circle).match(/url\(#red\)/g)).toHaveLength(1)
  })

  it('counts the imports between two rooms, and none within a room or outside shared/', () => {
    const imports = [
      { from: 'shared/packs/a.ts', to: 'shared/figures/b.ts' },
      { from: 'shared/packs/sections/c.ts', to: 'shared/figures/b.ts' },
      { from: 'shared/packs/a.ts', to: 'shared/packs/c.ts' },
      { from: 'functions/d.ts', to: 'shared/packs/c.ts' },
    ]
    expect(listArrows(imports)).toEqual([arrow('packs', 'figures', 2)])
  })
})
