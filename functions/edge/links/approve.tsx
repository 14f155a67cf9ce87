import { longDate } from '../../../shared/calendar/date.ts'
import { LINK_CALLER } from '../../../shared/operations/caller.ts'
import { listReadable } from '../../../shared/packs/model/documents.ts'
import type { PackRunRecord } from '../../../shared/packs/model/pack-run.ts'
import { ApprovePage } from '../../../templates/web/approve-page.tsx'
import type { FormError } from '../../../templates/web/page.tsx'
import { Message } from '../../../templates/web/page.tsx'
import { packNoticeSchema } from '../issue-manifest.ts'
import { writeDecision } from '../pack-decision.ts'
import { board, packAddress, packRuns, packsBucket } from '../wiring.ts'
import { type LinkAnswer, type LinkPage, type LinkRequest, MAX_TEXT, textOf } from './link-page.ts'
import { notFoundPage } from './refusals.tsx'

type Request = LinkRequest<'approve'>

/** An approver's page: the pack to read, what the checks found, and the two decisions. */
export const approve: LinkPage<'approve'> = {
  async show(request) {
    if (request.below !== '') return openDocument(request)
    const run = await packRuns().find(request.link.run)
    return isOpen(run, request) ? showForm(request, run, []) : closedAnswer(run, request)
  },

  async act(request) {
    const { link, form, now } = request
    const run = await packRuns().find(link.run)
    if (!isOpen(run, request)) return closedAnswer(run, request)
    const isSentBack = form.get('decision') === 'send-back'
    const errors = findErrors(form, isSentBack)
    if (errors.length > 0) return showForm(request, run, errors)
    const reason = textOf(form, 'reason')
    const because = `${textOf(form, 'name')}, on the approver’s page${reason === '' ? '' : `: ${reason}`}`
    const action = isSentBack ? 'send-back' : 'approve'
    const decision = {
      action,
      run: link.run,
      by: link.role,
      because,
      at: now,
      override: false,
      caller: LINK_CALLER,
    } as const
    await writeDecision(packsBucket(), decision)
    return {
      kind: 'page',
      title: isSentBack ? 'Sent back' : 'Approved',
      content: (
        <Message
          paragraphs={[
            isSentBack
              ? 'The pack is not sent. The administrators have your words, and a new version comes to you for approval.'
              : 'The pack is on its way to its readers.',
            'Your name and the time are recorded. You can close this page.',
          ]}
        />
      ),
    }
  },
}

/** Whether the pack still awaits approval as it was when the link was sent: a pack that was rebuilt has a link of its own. */
function isOpen(run: PackRunRecord | null, { link }: Request): run is PackRunRecord {
  return (
    run !== null && run.state === 'awaiting-approval' && run.asKnownAt === link.asKnownAt && isApprover(run, link.role)
  )
}

function isApprover(run: PackRunRecord, role: string): boolean {
  return board().packs.some(({ id, approvers }) => id === run.pack && approvers.includes(role))
}

function closedAnswer(run: PackRunRecord | null, { link }: Request): LinkAnswer {
  const words =
    run === null
      ? 'There is no such pack.'
      : run.state === 'issued'
        ? 'This pack has been approved and sent.'
        : !isApprover(run, link.role)
          ? 'Your role no longer approves this pack.'
          : run.asKnownAt === link.asKnownAt
            ? 'This pack is not awaiting approval: it was sent back, or is being made again.'
            : 'This pack was made again since. The mail about the new version has its own link.'
  return { kind: 'page', title: 'Nothing to approve', content: <Message paragraphs={[words]} /> }
}

function findErrors(form: URLSearchParams, isSentBack: boolean): FormError[] {
  return [
    ...(/\p{L}/u.test(textOf(form, 'name')) ? [] : [{ field: 'name', words: 'Enter your name' }]),
    ...(isSentBack && textOf(form, 'reason') === '' ? [{ field: 'reason', words: 'Say what should change' }] : []),
    ...(['name', 'reason'] as const)
      .filter(field => textOf(form, field).length > MAX_TEXT)
      .map(field => ({ field, words: `Use at most ${MAX_TEXT} characters` })),
  ]
}

async function showForm(request: Request, run: PackRunRecord, errors: readonly FormError[]): Promise<LinkAnswer> {
  const pack = board().packs.find(({ id }) => id === run.pack)!
  const notice = await packsBucket().getJson(`packs/${run.run}/notice.json`, packNoticeSchema)
  const documents = await listDocuments(run.run)
  return {
    kind: 'page',
    title: `Approve ${pack.title}`,
    ...(errors.length > 0 && { status: 400 }),
    content: (
      <ApprovePage
        pack={pack.title}
        meeting={longDate(run.meeting)}
        documents={documents.map(({ words, path }) => ({ words, href: `${request.path}/${path}` }))}
        findings={(notice?.findings ?? []).map(({ what }) => what)}
        name={textOf(request.form, 'name')}
        reason={textOf(request.form, 'reason')}
        errors={errors}
      />
    ),
  }
}

/** Every edition's documents, by their paths below the run. */
async function listDocuments(run: string) {
  const folder = `packs/${run}/`
  const files = new Map<string, Set<string>>()
  for (const key of await packsBucket().list(folder)) {
    const [edition = '', ...file] = key.slice(folder.length).split('/')
    files.set(edition, (files.get(edition) ?? new Set()).add(file.join('/')))
  }
  return [...files].flatMap(([edition, names]) =>
    listReadable(names).map(({ file, name, format }) => ({
      path: `${edition}/${file}`,
      words: `${name}, edition ${edition} (${format})`,
    })),
  )
}

async function openDocument({ link, below }: Request): Promise<LinkAnswer> {
  const found = (await listDocuments(link.run)).some(({ path }) => path === below)
  return found ? { kind: 'redirect', to: await packAddress(`packs/${link.run}/${below}`) } : notFoundPage('document')
}
