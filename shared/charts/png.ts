import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'

/**
 * A picture of an SVG at twice its size on white, for mail. The letters come from the two faces shipped in
 * `templates/fonts`, never from the machine, so that the bytes are the same everywhere.
 *
 * @param fontsFolder path of that folder; by default its place beside this source
 */
export function renderPng(svg: string, fontsFolder = fileURLToPath(new URL('../../templates/fonts', import.meta.url))) {
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    background: '#ffffff',
    font: {
      loadSystemFonts: false,
      fontFiles: [`${fontsFolder}/LiberationSans-Regular.ttf`, `${fontsFolder}/LiberationSans-Bold.ttf`],
      defaultFontFamily: 'Liberation Sans',
      sansSerifFamily: 'Liberation Sans',
    },
  })
  const image = resvg.render()
  return { bytes: new Uint8Array(image.asPng()), width: image.width / 2, height: image.height / 2 }
}
