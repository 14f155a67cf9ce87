import { isDate } from '../../../shared/calendar/date.ts'
import { isAbsence, type Preferences } from '../../../shared/links/preferences.ts'
import { LINK_CALLER } from '../../../shared/operations/caller.ts'
import { type FormError, Message } from '../../../templates/web/page.tsx'
import { PreferencesPage } from '../../../templates/web/preferences-page.tsx'
import { audit, board, preferences as stored } from '../wiring.ts'
import { type LinkAnswer, type LinkPage, type LinkRequest, textOf } from './link-page.ts'

type Request = LinkRequest<'preferences'>

/**
 * A reader's choices. The unsubscribe button of a mail program posts `List-Unsubscribe=One-Click` here (RFC 8058), and that
 * alone stops the alerts.
 */
export const preferences: LinkPage<'preferences'> = {
  show: request => showForm(request, []),

  async act(request) {
    const { link, form, now, today } = request
    const before = await stored().find(link.role)
    if (form.get('List-Unsubscribe') === 'One-Click') {
      await save({ role: link.role, alerts: false, absence: before?.absence ?? null, at: now })
      return SAVED
    }
    const [from, until] = [textOf(form, 'from'), textOf(form, 'until')]
    const hasDates = from !== '' || until !== ''
    if (hasDates && !(isDate(from) && isDate(until) && isAbsence(from, until, today)))
      return showForm(request, [
        { field: 'from', words: 'Enter the first and the last day away, within a year, or neither' },
      ])
    const absence = hasDates ? { from, until } : null
    await save({ role: link.role, alerts: form.get('alerts') !== 'off', absence, at: now })
    return SAVED
  },
}

const SAVED: LinkAnswer = {
  kind: 'page',
  title: 'Saved',
  content: <Message paragraphs={['Your choices hold from the next mail on. The same link changes them again.']} />,
}

async function save(chosen: Preferences): Promise<void> {
  await stored().save(chosen)
  const { role, alerts, absence, at } = chosen
  const away = absence === null ? '' : `, away from ${absence.from} to ${absence.until}`
  await audit().record({
    at,
    who: role,
    what: `alerts ${alerts ? 'on' : 'off'}${away}`,
    about: `preferences of ${role}`,
    because: 'chosen on the preferences page',
    caller: LINK_CALLER,
  })
}

async function showForm({ link, form }: Request, errors: readonly FormError[]): Promise<LinkAnswer> {
  const role = board().roles.find(({ id }) => id === link.role)
  if (role === undefined)
    return {
      kind: 'page',
      title: 'Nothing to choose',
      content: <Message paragraphs={['The board’s file no longer has this role, and sends it nothing.']} />,
    }
  const chosen = await stored().find(role.id)
  return {
    kind: 'page',
    title: 'Your mails from the board',
    ...(errors.length > 0 && { status: 400 }),
    content: (
      <PreferencesPage
        title={role.title}
        alerts={form.has('alerts') ? form.get('alerts') !== 'off' : (chosen?.alerts ?? true)}
        absence={{
          from: form.get('from') ?? chosen?.absence?.from ?? '',
          until: form.get('until') ?? chosen?.absence?.until ?? '',
        }}
        lead={board().roles.find(({ id }) => id === role.lead)?.title ?? null}
        errors={errors}
      />
    ),
  }
}
