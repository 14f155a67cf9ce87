import { DOCUMENT_FILES, documentsOf, WORKBOOK_FILES } from '../shared/packs/model/documents.ts'
import type { PackModel } from '../shared/packs/model/pack-model.ts'
import { openPdfRenderer } from '../templates/pdf/render-pdf.ts'
import { tablesWorkbook } from '../templates/workbook/tables-workbook.ts'
import { type ObjectCreated, parseObjectsCreated } from './edge/events.ts'
import type { IssueManifest } from './edge/issue-manifest.ts'
import { queueHandler } from './edge/middleware.ts'
import { fonts, once, packsBucket, readAsset } from './edge/wiring.ts'

/** A pack is ready to be typeset: write a PDF beside each page of each edition, and hand the pack on to be sent. */
export const handler = queueHandler('typeset-pack', parseObjectsCreated, async manifests => {
  for (const manifest of manifests) await typesetPack(manifest)
})

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ODS = 'application/vnd.oasis.opendocument.spreadsheet'

/** Kept between calls: the typesetter takes seconds to start. */
const typesetter = once(() =>
  openPdfRenderer({
    wasm: readAsset('typst.wasm'),
    fonts: fonts(),
    source: new TextDecoder().decode(readAsset('pack.typ')),
  }),
)

async function typesetPack({ key, version }: ObjectCreated): Promise<void> {
  const issue = await packsBucket().getJson<IssueManifest>(key, version)
  if (issue === null) return
  const renderPdf = await typesetter()
  for (const edition of issue.editions) {
    const folder = `packs/${issue.run}/${edition}`
    const model = await packsBucket().getJson<PackModel>(`${folder}/model.json`)
    if (model === null) throw new Error(`${folder}/model.json is not there although the pack was handed on`)
    for (const document of documentsOf(model))
      await packsBucket().put(
        `${folder}/${DOCUMENT_FILES[document].pdf}`,
        renderPdf(model, document),
        'application/pdf',
      )
    const { xlsx, ods } = tablesWorkbook(model)
    await packsBucket().put(`${folder}/${WORKBOOK_FILES.xlsx}`, xlsx, XLSX)
    await packsBucket().put(`${folder}/${WORKBOOK_FILES.ods}`, ods, ODS)
  }
  await packsBucket().putJson(`packs/${issue.run}/issue.json`, issue)
}
