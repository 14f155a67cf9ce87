import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { openPngRenderer, type Picture } from '../../shared/charts/png.ts'

const FONTS = ['Regular', 'Bold'].map(face => readFileSync(`templates/fonts/LiberationSans-${face}.ttf`))
const WASM = readFileSync('node_modules/@resvg/resvg-wasm/index_bg.wasm')
const drawing = (words: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="120" height="40"><text x="4" y="20" font-family="Arial, 'Liberation Sans', sans-serif" font-size="12">${words}</text></svg>`

let render: (svg: string) => Picture
beforeAll(async () => {
  render = await openPngRenderer(WASM, FONTS)
}, 60_000)

describe('a picture for mail', () => {
  it('is a PNG of twice the size that it is shown at', () => {
    const { bytes, width, height } = render(drawing('4,988'))
    expect([...bytes.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    const header = new DataView(bytes.buffer, bytes.byteOffset)
    expect([header.getUint32(16), header.getUint32(20)]).toEqual([240, 80])
    expect({ width, height }).toEqual({ width: 120, height: 40 })
  })

  it('is the same to the byte every time, and from a renderer opened again', async () => {
    const first = render(drawing('March 2018'))
    const again = (await openPngRenderer(WASM, FONTS))(drawing('March 2018'))
    expect(Buffer.compare(Buffer.from(first.bytes), Buffer.from(again.bytes))).toBe(0)
  })

  it('has letters, from the faces that it was given', async () => {
    const bare = await openPngRenderer(WASM, [])
    expect(render(drawing('words')).bytes.length).toBeGreaterThan(render(drawing('')).bytes.length)
    expect(bare(drawing('words')).bytes.length).toBe(bare(drawing('')).bytes.length)
  })

  it('is refused for what is no drawing', () => {
    expect(() => render('no drawing')).toThrow()
  })
})
