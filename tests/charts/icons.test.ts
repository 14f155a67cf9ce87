import { expect, it } from 'vitest'
import { renderIcon } from '../../shared/charts/icons.ts'
import { ICON_NAMES } from '../../shared/document/table.ts'

it.each(ICON_NAMES)('%s: its word is its text alternative, and beside its word it is silent', name => {
  expect(renderIcon(name, 'Unusually "high"')).toContain('role="img" aria-label="Unusually &quot;high&quot;"')
  expect(renderIcon(name, null)).toContain('aria-hidden="true"')
})

it('no two icons are drawn alike', () => {
  expect(new Set(ICON_NAMES.map(name => renderIcon(name, null))).size).toBe(ICON_NAMES.length)
})
