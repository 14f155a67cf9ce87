import { describe, expect, it } from 'vitest'
import { ACTION_STATUSES } from '../../../shared/registers/actions/entry.ts'
import { ACTION_RULES, checkTransition } from '../../../shared/registers/actions/transitions.ts'
import { anAction } from './examples.ts'

describe('transitions of an action', () => {
  const reasonAndDecision = { reason: 'Done', decidedOn: '2019-06-11' }

  it.each(ACTION_STATUSES.flatMap(from => ACTION_STATUSES.map(to => [from, to] as const)))(
    'from %s to %s follow the table, in words',
    (from, to) => {
      const requirements = from === to ? [] : ACTION_RULES[from].transitions[to]
      const before = anAction({ status: from })
      expect(checkTransition(before, anAction({ status: to })).map(fault => fault.code)).toEqual(
        requirements ? requirements.map(requirement => `transition-without-${requirement}`) : ['illegal-transition'],
      )
      if (requirements) expect(checkTransition(before, anAction({ status: to, ...reasonAndDecision }))).toEqual([])
    },
  )

  it('closure needs a reason and the board’s decision', () => {
    expect(checkTransition(anAction(), anAction({ status: 'closed' }))).toEqual([
      {
        code: 'transition-without-reason',
        sheet: null,
        row: null,
        column: null,
        found: 'action 3.0 from open to closed',
        expected: 'a reason',
        fix: 'Give the reason in the column "reason" or in the update.',
      },
      {
        code: 'transition-without-decision',
        sheet: null,
        row: null,
        column: null,
        found: 'action 3.0 from open to closed',
        expected: 'the board’s decision',
        fix: 'Give the date of the board’s meeting that decided it in the column "board decision date".',
      },
    ])
    expect(
      checkTransition(anAction(), anAction({ status: 'closed', update: 'Sent', decidedOn: '2019-06-11' })),
    ).toEqual([])
  })

  it('a decision used for one transition does not count for the next', () => {
    const before = anAction({ decidedOn: '2019-05-16' })
    const after = anAction({ status: 'closed', reason: 'Done', decidedOn: '2019-05-16' })
    expect(checkTransition(before, after).map(fault => fault.code)).toEqual(['transition-without-decision'])
  })

  it('a later target is an extension; an earlier or a first one is not', () => {
    const later = anAction({ targetDate: '2019-07-01' })
    expect(checkTransition(anAction(), later).map(fault => fault.found)).toEqual([
      'action 3.0 extended to 1 July 2019',
      'action 3.0 extended to 1 July 2019',
    ])
    expect(checkTransition(anAction(), { ...later, ...reasonAndDecision })).toEqual([])
    expect(checkTransition(anAction(), anAction({ targetDate: '2019-05-01' }))).toEqual([])
    expect(checkTransition(anAction({ targetDate: null }), later)).toEqual([])
    expect(checkTransition(anAction(), anAction({ targetDate: null }))[0]!.found).toBe(
      'action 3.0 with its target date removed',
    )
  })

  it('a proposal does not move the target by itself, and a granted one needs the decision alone', () => {
    const proposed = anAction({ status: 'proposed-for-extension', reason: 'Supplier late' })
    expect(checkTransition(anAction(), proposed)).toEqual([])
    const early = { ...proposed, targetDate: '2019-07-01' }
    expect(checkTransition(anAction(), early).map(fault => fault.code)).toEqual(['transition-without-decision'])
    const approved = anAction({ targetDate: '2019-07-01', reason: 'Supplier late', decidedOn: '2019-06-11' })
    expect(checkTransition(proposed, approved)).toEqual([])
    expect(checkTransition(proposed, { ...approved, decidedOn: null }).map(fault => fault.code)).toEqual([
      'transition-without-decision',
    ])
  })

  it('a number that now stands for another action is asked about', () => {
    const other = anAction({ raised: '2019-06-11', action: 'Something else' })
    expect(checkTransition(anAction(), other)).toMatchObject([
      { code: 'id-reused', found: 'action 3.0: “Something else”', fix: 'Give the new action a different number.' },
    ])
  })
})

