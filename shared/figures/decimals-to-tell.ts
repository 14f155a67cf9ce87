/** More decimals than these say nothing that a reader would use. */
const MOST = 4

/**
 * The fewest decimals, `least` or more, by which figures that differ are printed differently and only zero as zero; at most four.
 * Example: 0.06, 0.04 and 1.2 from one decimal: 2.
 */
export function decimalsToTell(figures: readonly number[], least: number): number {
  const different = new Set(figures).size
  for (let decimals = least; decimals < MOST; decimals++) {
    const printed = figures.map(figure => figure.toFixed(decimals))
    const isZero = (text: string) => !/[1-9]/.test(text)
    if (new Set(printed).size === different && figures.every((figure, i) => figure === 0 || !isZero(printed[i]!)))
      return decimals
  }
  return Math.max(least, MOST)
}
