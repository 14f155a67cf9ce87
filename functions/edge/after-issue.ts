import { longDate } from '../../shared/calendar/date.ts'
import { toLocalDate } from '../../shared/calendar/local-time.ts'
import type { Meeting } from '../../shared/config/schema/meeting.ts'
import type { Pack } from '../../shared/config/schema/pack.ts'
import { DOCUMENT_FILES, documentsOf } from '../../shared/packs/model/documents.ts'
import { type PackRunRecord, packRunId } from '../../shared/packs/model/pack-run.ts'
import { packModelSchema } from '../../shared/store/schemas/model-schema.ts'
import { renderDocument } from '../../templates/pack/pack.tsx'
import type { ObjectCreated } from './events.ts'
import { supersededNoticeSchema, type WithdrawalNotice } from './issue-manifest.ts'
import { noteSubject } from './log.ts'
import type { PackDecision } from './pack-decision.ts'
import { pinnedRun } from './read-pack-input.ts'
import { requestPublication } from './request-publication.ts'
import { audit, board, packRuns, packsBucket } from './wiring.ts'

/**
 * Pins the next version of an issued or withdrawn pack to what was known when the correction was decided. Null where the
 * pack is neither, and where another decision already has its next version.
 *
 * @param at instant of the event that carries the decision
 */
export async function pinCorrection(
  issued: PackRunRecord,
  pack: Pack,
  meeting: Meeting,
  { by, because, caller }: PackDecision,
  at: string,
): Promise<PackRunRecord | null> {
  if (issued.state !== 'issued' && issued.state !== 'withdrawn') return null
  const version = issued.version + 1
  const pinned = await packRuns().pin({
    ...(await pinnedRun(pack, meeting, at, at)),
    run: packRunId(pack.id, meeting.date, version),
    version,
    corrects: { run: issued.run, by, because, at },
  })
  // held, awaiting approval or sent already; or pinned by another decision
  if (pinned.state !== 'building' || pinned.corrects?.at !== at) return null
  await audit().record({ at, who: by, what: `had version ${version} made`, about: issued.run, because, caller })
  return pinned
}

/**
 * Takes an issued pack back: its pages say so, and its readers are notified. Any other pack is left as it is.
 *
 * @param at instant of the event that carries the decision
 */
export async function withdrawRun(
  run: PackRunRecord,
  pack: Pack,
  { by, because, caller }: PackDecision,
  at: string,
): Promise<void> {
  if (!(await packRuns().retire(run.run, 'withdrawn'))) return
  await audit().record({ at, who: by, what: 'withdrawn', about: run.run, because, caller })
  await printNotice(run.run, pack, `Withdrawn on ${longDate(toLocalDate(at, board().board))}: ${because}`)
  await requestPublication(run.run, pack.id)
  const notice: WithdrawalNotice = { kind: 'withdrawn', run: run.run, because, by, at }
  await packsBucket().putJson(`packs/${run.run}/notice.json`, notice)
}

/** A later version has gone out: the pages of the one before say so. */
export async function markSuperseded({ key, version: objectVersion }: ObjectCreated): Promise<void> {
  const notice = await packsBucket().getJson(key, supersededNoticeSchema, objectVersion)
  if (notice !== null) noteSubject({ run: notice.run })
  const run = notice === null ? null : await packRuns().find(notice.run)
  const pack = board().packs.find(({ id }) => id === run?.pack)
  if (notice === null || run === null || pack === undefined) return
  const { version, at } = notice
  await printNotice(
    run.run,
    pack,
    `Superseded by version ${version}, issued on ${longDate(toLocalDate(at, board().board))}`,
  )
  await requestPublication(run.run, pack.id)
}

/** Writes the pages of every edition again with a notice on top. The model, the tables and the PDFs stay as they were sent. */
async function printNotice(run: string, pack: Pack, words: string): Promise<void> {
  for (const edition of pack.editions) {
    const folder = `packs/${run}/${edition}`
    const model = await packsBucket().getJson(`${folder}/model.json`, packModelSchema)
    if (model === null) throw new Error(`${folder}/model.json is not there although the pack was issued`)
    const marked = { ...model, notice: model.notice === null ? words : `${words}. ${model.notice}` }
    for (const document of documentsOf(model))
      await packsBucket().put(
        `${folder}/${DOCUMENT_FILES[document].html}`,
        renderDocument(marked, document),
        'text/html; charset=utf-8',
      )
  }
}
