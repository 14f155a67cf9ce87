import { longDate } from '../../../shared/calendar/date.ts'
import { findUpdateErrors, PROPOSALS, type Proposal, writeActionUpdate } from '../../../shared/links/update-drop.ts'
import type { Action } from '../../../shared/registers/actions/entry.ts'
import { actionsKnownAt } from '../../../shared/registers/actions/history.ts'
import { isActive } from '../../../shared/registers/actions/states.ts'
import { dropsById } from '../../../shared/store/observations.ts'
import { type FormError, Message } from '../../../templates/web/page.tsx'
import { UpdatePage } from '../../../templates/web/update-page.tsx'
import { readRegisters } from '../read-registers.ts'
import { board, drops, registers } from '../wiring.ts'
import { type LinkAnswer, type LinkPage, type LinkRequest, textOf } from './link-page.ts'
import { sendDrop, showReceipt } from './send-drop.tsx'

type Request = LinkRequest<'update'>

/** The owner of an action says how far it is; it becomes a drop of that action, as if its line of the log had been sent. */
export const update: LinkPage<'update'> = {
  async show(request) {
    if (request.below === 'receipt') return showReceipt(request.path, request.query)
    const action = await findAction(request)
    return action === null ? CLOSED : showForm(request, action, [])
  },

  async act(request) {
    const { link, form, path, today } = request
    const action = await findAction(request)
    if (action === null) return CLOSED
    const errors = findErrors(form, today)
    if (errors.length > 0) return showForm(request, action, errors)
    const proposal = readProposal(form)
    const until = proposal === 'extend' ? textOf(form, 'until') : null
    const text = writeActionUpdate(action, { update: textOf(form, 'update'), proposal, until }, today)
    return sendDrop(path, link.role, { feed: 'actions', name: 'update.csv', text, type: 'text/csv; charset=utf-8' })
  },
}

const CLOSED: LinkAnswer = {
  kind: 'page',
  title: 'Nothing to update',
  content: <Message paragraphs={['This action is closed, or is with somebody else now.']} />,
}

/** The action as it is known, if it is live and still its owner's. */
async function findAction({ link, now }: Request): Promise<Action | null> {
  const known = await readRegisters(registers(), board(), dropsById(await drops().listAccepted()))
  const action = actionsKnownAt(known.actions, now).find(({ id }) => id === link.action)
  return action !== undefined && isActive(action) && action.ownerRole === link.role ? action : null
}

const readProposal = (form: URLSearchParams): Proposal =>
  (Object.keys(PROPOSALS) as Proposal[]).find(value => value === form.get('proposal')) ?? 'continue'

const findErrors = (form: URLSearchParams, today: string): FormError[] =>
  findUpdateErrors(
    { update: textOf(form, 'update'), proposal: readProposal(form), until: textOf(form, 'until') },
    today,
  )

function showForm({ form }: Request, action: Action, errors: readonly FormError[]): LinkAnswer {
  const chosen = readProposal(form)
  return {
    kind: 'page',
    title: `Update action ${action.id}`,
    ...(errors.length > 0 && { status: 400 }),
    content: (
      <UpdatePage
        number={action.id}
        action={action.action}
        due={action.targetDate === null ? 'no date' : longDate(action.targetDate)}
        lastUpdate={action.update ?? 'none yet'}
        proposals={Object.entries(PROPOSALS).map(([value, words]) => ({ value, words, isChosen: value === chosen }))}
        values={{ update: form.get('update') ?? '', until: form.get('until') ?? '' }}
        errors={errors}
      />
    ),
  }
}
