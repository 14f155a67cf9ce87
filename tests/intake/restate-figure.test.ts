import { describe, expect, it } from 'vitest'
import { restateFigure } from '../../shared/intake/restate-figure.ts'

const HEADING = 'indicator,area,period,value,numerator,denominator,status\n'

describe('a figure restated for practice', () => {
  it('is the first count of the newest month, one higher', () => {
    const rows = 'a,force,2018-02,10,,,\na,force,2018-03,12,,,\na,north,2018-03,5,,,\nb,force,2018-03,,3,4,\n'
    expect(restateFigure(`\uFEFF${HEADING}${rows}`)).toEqual({
      text: 'indicator,area,period,value\na,force,2018-03,13\n',
      ...{ indicator: 'a', area: 'force', period: '2018-03', before: 12, after: 13 },
    })
  })

  it.each([
    ['a file of other columns', 'Month,Crime\nMar-18,12\n'],
    ['percentages alone', `${HEADING}b,force,2018-03,,3,4,\nc,force,2018-03,12,3,4,\nd,force,2018-03,1.5,,,\n`],
  ])('is none in %s', (_, text) => {
    expect(restateFigure(text)).toBeNull()
  })
})
