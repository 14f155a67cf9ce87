const MAX_LENGTH = 120

/**
 * A name that an attached file may be kept under: the last part of whatever path it came with, without control characters and signs
 * that change the direction of writing, and not too long; its ending stays. `attachment-N` for a file without a name.
 *
 * @param number of the file in its mail, from 1
 */
export function safeFileName(name: string | null, number: number): string {
  const last = (name ?? '').split(/[/\\]/).at(-1)!
  const plain = last
    .normalize('NFC')
    .replaceAll(/\p{C}|[\u2028\u2029]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (/^\.*$/.test(plain)) return `attachment-${number}`
  const ending = /\.[A-Za-z0-9]{1,8}(?:\.gz)?$/.exec(plain)?.[0] ?? ''
  const stem = Array.from(plain.slice(0, plain.length - ending.length))
    .slice(0, MAX_LENGTH - ending.length)
    .join('')
  return `${stem}${ending}`
}
