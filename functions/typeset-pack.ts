import { createHash } from 'node:crypto'
import { contentTypeOf } from '../shared/document/content-types.ts'
import { listBoundPages } from '../shared/document/walk.ts'
import { DOCUMENT_FILES, documentsOf, hasReport, WORD_FILE, WORKBOOK_FILES } from '../shared/packs/model/documents.ts'
import type { PackModel } from '../shared/packs/model/pack-model.ts'
import { withoutAuthorFiles } from '../shared/packs/model/without-author-files.ts'
import { packModelSchema } from '../shared/store/schemas/model-schema.ts'
import { openPdfRenderer, TypesettingError } from '../templates/pdf/render-pdf.ts'
import { type ObjectCreated, parseObjectsCreated } from './edge/events.ts'
import { issueManifestSchema, type TypesetRecord, typesetRecordSchema } from './edge/issue-manifest.ts'
import { logWarning, noteSubject } from './edge/log.ts'
import { pictureRenderer } from './edge/mail-pictures.ts'
import { queueHandler } from './edge/middleware.ts'
import { optimiseOnlyHotCode } from './edge/wasm-engine.ts'
import { fonts, once, packsBucket, readAsset } from './edge/wiring.ts'

/** A pack is ready to be typeset: write a PDF beside each page of each edition, the report in Word and the tables as workbooks, and hand the pack on to be sent to its readers, or to its approvers. */
export const handler = queueHandler('typeset-pack', parseObjectsCreated, async manifests => {
  for (const manifest of manifests) await typesetPack(manifest)
})

/** Kept between calls: the typesetter takes seconds to start. */
const typesetter = once(() => {
  optimiseOnlyHotCode()
  const source = new TextDecoder().decode(readAsset('pack.typ'))
  return openPdfRenderer({ wasm: readAsset('typst.wasm'), fonts: fonts(), source })
})

async function typesetPack({ key, version }: ObjectCreated): Promise<void> {
  const issue = await packsBucket().getJson(key, issueManifestSchema, version)
  if (issue === null) return
  noteSubject({ run: issue.run })
  for (const edition of issue.editions) await typesetEditionOnce(`packs/${issue.run}/${edition}`)
  const next = issue.approval === undefined ? 'issue.json' : 'notice.json'
  await packsBucket().putJson(`packs/${issue.run}/${next}`, issue.approval ?? issue)
}

/** A notice that comes twice, and a pack that goes out after it was approved, find that the files are there. */
async function typesetEditionOnce(folder: string): Promise<void> {
  const model = await packsBucket().getJson(`${folder}/model.json`, packModelSchema)
  if (model === null) throw new Error(`${folder}/model.json is not there although the pack was handed on`)
  const sha256 = hashSources(model)
  const done = await packsBucket().getJson(`${folder}/typeset-from.json`, typesetRecordSchema)
  if (done?.sha256 === sha256) return
  await typesetEdition(model, folder)
  await packsBucket().putJson(`${folder}/typeset-from.json`, { sha256 } satisfies TypesetRecord)
}

/** Of this function, which does not change while it lives. */
const hashOfFunction = once(() => createHash('sha256').update(readAsset('index.mjs')).update(readAsset('pack.typ')))

/** Of the model and of this function: after a deployment that repairs a fault the same pack is typeset again. */
const hashSources = (model: PackModel): string => hashOfFunction().copy().update(JSON.stringify(model)).digest('hex')

async function typesetEdition(model: PackModel, folder: string): Promise<void> {
  const renderPdf = await typesetter()
  const put = (file: string, bytes: Uint8Array) => packsBucket().put(`${folder}/${file}`, bytes, contentTypeOf(file))
  for (const document of documentsOf(model)) {
    const pdf = document === 'meeting' ? await typesetMeeting(renderPdf, model, folder) : renderPdf(model, document)
    await put(DOCUMENT_FILES[document].pdf, pdf)
  }
  // the writers are loaded once there is something to write: a notice that comes twice needs none
  if (hasReport(model)) {
    const { reportDocument } = await import('../templates/word/report-document.ts')
    await put(WORD_FILE, await reportDocument(model, await pictureRenderer()))
  }
  const { tablesWorkbook } = await import('../templates/workbook/tables-workbook.ts')
  const { xlsx, ods } = tablesWorkbook(model)
  await put(WORKBOOK_FILES.xlsx, xlsx)
  await put(WORKBOOK_FILES.ods, ods)
}

/** The PDFs of authors that an edition binds in, by name. */
async function readBoundFiles(model: PackModel, folder: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const { file } of listBoundPages(model.meeting)) {
    const bytes = await packsBucket().getBytes(`${folder}/${file}`)
    if (bytes === null) throw new Error(`${folder}/${file} is to be bound in, and is not there`)
    files.set(file, bytes)
  }
  return files
}

/** With the files of authors; with words in their place where one of them cannot be read. */
async function typesetMeeting(
  renderPdf: Awaited<ReturnType<typeof typesetter>>,
  model: PackModel,
  folder: string,
): Promise<Uint8Array> {
  try {
    return renderPdf(model, 'meeting', await readBoundFiles(model, folder))
  } catch (error) {
    const plain = withoutAuthorFiles(model)
    if (!(error instanceof TypesettingError) || JSON.stringify(plain) === JSON.stringify(model)) throw error
    logWarning('paper not bound', error)
    return renderPdf(plain, 'meeting')
  }
}
