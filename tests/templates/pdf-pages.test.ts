import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildPackModel } from '../../shared/packs/build-model.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { openPdfRenderer } from '../../templates/pdf/render-pdf.ts'
import { samplePack } from '../packs/sample-pack.ts'

/** Compiling the typesetter and setting a whole pack take their time when the machine is busy. */
const WARM_UP = 900_000
/** A heading this near to the foot of a page, in points, has nothing under it. */
const FOOT = 75

interface Pages {
  readonly count: number
  /** Bookmarks in reading order: the page they lead to, counted from 0, and points above its foot. */
  readonly bookmarks: readonly { readonly page: number; readonly height: number }[]
}

function pagesOf(pdf: Uint8Array): Pages {
  const text = Buffer.from(pdf).toString('latin1')
  const kids = [...text.matchAll(/(\d+) 0 obj\s*<<\s*\/Type \/Page\b/g)].map(m => Number(m[1]))
  const bookmarks = [...text.matchAll(/\/Dest (\d+) 0 R/g)].map(([, destination]) => {
    const [, page, height] = new RegExp(`\\n${destination} 0 obj\\s*\\[(\\d+) 0 R /XYZ [\\d.]+ ([\\d.]+)`).exec(text)!
    return { page: kids.indexOf(Number(page)), height: Number(height) }
  })
  return { count: kids.length, bookmarks }
}

let model: PackModel
let report: Pages
let dataPack: Pages

beforeAll(async () => {
  model = buildPackModel(await samplePack('performance'))
  const render = await openPdfRenderer({
    wasm: readFileSync('node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'),
    fonts: ['Regular', 'Bold'].map(face => readFileSync(`templates/fonts/LiberationSans-${face}.ttf`)),
    source: readFileSync('templates/pdf/pack.typ', 'utf8'),
  })
  report = pagesOf(render(model, 'report'))
  dataPack = pagesOf(render(model, 'data-pack'))
}, WARM_UP)

describe('the pages of the sample’s pack', () => {
  it('are at most six for the report of 42 indicators, whose first exception stands on page one', () => {
    expect(report.count).toBeLessThanOrEqual(6)
    expect(report.bookmarks[0]!.page).toBe(0)
  })

  it('are one for each indicator and at most ten more for the data pack', () => {
    const indicators = model.appendices.find(({ id }) => id === 'indicators')!.sections
    expect(indicators).toHaveLength(42)
    expect(dataPack.count).toBeLessThanOrEqual(indicators.length + 10)
    const perPage = new Set(dataPack.bookmarks.map(({ page }) => page))
    // no page between them is without a heading of its own but the dashboard's second
    expect(dataPack.count - perPage.size).toBeLessThanOrEqual(2)
  })

  it('never end with a heading', () => {
    for (const { height } of [...report.bookmarks, ...dataPack.bookmarks]) expect(height).toBeGreaterThan(FOOT)
  })
})
