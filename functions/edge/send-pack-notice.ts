import { boardAt, boardAtInstant } from '../../shared/config/board-at.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { Pack } from '../../shared/config/schema/pack.ts'
import { listRecipientRoles } from '../../shared/packs/input/recipients.ts'
import { approvalLetter, heldPackLetter } from '../../shared/packs/letters/gate-letters.ts'
import { withdrawalLetter } from '../../shared/packs/letters/withdrawal-letter.ts'
import { type PackRunRecord, supplementTitle } from '../../shared/packs/model/pack-run.ts'
import { type DueLetter, rolesByAddress } from '../../shared/reminders/due-letter.ts'
import type { ObjectCreated } from './events.ts'
import { noticeSchema, type PackNotice, type WithdrawalNotice } from './issue-manifest.ts'
import { noteSubject } from './log.ts'
import { readForApproval } from './pack-mail.ts'
import { requestWithdrawalPost } from './request-post.ts'
import { sendLetters } from './send-letters.ts'
import { board, packRuns, packsBucket } from './wiring.ts'

/** A pack needs a person: notify the administrators, or the approvers. Or it is withdrawn: notify its readers. */
export async function sendPackNotice({ key, at, version }: ObjectCreated): Promise<void> {
  const notice = await packsBucket().getJson(key, noticeSchema, version)
  if (notice !== null) noteSubject({ run: notice.run })
  const run = notice === null ? null : await packRuns().find(notice.run)
  const pack = run === null ? undefined : board().packs.find(p => p.id === run.pack)
  if (notice === null || run === null || pack === undefined) return
  if (notice.kind === 'withdrawn') return sendWithdrawal(notice, run, pack, at)
  const named = run.supplement === undefined ? pack : { ...pack, title: supplementTitle(run.supplement) }
  await sendLetters(
    notice.kind === 'held' ? heldLetters(notice, run, named) : await approvalLetters(notice, run, named),
    at,
  )
}

/** To the administrators: what holds the pack, and how to release it. */
function heldLetters({ findings, asKnownAt }: PackNotice, run: PackRunRecord, { title }: Pack): DueLetter[] {
  const current = boardAtInstant(board(), asKnownAt)
  const letter = heldPackLetter(current, run, title, findings)
  return rolesIn(current, current.lists[current.board.administrators] ?? []).map(({ email: recipient }) => ({
    kind: 'administrators',
    cause: `held ${run.run} ${asKnownAt}`,
    recipient,
    letter,
    attachments: [],
  }))
}

/** To the approvers: the documents, what the checks found, and a link of their own to decide with. */
async function approvalLetters(
  { findings, asKnownAt }: PackNotice,
  run: PackRunRecord,
  pack: Pack,
): Promise<DueLetter[]> {
  const { attached, omitted } = await readForApproval(run.run, pack)
  const [names, tooLargeFiles] = [attached, omitted].map(files => files.map(({ filename }) => filename))
  const current = boardAt(board(), run.meeting)
  const letter = approvalLetter(current, { run, pack, attached: names!, tooLargeFiles: tooLargeFiles! }, findings)
  return rolesIn(current, pack.approvers).map(({ id, email: recipient }) => {
    const link = { purpose: 'approve', role: id, run: run.run, asKnownAt } as const
    return {
      kind: 'administrators',
      cause: `approval ${run.run} ${asKnownAt}`,
      recipient,
      letter,
      attachments: attached,
      asks: [{ link, words: 'Read it, then approve it or send it back' }],
    }
  })
}

const rolesIn = ({ roles }: BoardFile, ids: readonly string[]) => roles.filter(({ id }) => ids.includes(id))

/** One letter to each address that the pack was to be sent to, once for each withdrawal. */
async function sendWithdrawal(notice: WithdrawalNotice, run: PackRunRecord, pack: Pack, now: string): Promise<void> {
  const current = boardAt(board(), run.meeting)
  const readers = rolesByAddress(
    current,
    listRecipientRoles(current, pack).map(({ id }) => id),
  )
  const letter = withdrawalLetter(current, run, notice)
  const cause = `withdrawn ${run.run}`
  await sendLetters(
    [...readers.keys()].map(recipient => ({ kind: 'notice', cause, recipient, letter, attachments: [] })),
    now,
  )
  await requestWithdrawalPost(run, letter, notice.because)
}
