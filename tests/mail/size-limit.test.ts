import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Attachment } from '../../shared/mail/message.ts'
import { fitAttachments } from '../../shared/mail/size-limit.ts'

const file = (filename: string, bytes: number, more: Partial<Attachment> = {}): Attachment => ({
  filename,
  contentType: 'application/pdf',
  content: new Uint8Array(bytes),
  ...more,
})
const names = (attachments: readonly Attachment[]) => attachments.map(({ filename }) => filename)
const fit = (attachments: readonly Attachment[], body: number, limit?: number) => {
  const { attached, omitted } = fitAttachments(attachments, body, limit)
  return [names(attached), names(omitted)]
}

// base64 in lines of 76 characters and a line end: 78 bytes for 57, and 400 for the heads of each part
describe('attachments that fit', () => {
  it('are all of them while the encoded whole is under the limit', () => {
    // body 57 bytes: 478; each file of 57: 478
    expect(fit([file('a', 57), file('b', 57)], 57, 1435)).toEqual([['a', 'b'], []])
    expect(fit([file('a', 57), file('b', 57)], 57, 1434)).toEqual([['b'], ['a']])
    // a byte more is a line more
    expect(fit([file('a', 58), file('b', 57)], 57, 1512)).toEqual([['b'], ['a']])
    expect(fit([file('a', 58), file('b', 57)], 57, 1513)).toEqual([['a', 'b'], []])
  })

  it('lose the largest first, one at a time', () => {
    const three = [file('small', 1000), file('large', 30_000), file('middle', 20_000)]
    expect(fit(three, 0, 60_000)).toEqual([['small', 'middle'], ['large']])
    expect(fit(three, 0, 20_000)).toEqual([['small'], ['large', 'middle']])
    expect(fit(three, 0, 1500)).toEqual([[], ['large', 'middle', 'small']])
  })

  it('keep the pictures of the body, whatever is too large', () => {
    const all = [file('picture', 50_000, { cid: 'p' }), file('pack', 1000)]
    expect(fit(all, 0, 20_000)).toEqual([['picture'], ['pack']])
  })

  it('count text by its bytes, not its letters', () => {
    // 30 pound signs are 60 bytes: two lines
    expect(fit([file('a', 0, { content: '£'.repeat(30) })], 0, 956)).toEqual([[], ['a']])
    expect(fit([file('a', 0, { content: 'L'.repeat(30) })], 0, 956)).toEqual([['a'], []])
  })

  it('have room for seven million bytes by default, and are not changed', () => {
    expect(fit([file('a', 5_000_000)], 0)).toEqual([['a'], []])
    expect(fit([file('a', 5_200_000)], 0)).toEqual([[], ['a']])
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { maxLength: 8 }), fc.nat(400_000), (sizes, limit) => {
        const all = sizes.map((size, i) => file(String(i), size))
        const { attached, omitted } = fitAttachments(all, 100, limit)
        expect([...attached, ...omitted].map(one => one.filename).sort()).toEqual(names(all).sort())
        for (const one of omitted)
          for (const other of attached) expect(one.content.length).toBeGreaterThanOrEqual(other.content.length)
      }),
    )
  })
})
