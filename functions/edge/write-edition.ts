import { toLondonDate } from '../../shared/calendar/london-time.ts'
import { tableCsv } from '../../shared/document/csv.ts'
import { tableMetadata } from '../../shared/document/csvw.ts'
import { listTables } from '../../shared/document/walk.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { mapConcurrently } from '../../shared/store/map-concurrently.ts'
import { packsBucket } from './wiring.ts'

/**
 * An edition's page, its model and its tables, under its folder in the packs bucket. The model is written last: its
 * presence means that the rest is there.
 */
export async function writeEdition(model: PackModel, html: string): Promise<void> {
  const folder = `packs/${model.run.id}/${model.run.edition}`
  const publication = { publisher: model.paper.body, issued: toLondonDate(model.run.scheduledFor) }
  await mapConcurrently(listTables([...model.sections, ...model.appendices]), async table => {
    await packsBucket().put(`${folder}/${table.id}.csv`, tableCsv(table), 'text/csv; charset=utf-8')
    await packsBucket().put(
      `${folder}/${table.id}.csv-metadata.json`,
      tableMetadata(table, publication),
      'application/csvm+json',
    )
  })
  await packsBucket().put(`${folder}/index.html`, html, 'text/html; charset=utf-8')
  await packsBucket().putJson(`${folder}/model.json`, model)
}
