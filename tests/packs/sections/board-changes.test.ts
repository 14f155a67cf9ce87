import { describe, expect, it } from 'vitest'
import type { Block } from '../../../shared/document/document.ts'
import { sentenceText } from '../../../shared/document/text.ts'
import type { PackInput } from '../../../shared/packs/input/pack-input.ts'
import { changesOfBoard, restatedAreas } from '../../../shared/packs/sections/board-changes.ts'
import { sampleBoard } from '../../given/sample-board.ts'

const sample = sampleBoard()
const area = (id: string, name: string, more: object) => ({ id, name, kind: 'part' as const, aliases: [], ...more })
const BOARD = {
  ...sample,
  changes: [
    { from: '2018-05-01', because: 'The Mayor takes over.', board: {}, lists: {}, roles: [] },
    { from: '2018-06-01', because: 'Another chair.', board: {}, lists: {}, roles: [] },
  ],
  areas: [
    ...sample.areas,
    area('east', 'East', { from: '2018-04', madeOf: ['north', 'south'] }),
    area('west', 'West', { from: '2018-04', splitFrom: 'centre' }),
  ],
}
const INPUT = {
  board: BOARD,
  formerAreas: [area('north', 'North', {}), area('south', 'South', {}), area('centre', 'Centre', {})],
  pack: { ...sample.packs[0]!, areas: ['force', 'east', 'west'], historyMonths: 24 },
  meeting: { date: '2018-05-10', public: false },
  previous: { run: 'r', meeting: '2018-04-12', drops: new Set<string>() },
} as unknown as PackInput
const wordsOf = (blocks: readonly Block[]) =>
  blocks.flatMap(block => (block.kind === 'list' ? block.items.map(sentenceText) : [block.kind]))

describe('changes of the board', () => {
  it('are in the first pack after them', () => {
    expect(wordsOf(changesOfBoard(INPUT))).toEqual(['From 1 May 2018: The Mayor takes over.'])
  })

  it('are in no pack before or after, and not in a first pack', () => {
    const inPack = (meeting: string, previous: string | null) =>
      changesOfBoard({
        ...INPUT,
        meeting: { date: meeting, public: false },
        previous: previous === null ? null : { ...INPUT.previous!, meeting: previous },
      })
    expect(inPack('2018-04-30', '2018-04-12')).toEqual([])
    expect(inPack('2018-05-24', '2018-05-01')).toEqual([])
    expect(inPack('2018-05-10', null)).toEqual([])
  })
})

describe('areas that were merged or split', () => {
  it('are explained, with how their history was restated', () => {
    expect(wordsOf(restatedAreas(INPUT, '2018-06'))).toEqual([
      'East was made of North and South, from April 2018. Its figures of earlier months are worked out from theirs: counts are added, and rates and averages divided again from added numbers.',
      'West was a part of Centre until April 2018. Figures of earlier months stay with Centre; its own begin with the first month that was sent for it.',
    ])
  })

  it('need no words once every month shown is their own', () => {
    expect(restatedAreas(INPUT, '2020-03')).toEqual([])
    expect(restatedAreas({ ...INPUT, pack: { ...INPUT.pack, areas: ['force'] } }, '2018-06')).toEqual([])
  })
})
