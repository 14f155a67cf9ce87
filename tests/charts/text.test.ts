import { describe, expect, it } from 'vitest'
import { PALETTE } from '../../shared/charts/palette.ts'
import { escapeXml, reservedWidth, textWidth, truncateText, wrapText } from '../../shared/charts/text.ts'

it('measures like Arial, ten digits of 0.556 em, and leaves room for type 15% wider', () => {
  expect(textWidth('0123456789', 10)).toBeCloseTo(55.6)
  expect(reservedWidth('0123456789', 10)).toBeCloseTo(63.94)
})

it('wraps at spaces and cuts a word that is too long', () => {
  expect(wrapText('Upper limit 109', 12, 70)).toEqual(['Upper limit', '109'])
  expect(wrapText('', 12, 70)).toEqual([])
  expect(truncateText('Incomprehensibilities', 12, 60)).toBe('Incompr…')
})

it('escapes markup and replaces what XML forbids', () => {
  expect(escapeXml(`<a href="x">'&\u0007`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;\uFFFD')
})

describe('contrast (WCAG 2.2: 4.5 for text, 3 for marks)', () => {
  const luminance = (colour: string) => {
    const [r, g, b] = [1, 3, 5].map(i => {
      const part = Number.parseInt(colour.slice(i, i + 2), 16) / 255
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
  }
  const contrast = (a: string, b: string) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
    return (high! + 0.05) / (low! + 0.05)
  }

  it.each(['ink', 'grey', 'accent', 'improvement', 'concern'] as const)('%s as text on every ground', name => {
    for (const ground of ['paper', 'wash', 'shade'] as const) {
      expect(contrast(PALETTE[name], PALETTE[ground])).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('the line on the usual range', () => {
    expect(contrast(PALETTE.line, PALETTE.wash)).toBeGreaterThanOrEqual(3)
  })
})
