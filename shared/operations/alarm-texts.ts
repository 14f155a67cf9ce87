import type { FunctionName } from './function-names.ts'

/** Every source of failed messages, by the name that `boardpack replay` takes. */
export type DeadLetterSource = FunctionName | 'schedules' | 'lost-delivery-notices'

/** Who is affected when something fails, and what an operator should do, in whole sentences. */
export interface Impact {
  readonly affects: string
  readonly fix: string
}

const fixFromLog = (name: FunctionName, reassurance: string, firstStep = 'Read the function’s log') =>
  `${firstStep}, fix the cause, then run boardpack replay ${name}; ${reassurance}`

/** The text of the alarm about the pages behind links: nothing waits to be replayed there. */
export const LINK_IMPACT: Impact = {
  affects: 'people who opened a link in a mail: they saw that something went wrong, and nothing was changed.',
  fix: 'Read the function’s log and fix the cause; the links work again at once.',
}

/** The texts of the alarms and of `boardpack status`. */
export const IMPACTS: Readonly<Record<DeadLetterSource, Impact>> = {
  'receive-drop': {
    affects: 'a supplier whose file has no receipt yet.',
    fix: fixFromLog('receive-drop', 'the file itself is safe in the drops bucket.'),
  },
  'compute-indicators': {
    affects: 'everyone who reads the dashboard: accepted figures are not yet in it.',
    fix: fixFromLog('compute-indicators', 'it never overwrites a newer figure.'),
  },
  'publish-pack': {
    affects: 'the members of the board: a pack that is due has not been built.',
    fix: fixFromLog('publish-pack', 'the pack is built as at the time it was due.'),
  },
  'typeset-pack': {
    affects: 'the members of the board: a pack is built but neither typeset as PDF nor sent.',
    fix: fixFromLog('typeset-pack', 'the pack is then sent as it was built.'),
  },
  'send-pack': {
    affects: 'the members of the board: a pack is ready but has not reached all of them.',
    fix: fixFromLog('send-pack', 'nobody is sent the same pack twice.', 'Read the function’s log and the mail ledger'),
  },
  'publish-site': {
    affects: 'the public: a paper, or the notice that it was corrected or withdrawn, is not on the public site yet.',
    fix: fixFromLog('publish-site', 'its pages are made again as a whole.'),
  },
  'daily-checks': {
    affects:
      'owners of actions and suppliers: today’s reminders have not been sent, and a missed pack would not be noticed.',
    fix: fixFromLog('daily-checks', 'nobody is reminded twice of the same day.'),
  },
  'track-delivery': {
    affects: 'the secretariat: the ledger does not say which messages arrived.',
    fix: fixFromLog('track-delivery', 'the ledger then has their outcomes.'),
  },
  'receive-mail': {
    affects: 'a supplier who sent a file by mail and has neither a receipt nor an answer yet.',
    fix: fixFromLog('receive-mail', 'the mail itself is kept for 30 days in the drops bucket.'),
  },
  'post-webhook': {
    affects:
      'the members of the channel: a pack or the alerts of a day have not been posted there. Everybody has them by mail.',
    fix: fixFromLog('post-webhook', 'nothing is posted twice.'),
  },
  schedules: {
    affects: 'the members of the board, if the task was a pack; otherwise owners of actions and suppliers.',
    fix: 'Fix what kept the task from its queue, then run boardpack replay schedules; each task is done as at the time it was due.',
  },
  'lost-delivery-notices': {
    affects: 'the secretariat: the ledger does not say which messages arrived.',
    fix: 'Fix what kept the notices from the queue of track-delivery, then run boardpack replay lost-delivery-notices; the ledger then has their outcomes.',
  },
}
