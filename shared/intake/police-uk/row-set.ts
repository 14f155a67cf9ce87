/**
 * Remembers which rows of a file were seen, in 8 bytes a row: a table of 64-bit hashes with open addressing. Two different rows of five
 * million share a hash with a probability under one in a million.
 */
export class RowSet {
  #slots = 1 << 16
  #high = new Uint32Array(this.#slots)
  #low = new Uint32Array(this.#slots)
  #size = 0

  /** Adds a row; false when the same cells were added before. */
  add(cells: readonly string[]): boolean {
    let a = 0x811c9dc5
    let b = 0x9e3779b9
    for (const cell of cells) {
      for (let i = 0; i < cell.length; i++) {
        const code = cell.charCodeAt(i)
        a = Math.imul(a ^ code, 0x01000193)
        b = Math.imul(b + code, 0x85ebca6b) ^ (b >>> 15)
      }
      // the end of a cell, so that `ab,c` and `a,bc` differ
      a = Math.imul(a ^ 0x1_0001, 0x01000193)
      b = Math.imul(b + 0x1_0001, 0xc2b2ae35)
    }
    a = mix(a) || 1
    return this.#insert(a, mix(b ^ a) >>> 0)
  }

  #insert(high: number, low: number): boolean {
    if (this.#size * 2 >= this.#slots) this.#grow()
    let slot = (low ^ (high >>> 7)) & (this.#slots - 1)
    for (;;) {
      const storedHash = this.#high[slot]!
      if (storedHash === 0) break
      if (storedHash === high && this.#low[slot] === low) return false
      slot = (slot + 1) & (this.#slots - 1)
    }
    this.#high[slot] = high
    this.#low[slot] = low
    this.#size++
    return true
  }

  #grow(): void {
    const [high, low] = [this.#high, this.#low]
    this.#slots *= 2
    this.#high = new Uint32Array(this.#slots)
    this.#low = new Uint32Array(this.#slots)
    this.#size = 0
    for (let i = 0; i < high.length; i++) if (high[i] !== 0) this.#insert(high[i]!, low[i]!)
  }
}

/** Spreads every bit over the whole word: the end of MurmurHash3. */
function mix(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
