import { readFileSync } from 'node:fs'
import { addMonths, monthsEnding } from '../../../shared/calendar/month.ts'
import type { BoardFile } from '../../../shared/config/schema/index.ts'
import { buildPackModel } from '../../../shared/packs/build-model.ts'
import type { PackModel } from '../../../shared/packs/model/pack-model.ts'
import { renderDocument } from '../../../templates/pack/pack.tsx'
import { openPdfRenderer } from '../../../templates/pdf/render-pdf.ts'
import { EMPTY_REGISTERS } from '../../given/empty-registers.ts'
import { LAST, printGrowth, processorTime, revisionsOf, SIZES } from './board-of-size.ts'

const WASM = 'node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'

function buildModel(board: BoardFile, months: number): PackModel {
  const drops = new Map(
    monthsEnding(LAST, months).map(month => [
      `drop-${month}`,
      { file: `${month}.csv`, feed: 'indicators', knownFrom: `${addMonths(month, 1)}-12T08:00:00.000Z` },
    ]),
  )
  return buildPackModel({
    ...{ board, pack: board.packs[0]!, meeting: board.meetings.find(({ date }) => date === '2018-05-10')! },
    ...{ edition: 'board', version: 1, scheduledFor: '2018-05-03T15:00:00Z', asKnownAt: '2018-05-03T15:00:00Z' },
    ...{ revisions: revisionsOf(board, months), drops, registers: EMPTY_REGISTERS, previous: null },
  })
}

function timePack(board: BoardFile, months: number): Promise<number> {
  const start = processorTime()
  renderDocument(buildModel(board, months), 'data-pack')
  return Promise.resolve(processorTime() - start)
}

/** A pack built and rendered as a page. */
export async function measurePacks(): Promise<void> {
  await printGrowth('warming up', SIZES.slice(0, 1), timePack)
  await printGrowth('build and render a pack', SIZES, timePack)
}

/** Its data pack typeset: the largest would take a quarter of an hour, and no board of that size has been heard of. */
export async function measureTypesetting(): Promise<void> {
  const render = await openPdfRenderer({
    wasm: readFileSync(WASM),
    fonts: ['Regular', 'Bold'].map(face => readFileSync(`templates/fonts/LiberationSans-${face}.ttf`)),
    source: readFileSync('templates/pdf/pack.typ', 'utf8'),
  })
  const time = (board: BoardFile, months: number) => {
    const model = buildModel(board, months)
    const start = processorTime()
    render(model, 'data-pack')
    return Promise.resolve(processorTime() - start)
  }
  await printGrowth('warming up', SIZES.slice(0, 1), time)
  await printGrowth('typeset a data pack', SIZES.slice(0, 4), time)
}
