import { describe, expect, test } from 'vitest'
import { sentenceText } from '../../../shared/document/text.ts'
import { FigureBook } from '../../../shared/figures/figure-book.ts'
import { missingLine } from '../../../shared/packs/sections/report/page-one.ts'

describe('the line of page one about what is missing', () => {
  test.each([
    [
      'names the owner and the exceptions where they are few',
      [{ by: 'Chief Nurse', on: ['Complaints', 'Falls'] }],
      'Missing: commentary by the Chief Nurse on Complaints and Falls.',
    ],
    [
      'names each owner',
      [
        { by: 'Chief Nurse', on: ['Complaints'] },
        { by: 'Head of Estates', on: ['Fires'] },
      ],
      'Missing: commentary by the Chief Nurse on Complaints, the Head of Estates on Fires.',
    ],
    [
      'counts the exceptions of each owner where they are many',
      [
        { by: 'Chief Nurse', on: ['A', 'B', 'C', 'D'] },
        { by: 'Head of Estates', on: ['E'] },
      ],
      'Missing: commentary by the Chief Nurse on 4 exceptions, the Head of Estates on 1 exception.',
    ],
    [
      'counts the owners where they are many',
      ['A', 'B', 'C', 'D'].map(by => ({ by, on: [`${by}1`, `${by}2`] })),
      'Missing: commentary by 4 owners on 8 exceptions.',
    ],
  ])('%s', (_, commentary, line) => {
    const sentence = missingLine({ figures: [], unconfirmed: [], commentary }, new FigureBook())
    expect(sentenceText(sentence!)).toBe(line)
  })

  test('is left out where nothing is', () => {
    expect(missingLine({ figures: [], unconfirmed: [], commentary: [] }, new FigureBook())).toBeNull()
  })
})
