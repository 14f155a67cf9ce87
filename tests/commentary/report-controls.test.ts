import { describe, expect, it } from 'vitest'
import { cellTag, figureTag, partTag, textKey } from '../../shared/commentary/report-controls.ts'
import { REASON } from '../given/sample-report.ts'

describe('the tags of a report in Word', () => {
  it('say what a control is, and are told apart where Word has no room for all of it', () => {
    expect(figureTag('hate-crime/force/current')).toBe('figure/hate-crime/force/current')
    const long = 'satisfaction-with-service-delivery-and-everything-around-it'
    const tags = ['a', 'b'].flatMap(end => [
      cellTag('indicators', `${long}-${end}`, 'year_verdict'),
      cellTag('indicators', `${long}-${end}`, 'month_verdict'),
      figureTag(`${long}/force/${'measured '.repeat(8)}${end}`),
      partTag(textKey({ ...REASON, indicator: `${long}-${end}` }), 'action'),
    ])
    expect(new Set(tags).size).toBe(tags.length)
    for (const tag of tags) expect(tag.length).toBeLessThanOrEqual(64)
    expect(tags[0]).toMatch(/^cell\/indicators\/satisfaction-with.*\/year_verdict$/)
    expect(tags[3]).toMatch(/^commentary\/satisfaction-with.*\/2018-03#action$/)
  })
})
