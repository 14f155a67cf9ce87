import { describe, expect, it } from 'vitest'
import { describeReplacedTexts } from '../../shared/commentary/replaced-texts.ts'
import { sampleBoard } from '../given/sample-board.ts'

const text = {
  id: 'hate-crime/2018-03',
  indicator: 'hate-crime',
  month: '2018-03',
  author: 'head-of-performance',
  audience: 'board',
  markdown: 'It rose.',
  action: null,
  actionDueDate: null,
  drop: 'a-drop',
  knownFrom: '2018-05-04T09:30:00Z',
} as const
const entries = [{ register: 'commentary', id: text.id, body: text }] as const

describe('an edited copy of a report', () => {
  it('names who wrote the text that it replaces and when that came, where the report did not have it', () => {
    const known = { commentary: [text, { ...text, id: 'rural-crime/2018-03' }], sections: [] }
    expect(describeReplacedTexts(entries, known, '2018-05-03T15:00:00Z', sampleBoard())).toEqual([
      'This takes the place of a text that the report did not have: hate-crime/2018-03, by Head of Performance, which came on 4 May 2018 at 10:30. Both are kept; to have the earlier one back, send it again.',
    ])
  })

  it('says nothing of a text that the report had', () => {
    expect(describeReplacedTexts(entries, { commentary: [text], sections: [] }, text.knownFrom, sampleBoard())).toEqual(
      [],
    )
  })
})
