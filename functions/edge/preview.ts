import { boardAt } from '../../shared/config/board-at.ts'
import { buildEditions } from '../../shared/packs/editions/editions.ts'
import { runGate } from '../../shared/packs/gate/gate.ts'
import { listRecipients } from '../../shared/packs/input/recipients.ts'
import { documentsOf } from '../../shared/packs/model/documents.ts'
import type { Edition, PackModel } from '../../shared/packs/model/pack-model.ts'
import { packRunId } from '../../shared/packs/model/pack-run.ts'
import { renderDocument } from '../../templates/pack/pack.tsx'
import type { ObjectCreated } from './events.ts'
import { type IssueManifest, type PreviewRequest, previewRequestSchema } from './issue-manifest.ts'
import { noteSubject } from './log.ts'
import { pinnedRun, readPackInput } from './read-pack-input.ts'
import { board, packsBucket } from './wiring.ts'
import { writeEdition } from './write-edition.ts'

const NOTICE = 'Preview: not issued, for one reader alone'

/**
 * Builds a pack from what is known at the moment for one reader, whatever the gate finds: the findings go with it. There is no
 * run, so nothing counts it as sent, late or held.
 */
export async function buildPreview({ key, version, at }: ObjectCreated): Promise<void> {
  const request = await packsBucket().getJson(key, previewRequestSchema, version)
  if (request !== null) noteSubject({ run: request.id })
  const pack = board().packs.find(({ id }) => id === request?.pack)
  const meeting = board().meetings.find(({ date }) => date === request?.meeting)
  if (request === null || pack === undefined || meeting === undefined) return
  const known = await readPackInput(pack, meeting, await pinnedRun(pack, meeting, at, at))
  const notice = known.notice === undefined ? NOTICE : `${NOTICE}. ${known.notice}`
  const input = { ...known, notice }
  const [whole, model] = buildEditions({ ...input, edition: 'board' }, ['board', editionFor(request)])
  const preview: PackModel = { ...model!, run: { ...model!.run, id: request.id, isPreview: true } }
  const pages = Object.fromEntries(documentsOf(preview).map(each => [each, renderDocument(preview, each)]))
  // checked under the name that the pack itself would have
  const named = { ...preview, run: { ...preview.run, id: packRunId(pack.id, meeting.date) } }
  const { findings } = runGate({ ...input, edition: preview.run.edition }, named, pages, [], whole)
  await writeEdition(preview, pages)
  const manifest: IssueManifest = {
    run: request.id,
    pack: pack.id,
    version: preview.run.version,
    editions: [preview.run.edition],
    preview: { to: request.to, findings },
  }
  await packsBucket().putJson(`packs/${request.id}/typeset.json`, manifest)
}

/** The edition that the reader would get; the board's for somebody who is on no list of the pack. */
function editionFor({ pack: id, meeting, to }: PreviewRequest): Edition {
  const pack = board().packs.find(each => each.id === id)!
  const readers = listRecipients(boardAt(board(), meeting), pack)
  return (readers.find(({ roles }) => roles.some(role => role.id === to)) ?? readers[0]!).edition
}
