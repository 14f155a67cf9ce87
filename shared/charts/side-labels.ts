/** A label beside the plot: `at` is the height in pixels that it belongs to. */
export interface SideLabel {
  readonly lines: readonly string[]
  readonly at: number
  readonly colour: string
  readonly isBold: boolean
  /** Stays where it is while others make room. */
  readonly isFixed: boolean
}

export interface PlacedLabel extends SideLabel {
  /** Centre of the label after making room. */
  readonly y: number
}

/** How much less a fixed label moves than the others. */
const FIXED_WEIGHT = 100

/**
 * Spreads labels so that none overlaps another and each is as near to its own height as the others allow. They keep the
 * order of their heights, and lie between `top` and `bottom`; where there is no room for all, the lowest go below it.
 */
export function spreadLabels(
  labels: readonly SideLabel[],
  lineHeight: number,
  top: number,
  bottom: number,
): PlacedLabel[] {
  const half = (label: SideLabel) => (label.lines.length * lineHeight) / 2
  const sorted = labels.map((label, index) => ({ label, index }))
  sorted.sort((a, b) => a.label.at - b.label.at || a.index - b.index)
  // the least distance of each from the first; without it their heights may not fall from one to the next
  let sum = 0
  const placed = sorted.map(({ label }) => {
    const offset = sum + half(label)
    sum += 2 * half(label)
    return { label, offset }
  })
  const heights = poolRising(
    placed.map(({ label, offset }) => ({ value: label.at - offset, weight: label.isFixed ? FIXED_WEIGHT : 1 })),
  )
  const lowest = Math.max(top, bottom - sum)
  return placed.map(({ label, offset }, i) => ({
    ...label,
    y: Math.min(Math.max(heights[i]!, top), lowest) + offset,
  }))
}

/** The rising sequence nearest to the values by weighted squares: neighbours that fall are pooled to their mean. */
function poolRising(values: readonly { readonly value: number; readonly weight: number }[]): number[] {
  const pools: { mean: number; weight: number; count: number }[] = []
  for (const { value, weight } of values) {
    let pool = { mean: value, weight, count: 1 }
    for (let last = pools.at(-1); last !== undefined && last.mean > pool.mean; last = pools.at(-1)) {
      pools.pop()
      const joint = last.weight + pool.weight
      pool = {
        mean: (last.mean * last.weight + pool.mean * pool.weight) / joint,
        weight: joint,
        count: last.count + pool.count,
      }
    }
    pools.push(pool)
  }
  return pools.flatMap(({ mean, count }) => Array.from({ length: count }, () => mean))
}
