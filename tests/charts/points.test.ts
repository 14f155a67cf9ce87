import { describe, expect, it } from 'vitest'
import { pointShape } from '../../shared/charts/points.ts'

const paint = (mark: 'marked' | 'filled', isTentative: boolean) =>
  pointShape('concern', { mark, isTentative }, 10, 10, 2)

describe('the sign of a point', () => {
  it('is filled where the figure is significant, firm or not', () => {
    expect(paint('filled', false)).not.toContain('fill="#fff"')
    expect(paint('filled', true)).not.toContain('fill="#fff"')
  })

  it('is an outline where the figure is outside its expected range and no more, firm or not', () => {
    expect(paint('marked', false)).toContain('fill="#fff"')
    expect(paint('marked', true)).toContain('fill="#fff"')
  })

  it('has a dotted edge where the figure is not firm, and only there', () => {
    for (const mark of ['marked', 'filled'] as const) {
      expect(paint(mark, true)).toContain('stroke-dasharray')
      expect(paint(mark, false)).not.toContain('stroke-dasharray')
    }
  })
})
