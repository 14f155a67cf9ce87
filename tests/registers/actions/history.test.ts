import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionsKnownAt, listChanges, mergeActions, versionKnownAt } from '../../../shared/registers/actions/history.ts'
import { anAction } from './examples.ts'

const drops = [
  { drop: 'a', knownFrom: '2019-03-01T09:00:00.000Z', actions: [anAction(), anAction({ id: '4.0' })] },
  { drop: 'b', knownFrom: '2019-04-01T09:00:00.000Z', actions: [anAction()] },
  { drop: 'c', knownFrom: '2019-05-01T09:00:00.000Z', actions: [anAction({ update: 'Nearly there' })] },
  {
    drop: 'd',
    knownFrom: '2019-06-01T09:00:00.000Z',
    actions: [anAction({ update: 'Nearly there', targetDate: '2019-07-01' })],
  },
]
const merge = (list: typeof drops) => list.reduce(mergeActions, [])

describe('the history of actions', () => {
  it('keeps every version once, with the day it became known', () => {
    const [first, second] = merge(drops)
    expect(
      listChanges(first!).map(version => [version.drop, version.action.update, version.action.targetDate]),
    ).toEqual([
      ['a', 'Under way', '2019-05-16'],
      ['c', 'Nearly there', '2019-05-16'],
      ['d', 'Nearly there', '2019-07-01'],
    ])
    expect(second!.versions).toHaveLength(1)
  })

  it('gives what was known at an instant, including an action left out of a drop', () => {
    const histories = merge(drops)
    expect(actionsKnownAt(histories, '2019-02-01T00:00:00.000Z')).toEqual([])
    expect(versionKnownAt(histories[0]!, '2019-05-01T08:59:59.999Z')!.drop).toBe('b')
    expect(versionKnownAt(histories[0]!, '2019-05-01T09:00:00.000Z')!.drop).toBe('c')
    expect(actionsKnownAt(histories, '2019-06-02T00:00:00.000Z').map(action => action.id)).toEqual(['3.0', '4.0'])
  })

  it('is the same in whatever order the drops come, some of them twice', () => {
    const sorted = (list: typeof drops) => merge(list).sort((one, other) => one.id.localeCompare(other.id))
    fc.assert(
      fc.property(fc.shuffledSubarray([...drops, ...drops], { minLength: 8 }), order => {
        expect(sorted(order)).toEqual(sorted(drops))
      }),
    )
  })
})

it('drops of one instant are in the order of their names, whichever came first', () => {
  const [a, b, c] = ['a', 'b', 'c'].map(drop => ({
    drop,
    knownFrom: '2019-03-01T09:00:00.000Z',
    actions: [anAction()],
  }))
  for (const order of [
    [a!, b!, c!],
    [c!, b!, a!],
    [b!, c!, a!],
  ])
    expect(merge(order)[0]!.versions.map(({ drop }) => drop)).toEqual(['a', 'b', 'c'])
})