describe('faults of transitions in full', () => {
  const place = { sheet: null, row: null, column: null }
  it('an action that a number stood for before, named with its day', () => {
    const other = anAction({ raised: '2019-06-11', action: 'Something else' })
    expect(checkTransition(anAction(), other)).toEqual([
      {
        code: 'id-reused',
        ...place,
        found: 'action 3.0: “Something else”',
        expected: 'action 3.0, raised on 28 February 2019: “The ACC to highlight the risk to the Safeguarding Board”',
        fix: 'Give the new action a different number.',
      },
    ])
    expect(checkTransition(anAction(), anAction({ raised: '2019-06-11' }))).toEqual([])
    expect(checkTransition(anAction(), anAction({ action: 'Something else' }))).toEqual([])
  })

  it('a transition that is not in the table is rejected with those that are', () => {
    expect(checkTransition(anAction({ status: 'closed' }), anAction({ status: 'withdrawn' }))).toEqual([
      {
        code: 'illegal-transition',
        ...place,
        found: 'action 3.0 from closed to withdrawn',
        expected: 'one of open',
        fix: 'Correct the status.',
      },
    ])
    expect(checkTransition(anAction({ status: 'withdrawn' }), anAction({ status: 'closed' }))[0]!.expected).toBe(
      'one of open',
    )
    const proposed = checkTransition(anAction({ status: 'closed' }), anAction({ status: 'proposed-for-closure' }))
    expect(proposed.map(({ code }) => code)).toEqual(['illegal-transition'])
  })

  it.each([
    [{ reason: 'Late' }, { reason: 'Late' }, ['transition-without-reason']],
    [{ reason: 'Late' }, { reason: null }, ['transition-without-reason']],
    [{ reason: 'Late' }, { reason: 'Later' }, []],
    [{ update: 'Begun' }, { update: 'Begun' }, ['transition-without-reason']],
    [{ update: 'Begun' }, { update: null }, ['transition-without-reason']],
    [{ update: null }, { update: 'Begun' }, []],
  ])('the reason of a proposal is a new one: after %j, %j', (before, after, codes) => {
    const move = checkTransition(anAction(before), anAction({ ...after, status: 'proposed-for-closure' }))
    expect(move.map(({ code }) => code)).toEqual(codes)
  })

  it('a decision that is removed decides nothing', () => {
    const [before, after] = [anAction({ decidedOn: '2019-05-16' }), anAction({ status: 'closed', reason: 'Done' })]
    expect(checkTransition(before, after).map(({ code }) => code)).toEqual(['transition-without-decision'])
  })

  it('removing the date of an ended action is not an extension', () => {
    const ended = { status: 'closed' as const, reason: 'Done', decidedOn: '2019-06-11', targetDate: null }
    expect(checkTransition(anAction(), anAction(ended))).toEqual([])
    const again = { ...ended, targetDate: '2019-12-31' }
    expect(checkTransition(anAction({ ...ended, targetDate: '2019-05-16' }), anAction(again))).toEqual([])
  })

  it('asks for each thing once', () => {
    const later = anAction({ status: 'proposed-for-extension', targetDate: '2019-07-01' })
    expect(checkTransition(anAction(), later).map(({ code }) => code)).toEqual([
      'transition-without-reason',
      'transition-without-decision',
    ])
  })
})

it('a proposal whose date moves while awaiting the board needs only the decision', () => {
  const proposed = anAction({ status: 'proposed-for-extension', reason: 'Supplier late' })
  expect(checkTransition(proposed, { ...proposed, targetDate: '2019-07-01' }).map(({ code }) => code)).toEqual([
    'transition-without-decision',
  ])
})
