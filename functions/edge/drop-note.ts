/** S3 keeps 2 KB beside an object, in ASCII. */
const MAX_LENGTH = 1500

/** Words that are kept with a drop, for its receipt, as they may stand in an object's metadata; cut where they are too long. */
export function encodeNote(words: string): string {
  const signs = Array.from(words)
  while (encodeURIComponent(signs.join('')).length > MAX_LENGTH) signs.splice(-1 - (signs.length >> 4))
  return encodeURIComponent(signs.join(''))
}

/** The words again; null where there are none, or what stands there was written by something else. */
export function decodeNote(kept: string | undefined): string | null {
  if (kept === undefined) return null
  try {
    return decodeURIComponent(kept)
  } catch {
    return null
  }
}
