import { describe, expect, it } from 'vitest'
import { messageId } from '../../shared/mail/message.ts'

describe('the id of a message', () => {
  const message = { kind: 'pack', cause: 'pack x', recipient: 'Member@pcc.example' } as const

  it('is the same however the address is written, and always', () => {
    expect(messageId(message)).toBe('20e790b4f2ba6a22c347c8deb030aa5f')
    expect(messageId({ ...message, recipient: 'member@PCC.example' })).toBe('20e790b4f2ba6a22c347c8deb030aa5f')
  })

  it.each([{ kind: 'notice' }, { cause: 'pack y' }, { recipient: 'other@pcc.example' }] as const)(
    'is another with %o',
    other => {
      expect(messageId({ ...message, ...other })).not.toBe(messageId(message))
    },
  )
})
