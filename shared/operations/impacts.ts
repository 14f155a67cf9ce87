/** Functions in `functions/` that run in the cloud, each fed by a queue of its own. */
export const FUNCTION_NAMES = [
  'receive-drop',
  'compute-indicators',
  'publish-pack',
  'typeset-pack',
  'send-pack',
  'daily-checks',
  'track-delivery',
] as const
export type FunctionName = (typeof FUNCTION_NAMES)[number]

/** Whatever puts messages aside when it cannot go on, by the name that `boardpack replay` takes. */
export type DeadLetterSource = FunctionName | 'schedules' | 'lost-delivery-notices'

/** Who is let down when something fails, and what a person should do, each in whole sentences. */
export interface Impact {
  readonly affects: string
  readonly fix: string
}

const fixFromLog = (name: FunctionName, reassurance: string, firstStep = 'Read the function’s log') =>
  `${firstStep}, mend the cause, then run boardpack replay ${name}; ${reassurance}`

/** What the alarms say, and `boardpack status` too. */
export const IMPACTS: Readonly<Record<DeadLetterSource, Impact>> = {
  'receive-drop': {
    affects: 'a supplier whose file is waiting, without a receipt.',
    fix: fixFromLog('receive-drop', 'the file itself is safe in the drops bucket.'),
  },
  'compute-indicators': {
    affects: 'everyone who reads the dashboard: figures taken in are not yet in it.',
    fix: fixFromLog('compute-indicators', 'a newer figure is never undone by it.'),
  },
  'publish-pack': {
    affects: 'the members of the board: a pack that is due has not been made.',
    fix: fixFromLog('publish-pack', 'the pack is made as at the time it was due.'),
  },
  'typeset-pack': {
    affects: 'the members of the board: a pack is made but neither typeset as PDF nor sent.',
    fix: fixFromLog('typeset-pack', 'the pack then goes on as it was made.'),
  },
  'send-pack': {
    affects: 'the members of the board: a pack is ready but has not reached all of them.',
    fix: fixFromLog('send-pack', 'nobody is sent the same pack twice.', 'Read the function’s log and the mail ledger'),
  },
  'daily-checks': {
    affects:
      'owners of actions and suppliers: today’s reminders have not gone out, and a missed pack would not be noticed.',
    fix: fixFromLog('daily-checks', 'nobody is reminded twice of the same day.'),
  },
  'track-delivery': {
    affects: 'the secretariat: the ledger does not say which messages arrived.',
    fix: fixFromLog('track-delivery', 'the ledger then says what became of them.'),
  },
  schedules: {
    affects: 'the members of the board, if the task was a pack; otherwise owners of actions and suppliers.',
    fix: 'Mend what kept the task from its queue, then run boardpack replay schedules; each task is done as at the time it was due.',
  },
  'lost-delivery-notices': {
    affects: 'the secretariat: the ledger does not say which messages arrived.',
    fix: 'Mend what kept the notices from the queue of track-delivery, then run boardpack replay lost-delivery-notices; the ledger then says what became of them.',
  },
}
