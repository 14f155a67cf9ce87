import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { listCharts } from '../../shared/document/walk.ts'
import { buildEditions } from '../../shared/packs/editions/editions.ts'
import type { PackInput } from '../../shared/packs/input/pack-input.ts'
import { documentsOf } from '../../shared/packs/model/documents.ts'
import type { Edition, PackModel } from '../../shared/packs/model/pack-model.ts'
import { openPdfRenderer } from '../../templates/pdf/render-pdf.ts'
import { withCanaries, withSmallCounts } from '../packs/canary-pack.ts'
import { samplePack } from '../packs/sample-pack.ts'
import { pdfText } from './pdf-text.ts'

const WARM_UP = 900_000
const FONTS = ['Regular', 'Bold'].map(face => readFileSync(`templates/fonts/LiberationSans-${face}.ttf`))
const WASM = 'node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'
const ALL_EDITIONS: readonly Edition[] = ['board', 'partner', 'public']
/** Words may be broken over lines anywhere: they are looked for without the spaces between. */
const withoutSpaces = (text: string) => text.replace(/[\s\u00AD]/g, '')

describe('the PDF of each edition', () => {
  let input: PackInput
  const models = new Map<Edition, PackModel>()
  const texts = new Map<Edition, string>()
  beforeAll(async () => {
    const source = readFileSync('templates/pdf/pack.typ', 'utf8')
    const render = await openPdfRenderer({ wasm: readFileSync(WASM), fonts: FONTS, source })
    input = withSmallCounts(withCanaries(await samplePack('performance')), [2, 9, 4, 30, 1, 12])
    for (const [i, model] of buildEditions(input, ALL_EDITIONS).entries()) {
      models.set(ALL_EDITIONS[i]!, model)
      texts.set(
        ALL_EDITIONS[i]!,
        documentsOf(model)
          .map(document => pdfText(render(model, document)))
          .join('\n'),
      )
    }
  }, WARM_UP)

  it('can be read: what a reader may see is found in it, on the page and in the words for pictures', () => {
    const board = withoutSpaces(texts.get('board')!)
    for (const word of [
      'CANARY-OWNER',
      'CANARY-RISK',
      'CANARY-MITIGATION',
      'CANARY-BOARD-WORDS',
      'CANARY-UPDATE',
      'OPEN-WORDS',
    ])
      expect(board, word).toContain(word)
    const model = models.get('board')!
    for (const chart of listCharts([...model.sections, ...model.appendices]).slice(0, 5))
      expect(board).toContain(withoutSpaces(chart.alternative))
    for (const figure of ['4,988', '22.3%']) expect(board).toContain(figure)
  })

  it('contains nothing that is withheld from partners', () => {
    const partner = withoutSpaces(texts.get('partner')!)
    expect(partner).toContain('CANARY-OWNER')
    expect(partner.match(/CANARY-(RISK|MITIGATION|REF|LABEL|BOARD-WORDS|ACTION)/g)).toBeNull()
  })

  it('contains nothing planted in the public edition, nor the addresses of officers', () => {
    const text = withoutSpaces(texts.get('public')!)
    expect(text.match(/CANARY[A-Z-]*/g)).toBeNull()
    expect(text).not.toContain('officer-canary@')
    expect(text).toContain('OPEN-WORDS')
    // what a withheld column says, where a text for the public repeats it
    expect(text).toContain(withoutSpaces('[withheld: Updates are for the Board]'))
    expect(text).toContain(withoutSpaces('[address withheld]'))
    const { email } = models.get('public')!.paper.contact
    for (const role of input.board.roles) if (role.email !== email) expect(text).not.toContain(role.email)
    for (const id of input.drops.keys()) expect(text).not.toContain(id)
  })
})
