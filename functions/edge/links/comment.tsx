import { commentaryDueOn, dueSentence } from '../../../shared/alerts/commentary-request.ts'
import { printPeriodEnding } from '../../../shared/calendar/period.ts'
import { wholeArea } from '../../../shared/config/areas.ts'
import { formatMeasure } from '../../../shared/figures/format-figure.ts'
import { measureMonths } from '../../../shared/indicators/measure.ts'
import { findCommentErrors, writeComment } from '../../../shared/links/comment-drop.ts'
import { latestByMonth } from '../../../shared/observations/revisions.ts'
import { LINK_CALLER } from '../../../shared/operations/caller.ts'
import type { EpisodeRecord } from '../../../shared/store/episodes.ts'
import { dropsById } from '../../../shared/store/observations.ts'
import { CommentPage } from '../../../templates/web/comment-page.tsx'
import { type FormError, Message } from '../../../templates/web/page.tsx'
import { audit, board, drops, episodes, observations } from '../wiring.ts'
import { type LinkAnswer, type LinkPage, type LinkRequest, MAX_TEXT, textOf } from './link-page.ts'
import { sendDrop, showReceipt } from './send-drop.tsx'

type Request = LinkRequest<'comment'>

/** The owner of an indicator says why it changed, which becomes commentary as if its file had been dropped; or that they are looking into it. */
export const comment: LinkPage<'comment'> = {
  show: request => (request.below === 'receipt' ? showReceipt(request.path, request.query) : showForm(request, [])),

  async act(request) {
    const { link, form, path } = request
    if (form.get('answer') === 'acknowledge') return acknowledge(request)
    const errors = findErrors(form)
    if (errors.length > 0) return showForm(request, errors)
    const by = textOf(form, 'by')
    const action = textOf(form, 'action')
    const text = writeComment({
      indicator: link.indicator,
      month: link.month,
      author: link.role,
      why: textOf(form, 'why'),
      action: action === '' ? null : action,
      by: by === '' ? null : by,
    })
    return sendDrop(path, link.role, {
      feed: 'commentary',
      name: `${link.indicator}-${link.month}.md`,
      text,
      type: 'text/markdown; charset=utf-8',
    })
  },
}

/** Somebody is dealing with every alert of the indicator that is open and not acknowledged: they are not asked again. */
async function acknowledge({ link, form, now }: Request): Promise<LinkAnswer> {
  const open = (await episodes().list()).filter(episode => isAbout(episode, link.indicator))
  if (open.length === 0)
    return {
      kind: 'page',
      title: 'Nothing to acknowledge',
      content: <Message paragraphs={['The change is over. You can close this page.']} />,
    }
  const because = textOf(form, 'why').slice(0, MAX_TEXT) || 'looking into it'
  for (const { id } of open.filter(({ acknowledged }) => acknowledged === undefined)) {
    await episodes().handle(id, { acknowledged: { by: link.role, because, at: now } })
    const entry = { at: now, who: link.role, what: 'acknowledged', about: `alert ${id}`, because }
    await audit().record({ ...entry, caller: LINK_CALLER })
  }
  return {
    kind: 'page',
    title: 'Recorded',
    content: (
      <Message
        paragraphs={[
          'It is recorded that you are looking into it. You are not reminded again.',
          'When you know the reason, the same link takes it.',
        ]}
      />
    ),
  }
}

const isAbout = ({ kind, indicator, closedAt }: EpisodeRecord, id: string) =>
  kind === 'indicator' && indicator === id && closedAt === null

const findErrors = (form: URLSearchParams): FormError[] =>
  findCommentErrors({ why: textOf(form, 'why'), action: textOf(form, 'action'), by: textOf(form, 'by') })

async function showForm({ link, form, today }: Request, errors: readonly FormError[]): Promise<LinkAnswer> {
  const indicator = board().indicators.find(({ id }) => id === link.indicator)
  if (indicator === undefined)
    return {
      kind: 'page',
      title: 'Nothing is asked',
      content: <Message paragraphs={['The board no longer has this indicator.']} />,
    }
  const accepted = dropsById(await drops().listAccepted())
  const areas = await observations().read(indicator.id, accepted)
  const series = latestByMonth(areas.get(wholeArea(board()).id) ?? [])
  const figure = measureMonths(indicator, series, [link.month])
  return {
    kind: 'page',
    title: 'Why did it change?',
    ...(errors.length > 0 && { status: 400 }),
    content: (
      <CommentPage
        indicator={indicator.name}
        month={printPeriodEnding(indicator.frequency, link.month)}
        figure={figure.kind === 'value' ? formatMeasure(indicator, figure) : null}
        dueWords={dueSentence(commentaryDueOn(board(), today))}
        isOpen={(await episodes().list()).some(episode => isAbout(episode, indicator.id))}
        values={{ why: form.get('why') ?? '', action: form.get('action') ?? '', by: form.get('by') ?? '' }}
        errors={errors}
      />
    ),
  }
}
