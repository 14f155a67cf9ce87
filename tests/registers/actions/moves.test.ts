import { describe, expect, it } from 'vitest'
import { ACTION_STATUSES } from '../../../shared/registers/actions/action.ts'
import { checkMove } from '../../../shared/registers/actions/moves.ts'
import { ACTION_RULES } from '../../../shared/registers/actions/states.ts'
import { anAction } from './examples.ts'

describe('moves of an action', () => {
  const given = { reason: 'Done', decidedOn: '2019-06-11' }

  it.each(ACTION_STATUSES.flatMap(from => ACTION_STATUSES.map(to => [from, to] as const)))(
    'from %s to %s follow the table, in words',
    (from, to) => {
      const needs = from === to ? [] : ACTION_RULES[from].moves[to]
      const before = anAction({ status: from })
      expect(checkMove(before, anAction({ status: to })).map(fault => fault.code)).toEqual(
        needs ? needs.map(need => `move-without-${need}`) : ['illegal-move'],
      )
      if (needs) expect(checkMove(before, anAction({ status: to, ...given }))).toEqual([])
    },
  )

  it('closure needs a reason and the board’s decision', () => {
    expect(checkMove(anAction(), anAction({ status: 'closed' }))).toEqual([
      {
        code: 'move-without-reason',
        sheet: null,
        row: null,
        column: null,
        found: 'action 3.0 from open to closed',
        expected: 'a reason',
        mend: 'Give the reason in the column "reason" or in the update.',
      },
      {
        code: 'move-without-decision',
        sheet: null,
        row: null,
        column: null,
        found: 'action 3.0 from open to closed',
        expected: 'the board’s decision',
        mend: 'Give the date of the board’s meeting that decided it in the column "board decision date".',
      },
    ])
    expect(checkMove(anAction(), anAction({ status: 'closed', update: 'Sent', decidedOn: '2019-06-11' }))).toEqual([])
  })

  it('a decision already used for one move does not do for the next', () => {
    const before = anAction({ decidedOn: '2019-05-16' })
    const after = anAction({ status: 'closed', reason: 'Done', decidedOn: '2019-05-16' })
    expect(checkMove(before, after).map(fault => fault.code)).toEqual(['move-without-decision'])
  })

  it('a later target is an extension; an earlier or a first one is not', () => {
    const later = anAction({ targetDate: '2019-07-01' })
    expect(checkMove(anAction(), later).map(fault => fault.found)).toEqual([
      'action 3.0 extended to 1 July 2019',
      'action 3.0 extended to 1 July 2019',
    ])
    expect(checkMove(anAction(), { ...later, ...given })).toEqual([])
    expect(checkMove(anAction(), anAction({ targetDate: '2019-05-01' }))).toEqual([])
    expect(checkMove(anAction({ targetDate: null }), later)).toEqual([])
    expect(checkMove(anAction(), anAction({ targetDate: null }))[0]!.found).toBe(
      'action 3.0 with its target date taken away',
    )
  })

  it('a proposal does not move the target by itself, and a granted one needs the decision alone', () => {
    const proposed = anAction({ status: 'proposed-for-extension', reason: 'Supplier late' })
    expect(checkMove(anAction(), proposed)).toEqual([])
    const early = { ...proposed, targetDate: '2019-07-01' }
    expect(checkMove(anAction(), early).map(fault => fault.code)).toEqual(['move-without-decision'])
    const granted = anAction({ targetDate: '2019-07-01', reason: 'Supplier late', decidedOn: '2019-06-11' })
    expect(checkMove(proposed, granted)).toEqual([])
    expect(checkMove(proposed, { ...granted, decidedOn: null }).map(fault => fault.code)).toEqual([
      'move-without-decision',
    ])
  })

  it('a number that now stands for another action is asked about', () => {
    const other = anAction({ raised: '2019-06-11', action: 'Something else' })
    expect(checkMove(anAction(), other)).toMatchObject([
      { code: 'id-reused', found: 'action 3.0: “Something else”', mend: 'Give the new action a number of its own.' },
    ])
  })
})

describe('faults of moves, in full', () => {
  const place = { sheet: null, row: null, column: null }
  it('an action that a number stood for before, named with its day', () => {
    const other = anAction({ raised: '2019-06-11', action: 'Something else' })
    expect(checkMove(anAction(), other)).toEqual([
      {
        code: 'id-reused',
        ...place,
        found: 'action 3.0: “Something else”',
        expected: 'action 3.0, raised on 28 February 2019: “The ACC to highlight the risk to the Safeguarding Board”',
        mend: 'Give the new action a number of its own.',
      },
    ])
    expect(checkMove(anAction(), anAction({ raised: '2019-06-11' }))).toEqual([])
    expect(checkMove(anAction(), anAction({ action: 'Something else' }))).toEqual([])
  })

  it('a move that is not in the table, with those that are', () => {
    expect(checkMove(anAction({ status: 'closed' }), anAction({ status: 'withdrawn' }))).toEqual([
      {
        code: 'illegal-move',
        ...place,
        found: 'action 3.0 from closed to withdrawn',
        expected: 'one of open',
        mend: 'Correct the status.',
      },
    ])
    expect(checkMove(anAction({ status: 'withdrawn' }), anAction({ status: 'closed' }))[0]!.expected).toBe(
      'one of open',
    )
    const proposed = checkMove(anAction({ status: 'closed' }), anAction({ status: 'proposed-for-closure' }))
    expect(proposed.map(({ code }) => code)).toEqual(['illegal-move'])
  })

  it.each([
    [{ reason: 'Late' }, { reason: 'Late' }, ['move-without-reason']],
    [{ reason: 'Late' }, { reason: null }, ['move-without-reason']],
    [{ reason: 'Late' }, { reason: 'Later' }, []],
    [{ update: 'Begun' }, { update: 'Begun' }, ['move-without-reason']],
    [{ update: 'Begun' }, { update: null }, ['move-without-reason']],
    [{ update: null }, { update: 'Begun' }, []],
  ])('the reason of a proposal is a new one: after %j, %j', (before, after, codes) => {
    const move = checkMove(anAction(before), anAction({ ...after, status: 'proposed-for-closure' }))
    expect(move.map(({ code }) => code)).toEqual(codes)
  })

  it('a decision that is taken away decides nothing', () => {
    const [before, after] = [anAction({ decidedOn: '2019-05-16' }), anAction({ status: 'closed', reason: 'Done' })]
    expect(checkMove(before, after).map(({ code }) => code)).toEqual(['move-without-decision'])
  })

  it('a date that goes with the end of an action is no extension', () => {
    const ended = { status: 'closed' as const, reason: 'Done', decidedOn: '2019-06-11', targetDate: null }
    expect(checkMove(anAction(), anAction(ended))).toEqual([])
    const again = { ...ended, targetDate: '2019-12-31' }
    expect(checkMove(anAction({ ...ended, targetDate: '2019-05-16' }), anAction(again))).toEqual([])
  })

  it('asks for each thing once', () => {
    const later = anAction({ status: 'proposed-for-extension', targetDate: '2019-07-01' })
    expect(checkMove(anAction(), later).map(({ code }) => code)).toEqual([
      'move-without-reason',
      'move-without-decision',
    ])
  })
})

it('a proposal whose date moves while it waits needs the decision alone', () => {
  const proposed = anAction({ status: 'proposed-for-extension', reason: 'Supplier late' })
  expect(checkMove(proposed, { ...proposed, targetDate: '2019-07-01' }).map(({ code }) => code)).toEqual([
    'move-without-decision',
  ])
})
