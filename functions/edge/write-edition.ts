import { toLocalDate } from '../../shared/calendar/local-time.ts'
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
  await mapConcurrently(publishedTables(model), async table => {
    await packsBucket().put(`${folder}/tables/${table.id}.csv`, tableCsv(table), 'text/csv; charset=utf-8')
    await packsBucket().put(
      `${folder}/tables/${table.id}.csv-metadata.json`,
      tableMetadata(table, publication),
      'application/csvm+json',
    )
  })
  for (const document of documentsOf(model)) {
    const name = DOCUMENT_FILES[document].html
    await packsBucket().put(`${folder}/${name}`, pages[document] ?? '', 'text/html; charset=utf-8')
  }
  for (const { file, source } of listBoundPages(model.meeting)) {
    const bytes = await dropsBucket().getBytes(`kept/${source}`)
    if (bytes === null) throw new Error(`${file} is to be bound in, and the file that brought it is not kept`)
    await packsBucket().put(`${folder}/${file}`, bytes, 'application/pdf')
  }
  await packsBucket().putJson(`${folder}/model.json`, model)
}
