/**
 * Numbers from 0 up to 1 that look like chance and are the same for the same text: samples made twice are the same, byte for
 * byte. Mulberry32, seeded by an FNV-1a hash of the text.
 */
export function chanceOf(text: string): () => number {
  let state = 0x811c9dc5
  for (const character of text) state = Math.imul(state ^ character.codePointAt(0)!, 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A value of the standard normal distribution, by the sum of twelve uniform ones. */
export function normalValue(chance: () => number): number {
  let sum = -6
  for (let i = 0; i < 12; i += 1) sum += chance()
  return sum
}
