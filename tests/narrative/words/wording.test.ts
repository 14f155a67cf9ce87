import { describe, expect, test } from 'vitest'
import { unitWords } from '../../../shared/narrative/words/figure-words.ts'
import { sampleBoard } from '../../given/sample-board.ts'
import { indicatorOf, makeSubject } from '../figures.ts'

/** What stands behind a number of things that have this unit. */
const unitAfter = (unit: string, printed: string) =>
  unitWords(makeSubject(indicatorOf({ name: 'A Figure', unit }), {}), printed)

describe('what is counted, behind a number', () => {
  test.each([
    ['offences', 'offence'],
    ['burglaries', 'burglary'],
    ['searches', 'search'],
    ['crashes', 'crash'],
    ['trespasses', 'trespass'],
    ['boxes', 'box'],
    ['crimes', 'crime'],
    ['casualties', 'casualty'],
    ['minutes', 'minute'],
    ['hours', 'hour'],
    ['outcomes', 'outcome'],
  ])('%s: one is %s', (unit, one) => {
    expect([unitAfter(unit, '0'), unitAfter(unit, '1'), unitAfter(unit, '2')]).toEqual([unit, one, unit])
  })

  test('a unit of several words is left out behind one', () => {
    expect([unitAfter('special constables', '1'), unitAfter('special constables', '2')]).toEqual([
      '',
      'special constables',
    ])
  })

  test('every unit of the sample board has one of it', () => {
    const units = new Set(sampleBoard().indicators.map(({ unit }) => unit))
    const ones = [...units].filter(unit => !unit.includes(' ')).map(unit => unitAfter(unit, '1'))
    expect(ones.sort()).toEqual([
      'burglary',
      'call',
      'casualty',
      'caution',
      'crime',
      'hour',
      'incident',
      'minute',
      'offence',
      'outcome',
      'resolution',
      'search',
      'trial',
      'volunteer',
    ])
  })
})
