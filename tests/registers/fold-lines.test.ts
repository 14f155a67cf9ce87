import { expect, it } from 'vitest'
import { foldLines } from '../../shared/registers/fold-lines.ts'

const a = (length: number) => 'a'.repeat(length)

it.each([
  ['a line of 75', a(75), a(75)],
  ['a line of 76', a(76), `${a(75)}\r\n a`],
  ['one that fills two lines', a(149), `${a(75)}\r\n ${a(74)}`],
  ['one that fills two lines and more', a(150), `${a(75)}\r\n ${a(74)}\r\n a`],
  ['letters of two octets', `${a(74)}éa`, `${a(74)}\r\n éa`],
  ['letters of four octets', `${a(72)}😀`, `${a(72)}\r\n 😀`],
  ['several lines', `a\r\nb\r\n${a(76)}`, `a\r\nb\r\n${a(75)}\r\n a`],
  ['lines folded before, with a space or a tab', 'a\r\n b\r\n\tc\r\nd', 'abc\r\nd'],
  ['nothing', '', ''],
])('folds %s', (_, text, folded) => {
  expect(foldLines(text)).toBe(folded)
})
