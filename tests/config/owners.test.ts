import { expect, it } from 'vitest'
import { makeOwnerFinder } from '../../shared/config/owners.ts'

const find = (printed: string) =>
  makeOwnerFinder([{ id: 'chair', title: ' Chair of the Board ', aliases: ['The Chair '] }])(printed)

it.each(['chair', 'CHAIR', ' chair of the board', 'Chair of the Board', 'the chair', '\tThe Chair\n'])(
  '%j is the chair',
  printed => {
    expect(find(printed)).toBe('chair')
  },
)
it.each(['', 'Chair of the', 'Deputy Chair'])('%j is not a role', printed => {
  expect(find(printed)).toBeNull()
})
