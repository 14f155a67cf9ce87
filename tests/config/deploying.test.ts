import { describe, expect, it } from 'vitest'
import { findCollisions } from '../../shared/config/check-collisions.ts'
import { describePastSends, pastSends } from '../../shared/config/past-sends.ts'
import { plannedPacks } from '../../shared/config/plan.ts'
import { loadTestBoard } from '../given/two-indicators.ts'

const { board } = loadTestBoard({ approval: false })

describe('a send whose time is past', () => {
  const [event] = plannedPacks(board)
  const { meeting, instant, pack } = event!

  it('is reported with the command that makes the pack, while its meeting is still to come', () => {
    const [line, ...more] = describePastSends(pastSends(board, meeting!, instant))
    expect(line).toContain(`boardpack make ${pack} ${meeting}`)
    expect(more).toEqual([])
  })

  it('is not reported a moment before, nor once its meeting has been', () => {
    expect(pastSends(board, meeting!, new Date(Date.parse(instant) - 1).toISOString())).toEqual([])
    expect(pastSends(board, '2030-01-01', '2030-01-01T12:00:00Z')).toEqual([])
  })
})

describe('two boards of one account', () => {
  const named = (file: string, id: string, domain: string, identity: 'create' | 'existing' = 'create') => ({
    file,
    board: { ...board, board: { ...board.board, id }, mail: { ...board.mail, domain, identity } },
  })
  const first = named('a.yaml', 'north', 'pcc.example')

  it('have ids of their own', () => {
    expect(findCollisions(named('b.yaml', 'north', 'other.example'), [first])).toEqual([
      'board.id is "north", which is also that of a.yaml; allowed: an id of its own',
    ])
  })

  it('may send from one domain, of which one of them creates the identity at most', () => {
    expect(findCollisions(named('b.yaml', 'south', 'pcc.example'), [first])).toEqual([
      'mail.domain is "pcc.example", which is also that of a.yaml; allowed: mail.identity: existing in one of them',
    ])
    expect(findCollisions(named('b.yaml', 'south', 'pcc.example', 'existing'), [first])).toEqual([])
    expect(findCollisions(first, [first])).toEqual([])
  })

  it('receive files at domains of their own', () => {
    const receivingAt = (domain: string, { file, board: one }: typeof first) => ({
      file,
      board: { ...one, mail: { ...one.mail, receiving: { domain, identity: 'create' as const } } },
    })
    const other = receivingAt('in.pcc.example', named('b.yaml', 'south', 'other.example'))
    expect(findCollisions(other, [receivingAt('in.pcc.example', first)])).toEqual([
      'mail.receiving.domain is "in.pcc.example", which is also that of a.yaml; allowed: a domain of its own',
    ])
    expect(findCollisions(other, [receivingAt('in.other.example', first), first])).toEqual([])
  })
})
