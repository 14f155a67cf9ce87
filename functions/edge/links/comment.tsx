import { commentaryDueOn, dueSentence } from '../../../shared/alerts/commentary-request.ts'
import { isDate } from '../../../shared/calendar/date.ts'
import { printPeriodEnding } from '../../../shared/calendar/period.ts'
import { wholeArea } from '../../../shared/config/areas.ts'
import { formatMeasure } from '../../../shared/figures/format-figure.ts'
import { measureMonths } from '../../../shared/indicators/measure.ts'
import { writeComment } from '../../../shared/links/comment-drop.ts'
import { latestByMonth } from '../../../shared/observations/revisions.ts'
import { dropsById } from '../../../shared/store/observations.ts'
import { CommentPage } from '../../../templates/web/comment-page.tsx'
import { type FormError, Message } from '../../../templates/web/page.tsx'
import { board, drops, observations } from '../wiring.ts'
import { type LinkAnswer, type LinkPage, type LinkRequest, MAX_TEXT, textOf } from './link-page.ts'
import { sendDrop, showReceipt } from './send-drop.tsx'

type Request = LinkRequest<'comment'>

/** The owner of an indicator says why it changed; it becomes commentary as if its file had been dropped. */
export const comment: LinkPage<'comment'> = {
  show: request => (request.below === 'receipt' ? showReceipt(request.path, request.query) : showForm(request, [])),

  async act(request) {
    const { link, form, path } = request
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

function findErrors(form: URLSearchParams): FormError[] {
  const why = textOf(form, 'why')
  const by = textOf(form, 'by')
  return [
    ...(why === '' ? [{ field: 'why', words: 'Say why it changed' }] : []),
    ...(why.length > MAX_TEXT ? [{ field: 'why', words: `Use at most ${MAX_TEXT} characters` }] : []),
    // such a line ends the heading of a file of commentary
    ...(/^\s*---\s*$/m.test(why) ? [{ field: 'why', words: 'Take out the line of three hyphens' }] : []),
    ...(textOf(form, 'action').length > 500 ? [{ field: 'action', words: 'Use at most 500 characters' }] : []),
    ...(by !== '' && !isDate(by) ? [{ field: 'by', words: 'Enter a date, or leave it empty' }] : []),
    ...(by !== '' && textOf(form, 'action') === ''
      ? [{ field: 'action', words: 'Say what is being done by that date' }]
      : []),
  ]
}

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
        values={{ why: form.get('why') ?? '', action: form.get('action') ?? '', by: form.get('by') ?? '' }}
        errors={errors}
      />
    ),
  }
}
