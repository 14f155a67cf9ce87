import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addItem } from '../../shared/config/add-item.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { sampleBoardFile } from '../given/sample-board.ts'

const isEarlierThan = (date: string) => (existing: unknown) => (existing as { date: string }).date < date

describe('an item added to a board’s file', () => {
  const text = `# meetings
meetings:
  # spring
  - { date: 2027-03-18 } # in the chamber
  - { date: 2027-06-17 }

lists:
  members:
    - chair   # votes
roles: []
`

  it('stands in its place, written as its neighbours are, and nothing else changes', () => {
    expect(addItem(text, ['meetings'], { date: '2027-04-15' }, isEarlierThan('2027-04-15'))).toBe(
      text.replace('in the chamber\n', 'in the chamber\n  - { date: 2027-04-15 }\n'),
    )
    expect(addItem(text, ['meetings'], { date: '2027-09-16' }, isEarlierThan('2027-09-16'))).toBe(
      text.replace('2027-06-17 }\n', '2027-06-17 }\n  - { date: 2027-09-16 }\n'),
    )
    expect(addItem(text, ['meetings'], { date: '2027-01-21' }, isEarlierThan('2027-01-21'))).toBe(
      text.replace('  # spring\n', '  # spring\n  - { date: 2027-01-21 }\n'),
    )
    expect(addItem(text, ['lists', 'members'], 'head-of-data')).toBe(
      text.replace('# votes\n', '# votes\n    - head-of-data\n'),
    )
  })

  it('is put into a list that is empty, or that is written on one line', () => {
    expect(addItem('roles: []\n', ['roles'], { id: 'chair' })).toBe('roles: [ { id: chair } ]\n')
    expect(addItem('chair: [a] # who\n', ['chair'], 'b')).toBe('chair: [ a, b ] # who\n')
  })

  it('comes after a last line that does not end', () => {
    expect(addItem('roles:\n  - id: a', ['roles'], { id: 'b' })).toBe('roles:\n  - id: a\n  - id: b\n')
  })

  it('needs the list that it is for', () => {
    expect(() => addItem(text, ['packs'], {})).toThrow('the board’s file has no list packs')
  })

  it('changes one line of the sample board, which still has no fault', () => {
    const sample = readFileSync(sampleBoardFile, 'utf8')
    const changed = addItem(sample, ['meetings'], { date: '2027-12-16' }, isEarlierThan('2027-12-16'))
    const lines = new Set(sample.split('\n'))
    expect(changed.split('\n').filter(line => !lines.has(line))).toEqual(['  - { date: 2027-12-16 }'])
    expect(changed.length - sample.length).toBe('  - { date: 2027-12-16 }\n'.length)
    expect(loadBoard(changed).ok).toBe(true)
  })
})
