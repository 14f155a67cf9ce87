import { suggestNearest } from '../../shared/faults/suggest.ts'
import type { Command } from './command-spec.ts'

/** Who uses a command; the general help lists them in this order. */
export const USERS = {
  newcomer: 'to see it work on this machine',
  supplier: 'suppliers of data',
  administrator: 'administrators',
  approver: 'approvers',
  owner: 'owners of indicators, about an alert',
  analyst: 'analysts',
} as const

interface CommandEntry {
  readonly users: keyof typeof USERS
  /** In the general help, where commands are not loaded: the larger ones load the whole CDK. */
  readonly summary: string
  readonly load: () => Promise<Command>
}

/** Every command, by the name that is typed. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  start: {
    users: 'newcomer',
    summary: 'the main job with the sample files; stays up (npm start)',
    load: async () => (await import('./start.ts')).start,
  },
  run: {
    users: 'newcomer',
    summary: 'the whole system once, everything written to a folder',
    load: async () => (await import('./run.ts')).run,
  },
  check: {
    users: 'supplier',
    summary: 'the receipts that files would get, without AWS',
    load: async () => (await import('./check.ts')).check,
  },
  'receive-mail': {
    users: 'newcomer',
    summary: 'hands a mail with a file to the board that npm start runs',
    load: async () => (await import('./receive-mail.ts')).receiveMail,
  },
  init: {
    users: 'administrator',
    summary: 'a new board’s file that is fit to use, with samples',
    load: async () => (await import('./init.ts')).init,
  },
  indicator: {
    users: 'administrator',
    summary: 'adds an indicator to a board’s file',
    load: async () => (await import('./indicator.ts')).indicator,
  },
  meeting: {
    users: 'administrator',
    summary: 'adds a meeting to a board’s file',
    load: async () => (await import('./meeting.ts')).meeting,
  },
  role: {
    users: 'administrator',
    summary: 'adds a post to a board’s file',
    load: async () => (await import('./role.ts')).role,
  },
  config: {
    users: 'administrator',
    summary: 'every fault of a board’s file, by line',
    load: async () => (await import('./config.ts')).config,
  },
  plan: {
    users: 'administrator',
    summary: 'everything that will be sent or computed, and why on that date',
    load: async () => (await import('./plan.ts')).plan,
  },
  doctor: {
    users: 'administrator',
    summary: 'what is still to do before a deployed board works, step by step',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  status: {
    users: 'administrator',
    summary: 'what needs an operator',
    load: async () => (await import('./status.ts')).status,
  },
  audit: {
    users: 'administrator',
    summary: 'every decision, with who took it and with whose credentials',
    load: async () => (await import('./audit.ts')).audit,
  },
  make: {
    users: 'administrator',
    summary: 'makes a pack now that no schedule makes any more',
    load: async () => (await import('./make.ts')).make,
  },
  release: {
    users: 'administrator',
    summary: 'rebuilds a held pack and sends it',
    load: async () => (await import('./decide-on-pack.ts')).release,
  },
  resend: {
    users: 'administrator',
    summary: 'sends a pack again',
    load: async () => (await import('./resend.ts')).resend,
  },
  preview: {
    users: 'administrator',
    summary: 'sends a pack as it would be now to one role, counted as nothing',
    load: async () => (await import('./preview.ts')).preview,
  },
  adopt: {
    users: 'administrator',
    summary: 'takes over the records and the archive of the board before',
    load: async () => (await import('./adopt.ts')).adopt,
  },
  correct: {
    users: 'administrator',
    summary: 'makes and sends the next version of an issued pack',
    load: async () => (await import('./decide-on-pack.ts')).correct,
  },
  withdraw: {
    users: 'administrator',
    summary: 'asks the readers of an issued pack not to use it',
    load: async () => (await import('./decide-on-pack.ts')).withdraw,
  },
  confirm: {
    users: 'administrator',
    summary: 'releases figures that were held because they were doubtful',
    load: async () => (await import('./confirm.ts')).confirm,
  },
  agree: {
    users: 'administrator',
    summary: 'makes an action that commentary proposes one of the log, once the board has agreed',
    load: async () => (await import('./agree.ts')).agree,
  },
  comment: {
    users: 'administrator',
    summary: 'records why an indicator changed, for an owner who says so otherwise than by the link',
    load: async () => (await import('./record-words.ts')).comment,
  },
  update: {
    users: 'administrator',
    summary: 'records how far an action is, for an owner who says so otherwise than by the link',
    load: async () => (await import('./record-words.ts')).update,
  },
  replay: {
    users: 'administrator',
    summary: 'replays failed messages once their cause is fixed',
    load: async () => (await import('./replay.ts')).replay,
  },
  resolve: {
    users: 'administrator',
    summary: 'records whether a message in doubt arrived',
    load: async () => (await import('./resolve.ts')).resolve,
  },
  rebase: {
    users: 'administrator',
    summary: 'records that a new level counts from a month',
    load: async () => (await import('./rebase.ts')).rebase,
  },
  'renew-links': {
    users: 'administrator',
    summary: 'a new key for the links in mails',
    load: async () => (await import('./renew-links.ts')).renewLinks,
  },
  approve: {
    users: 'approver',
    summary: 'records a sign-off, and the pack is sent',
    load: async () => (await import('./decide-on-pack.ts')).approve,
  },
  'send-back': {
    users: 'approver',
    summary: 'holds a pack that awaits approval, with what should change',
    load: async () => (await import('./decide-on-pack.ts')).sendBack,
  },
  alerts: {
    users: 'owner',
    summary: 'the alerts that are open, each with its id and why',
    load: async () => (await import('./alerts.ts')).alerts,
  },
  acknowledge: {
    users: 'owner',
    summary: 'records that somebody is dealing with an alert',
    load: async () => (await import('./handle-episode.ts')).acknowledge,
  },
  snooze: {
    users: 'owner',
    summary: 'no mail about an alert before a date',
    load: async () => (await import('./handle-episode.ts')).snooze,
  },
  mute: {
    users: 'owner',
    summary: 'no mail about an alert, or a later one of the same kind, before a date',
    load: async () => (await import('./handle-episode.ts')).mute,
  },
  explain: {
    users: 'analyst',
    summary: 'the judgement of a month and of its year, step by step',
    load: async () => (await import('./explain.ts')).explain,
  },
  analyse: {
    users: 'analyst',
    summary: 'the statistics alone, over a file of cases',
    load: async () => (await import('./analyse.ts')).analyse,
  },
}

/** Every command, grouped by who uses it. */
function generalHelp(): string {
  const width = Math.max(...Object.keys(COMMANDS).map(name => name.length))
  const groups = Object.entries(USERS).map(([users, title]) => {
    const lines = Object.entries(COMMANDS)
      .filter(([, entry]) => entry.users === users)
      .map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}\n`)
    return `${title}:\n${lines.join('')}`
  })
  return `usage: npm run --silent boardpack -- COMMAND ...\n\n${groups.join('\n')}\nCOMMAND --help prints its options, an example and its exit codes.\n`
}

/**
 * Runs one command and gives its exit code: 2 for an unknown command, 1 for a fault, which is printed on one line (with
 * its whole stack trace when BOARDPACK_DEBUG is set).
 */
export async function runCommandLine([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || ['help', '--help', '-h'].includes(name)) {
    process.stdout.write(generalHelp())
    return name === undefined ? 2 : 0
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!entry) {
    const names = Object.keys(COMMANDS)
    const near = suggestNearest(name, names) || `; allowed: ${names.join(', ')}`
    process.stderr.write(`boardpack: unknown command "${name}"${near}\n`)
    return 2
  }
  try {
    return await (await entry.load())(args)
  } catch (error) {
    if (process.env.BOARDPACK_DEBUG) throw error
    const message = error instanceof Error ? error.message : String(error)
    process.stderr.write(`${name}: ${message.split('\n')[0]}\n`)
    return 1
  }
}
