import type { Link } from '../../shared/links/link.ts'
import { changeForm, commentFromPage, seeUploadPage, sendFromPage, signedLink, unsubscribe } from './link-steps.ts'
import { findLink } from './open-link.ts'
import { readMails } from './read-mails.ts'
import { MONTH_OF_FIGURES, type Trial } from './trial.ts'

/** What people do on the pages that links lead to. */
export async function usePages(trial: Trial): Promise<void> {
  const { endpoint, board, waitFor } = trial
  const link = (await readMails(endpoint.url))?.flatMap(({ content }) => findLink(content, 'upload') ?? [])[0]
  if (link === undefined || trial.lacks('AWS::Lambda::Url')) {
    trial.record('not offered', 'pages behind links', 'no mail shows a link that leads to this endpoint')
    return
  }
  await trial.step('a page behind a link', () => seeUploadPage(endpoint, link))
  await trial.step('a file sent from the page', () => sendFromPage(endpoint, link, waitFor))
  await trial.step('a form that was changed', () => changeForm(endpoint, link))
  const table = await trial.readOutput('table')
  const linkTo = (asked: Link) => signedLink(endpoint, table, board.board.id, new URL('/', link).href, asked)
  const { id: indicator, owner: role } = board.indicators[0]!
  const month = MONTH_OF_FIGURES
  await trial.step('commentary by link', async () =>
    commentFromPage(endpoint, await linkTo({ purpose: 'comment', role, indicator, month }), waitFor),
  )
  await trial.step('one-click unsubscribe', async () =>
    unsubscribe(endpoint, await linkTo({ purpose: 'preferences', role })),
  )
}
