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

/**
 * Spreads labels so that none overlaps another and all lie between `top` and `bottom`, each as near to its own height as
 * the others allow. The order of heights is kept.
 */
export function spreadLabels(
  labels: readonly SideLabel[],
  lineHeight: number,
  top: number,
  bottom: number,
): PlacedLabel[] {
  const half = (label: SideLabel) => (label.lines.length * lineHeight) / 2
  const sorted = labels.map((label, index) => ({ label, index, y: label.at }))
  sorted.sort((a, b) => a.label.at - b.label.at || a.index - b.index)
  for (let round = 0; round < 60; round += 1) {
    for (let i = 1; i < sorted.length; i += 1) {
      const above = sorted[i - 1]!
      const below = sorted[i]!
      const overlap = half(above.label) + half(below.label) - (below.y - above.y)
      if (overlap <= 0) continue
      const share = above.label.isFixed ? 0 : below.label.isFixed ? 1 : 0.5
      above.y -= overlap * share
      below.y += overlap * (1 - share)
    }
    const first = sorted[0]
    const last = sorted.at(-1)
    if (first !== undefined) first.y = Math.max(first.y, top + half(first.label))
    if (last !== undefined) last.y = Math.min(last.y, bottom - half(last.label))
  }
  return sorted.map(({ label, y }) => ({ ...label, y }))
}
