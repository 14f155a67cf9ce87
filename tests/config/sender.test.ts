import { describe, expect, test } from 'vitest'
import { describeSender, findSender, senderSentence } from '../../shared/config/sender.ts'
import { sampleBoard } from '../given/sample-board.ts'

const board = sampleBoard()
const [feed] = board.feeds
const supplier = [feed!.supplier].flat()
const other = board.roles.find(({ id }) => !supplier.includes(id))!.id
const systems = new Map([
  ['AROA1', feed!.id],
  ['AROA2', 'risks'],
])
const evidence = { principal: 'AWS:AROAADMIN:someone', role: undefined, way: undefined, systems }

describe('the sender of a drop', () => {
  test('is the role whose personal link it came by', () => {
    expect(findSender(board, feed!.id, { ...evidence, role: other })).toEqual({ source: 'link', roles: [other] })
  })

  test('is the role by whose mail it came, and nobody that the board does not have', () => {
    expect(findSender(board, feed!.id, { ...evidence, role: other, way: 'mail' })).toEqual({
      source: 'mail',
      roles: [other],
    })
    expect(findSender(board, feed!.id, { ...evidence, role: 'nobody', way: 'mail' })?.source).toBe('declared')
  })

  test('is the role whose words a command recorded', () => {
    const recorded = findSender(board, feed!.id, { ...evidence, role: other, way: 'command' })!
    expect(recorded).toEqual({ source: 'command', roles: [other] })
    expect(senderSentence(board.roles, recorded)).toMatch(/^Recorded by command for the \S.*\.$/)
  })

  test('is the supplier whose system put it, whatever that system wrote beside it', () => {
    const forged = { ...evidence, principal: 'AWS:AROA1:nightly', role: other }
    expect(findSender(board, feed!.id, forged)).toEqual({ source: 'system', roles: supplier })
  })

  test('is not told from the system of another feed', () => {
    const swapped = { ...evidence, principal: 'AWS:AROA2:nightly' }
    expect(findSender(board, feed!.id, swapped)).toEqual({ source: 'declared', roles: supplier })
  })

  test('is the declared supplier, said as such, where nothing says who it was', () => {
    const found = findSender(board, feed!.id, { ...evidence, principal: null, role: 'nobody' })!
    expect(found).toEqual({ source: 'declared', roles: supplier })
    expect(describeSender(board.roles, found)).toMatch(/^\S.* \(declared\)$/)
  })

  test('is not known for a folder that is no feed of the board', () => {
    expect(findSender(board, 'nonsense', evidence)).toBeNull()
  })
})
