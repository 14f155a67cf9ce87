import { Message } from '../../../templates/web/page.tsx'
import type { LinkAnswer } from './link-page.ts'

const refusal = (status: number, title: string, ...paragraphs: string[]): LinkAnswer => ({
  kind: 'page',
  title,
  status,
  content: <Message paragraphs={paragraphs} />,
})

/** Said alike of every address that is not a link of this board, so that nothing is learnt by trying. */
export const unknownLinkPage = () =>
  refusal(
    404,
    'This link does not work',
    'Open the link in the mail again. If a line break cut it, copy the whole of it.',
  )

/** Below a link that is genuine: nothing of the name that was asked for. */
export const notFoundPage = (what: 'document' | 'receipt') => refusal(404, 'Not found', `There is no such ${what}.`)

export const expiredLinkPage = () =>
  refusal(
    410,
    'This link has expired',
    'The next mail about the same thing has a new link. Until then, reply to the mail that this link came in.',
  )

export const overusedLinkPage = () =>
  refusal(
    429,
    'Too many times today',
    'This link has been used very often today. Please try again tomorrow, or reply to the mail it came in.',
  )

export const wrongMethodPage = () => refusal(405, 'This page cannot do that', 'Open the link in the mail again.')

export const failurePage = () =>
  refusal(
    500,
    'Something went wrong',
    'Nothing was changed. Please try again in some minutes, or reply to the mail this link came in.',
  )
