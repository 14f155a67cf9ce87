import middy from '@middy/core'
import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda'
import { boardAtInstant } from '../shared/config/board-at.ts'
import { contactLine } from '../shared/config/contact-line.ts'
import { STYLE_HASH, webPage } from '../templates/web/page.tsx'
import { handleLink } from './edge/links/handle-link.ts'
import type { LinkAnswer } from './edge/links/link-page.ts'
import { failurePage } from './edge/links/refusals.tsx'
import { beginLog, beginSubject, logFailure, logInfo } from './edge/log.ts'
import { publishMetrics } from './edge/metrics.ts'
import { board, runNotice } from './edge/wiring.ts'

/** Somebody opened a personal link: show its page, or do what its form says. Nobody without such a link gets anything. */
export const handler = middy<LambdaFunctionURLEvent, LambdaFunctionURLResult>().handler(async (event, context) => {
  const { http, requestId, timeEpoch } = event.requestContext
  const toPage = (answer: LinkAnswer) => toResponse(answer, new Date(timeEpoch).toISOString())
  beginLog('answer-links', context)
  beginSubject({ request_id: requestId })
  try {
    const answer = await handleLink(event)
    logInfo('answered', { method: http.method })
    return toPage(answer)
  } catch (error) {
    // neither path nor form is logged: the one is a key, the other somebody's words
    logFailure('page failed', error, { method: http.method })
    return toPage(failurePage())
  } finally {
    publishMetrics()
  }
})

/** @param at ISO instant of the request: a page names the body and the office as they are on that day */
function toResponse(answer: LinkAnswer, at: string): LambdaFunctionURLResult {
  if (answer.kind === 'redirect') return { statusCode: 303, headers: { ...HEADERS, location: answer.to }, body: '' }
  const { title, content, status = 200, refreshSeconds, formTarget } = answer
  const current = boardAtInstant(board(), at)
  const page = {
    title,
    board: current.board.name,
    contact: `${contactLine(current)} ${current.board.body}.`,
    notice: runNotice(),
    ...(refreshSeconds !== undefined && { refreshSeconds }),
  }
  return {
    statusCode: status,
    headers: {
      ...HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src ${STYLE_HASH}; form-action 'self'${formTarget === undefined ? '' : ` ${formTarget}`}; base-uri 'none'; frame-ancestors 'none'`,
    },
    body: webPage(page, content),
  }
}

/** The address of a page is a key: it must not be kept, sent on or indexed. */
const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'strict-transport-security': 'max-age=31536000',
}
