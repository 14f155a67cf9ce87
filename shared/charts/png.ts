import { initWasm, Resvg } from '@resvg/resvg-wasm'

/** A picture of an SVG: PNG bytes at twice the size in pixels that `width` and `height` give. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

const FAMILY = 'Liberation Sans'
/** The renderer is one for the whole process and can be started once. */
let started: Promise<void> | null = null

/**
 * Starts the renderer of mail pictures: an SVG at twice its size, on white. Letters come from the faces given, never from
 * the machine, so that the same SVG gives the same bytes everywhere. Throws when the SVG cannot be parsed.
 *
 * @param wasm `index_bg.wasm` of @resvg/resvg-wasm
 * @param fonts the faces in `templates/fonts`
 */
export async function openPngRenderer(
  wasm: Uint8Array,
  fonts: readonly Uint8Array[],
): Promise<(svg: string) => Picture> {
  started ??= initWasm(wasm)
  await started
  return svg => {
    const resvg = new Resvg(svg, {
      fitTo: { mode: 'zoom', value: 2 },
      background: '#ffffff',
      font: { fontBuffers: [...fonts], defaultFontFamily: FAMILY, sansSerifFamily: FAMILY },
    })
    const image = resvg.render()
    const picture = { bytes: image.asPng(), width: image.width / 2, height: image.height / 2 }
    image.free()
    resvg.free()
    return picture
  }
}
