import fc from 'fast-check'
import { expect, it } from 'vitest'
import { safeMarkup } from '../../templates/safe-markup.ts'

it.each([
  ['<p>Plain and <strong>bold</strong></p>', '<p>Plain and <strong>bold</strong></p>'],
  ['<a href="https://example.org/">here</a>', '<a href="https://example.org/">here</a>'],
  ['Crime &amp; disorder', 'Crime &amp; disorder'],
  ['<p onclick="x()">a</p>', '&lt;p onclick=&quot;x()&quot;&gt;a</p>'],
  ['<a href="javascript:x()">a</a>', '&lt;a href=&quot;javascript:x()&quot;&gt;a</a>'],
  ['<script>x</script>', '&lt;script&gt;x&lt;/script&gt;'],
  ['&colon;&#x3c;', '&amp;colon;&amp;#x3c;'],
])('%s becomes %s', (html, safe) => {
  expect(safeMarkup(html)).toBe(safe)
})

it('keeps only plain elements, whatever is put in', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '</',
    'p',
    'script',
    'a href="',
    'https:',
    '"',
    ' onload=x',
    'strong',
    '<br>',
    '&lt;',
    '&',
    '/',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
      const rest = safeMarkup(pieces.join('')).replace(
        /<\/?(p|em|strong|ul|ol|li|blockquote|code|br|a)>|<a href="(https?|mailto):[^"<>\s]*">/g,
        '',
      )
      expect(rest).not.toContain('<')
    }),
  )
})
