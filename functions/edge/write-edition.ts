import { toLocalDate } from '../../shared/calendar/local-time.ts'
import { contentTypeOf } from '../../shared/document/content-types.ts'
import { tableCsv } from '../../shared/document/csv.ts'
import { tableMetadata } from '../../shared/document/csvw.ts'
import { listBoundPages } from '../../shared/document/walk.ts'
import type { DocumentPages } from '../../shared/packs/gate/check-html.ts'
import { DOCUMENT_FILES, documentsOf, publishedTables } from '../../shared/packs/model/documents.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { mapConcurrently } from '../../shared/store/map-concurrently.ts'
import { board, dropsBucket, packsBucket } from './wiring.ts'

/**
 * An edition's pages, its model and its tables, under its folder in the packs bucket. The model is written last: its
 * presence means that the rest is there.
 */
export async function writeEdition(model: PackModel, pages: DocumentPages): Promise<void> {
  const folder = `packs/${model.run.id}/${model.run.edition}`
  const publication = { publisher: model.paper.body, issued: toLocalDate(model.run.scheduledFor, board().board) }
  const put = (file: string, content: string | Uint8Array) =>
    packsBucket().put(`${folder}/${file}`, content, contentTypeOf(file))
  await mapConcurrently(publishedTables(model), async table => {
    await put(`tables/${table.id}.csv`, tableCsv(table))
    await put(`tables/${table.id}.csv-metadata.json`, tableMetadata(table, publication))
  })
  for (const document of documentsOf(model)) await put(DOCUMENT_FILES[document].html, pages[document] ?? '')
  for (const { file, source } of listBoundPages(model.meeting)) {
    const bytes = await dropsBucket().getBytes(`kept/${source}`)
    if (bytes === null) throw new Error(`${file} is to be bound in, and the file that brought it is not kept`)
    await put(file, bytes)
  }
  await packsBucket().putJson(`${folder}/model.json`, model)
}
