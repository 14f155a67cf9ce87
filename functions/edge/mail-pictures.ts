import { openPngRenderer, type Picture } from '../../shared/charts/png.ts'
import { fonts, once, readAsset } from './wiring.ts'

/** Pictures kept between calls; a day's letters seldom have more. */
const MOST_KEPT = 60

/** Draws charts for mail. A chart that several people are sent is drawn once. */
export const pictureRenderer = once(async (): Promise<(svg: string) => Picture> => {
  const draw = await openPngRenderer(readAsset('resvg.wasm'), fonts())
  const kept = new Map<string, Picture>()
  return svg => {
    const picture = kept.get(svg) ?? draw(svg)
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(svg, picture)
    return picture
  }
})
