import type { MailHeader } from './received-mail.ts'

/** Headers that only machines set, whatever they say. */
const MACHINE_HEADERS = ['list-id', 'x-autoreply', 'x-autorespond', 'x-auto-submitted', 'x-boardpack-id', 'x-loop']
const BULK = ['bulk', 'list', 'junk', 'auto_reply']

/**
 * Why a mail was sent by a machine and is never answered, nor its files read: an automatic reply may carry back what was sent to it;
 * null for a mail by a person. RFC 3834 has the rules for both sides.
 */
export function whyAutomatic(envelopeFrom: string, headers: readonly MailHeader[]): string | null {
  if (/^(?:<>)?$/.test(envelopeFrom.trim())) return 'null return path'
  for (const { name, value } of headers) {
    const key = name.trim().toLowerCase()
    const text = value.trim().toLowerCase()
    if (MACHINE_HEADERS.includes(key)) return key
    if (key === 'auto-submitted' && text.split(';')[0]?.trim() !== 'no') return key
    if (key === 'precedence' && BULK.includes(text)) return key
    if (key === 'return-path' && text === '<>') return 'null return path'
    if (key === 'content-type' && /^multipart\/report\b/.test(text)) return 'delivery report'
  }
  return null
}
