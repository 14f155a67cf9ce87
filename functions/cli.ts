/** A command: takes the arguments after its own name and gives its exit code. */
type Command = (args: string[]) => Promise<number>

interface CommandEntry {
  /** After the command's name in the help. */
  readonly usage: string
  readonly summary: string
  readonly load: () => Promise<Command>
}

/** Each command is loaded only when it is run: the larger ones load the whole CDK. */
const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  run: {
    usage: '--drops DIR --as-at DATE [--until DATE] [--pack PACK] [--board FILE] --out DIR',
    summary:
      'runs the whole system once on this machine: reads the drops, fires the schedules, writes everything to DIR',
    load: async () => (await import('./commands/run.ts')).run,
  },
  check: {
    usage: 'FILE... [--board FILE] [--feed NAME] [--as-at DATE] [--json]',
    summary: 'the receipts these files would get if dropped in this order, without AWS',
    load: async () => (await import('./commands/check.ts')).check,
  },
  plan: {
    usage: '[--board FILE] [--from DATE] [--months N]',
    summary: 'everything that will be sent or computed, with the reason for each date',
    load: async () => (await import('./commands/plan.ts')).plan,
  },
  make: {
    usage: 'PACK MEETING --by ROLE --because WORDS --table NAME [--board FILE]',
    summary: 'makes a pack now that no schedule makes any more, because its time was past when it was deployed',
    load: async () => (await import('./commands/make.ts')).make,
  },
  config: {
    usage: 'FILE',
    summary: 'checks a board’s file and lists every fault by line',
    load: async () => (await import('./commands/config.ts')).config,
  },
  analyse: {
    usage: 'FILE --out FILE',
    summary: 'runs the statistics alone over a file of cases',
    load: async () => (await import('./commands/analyse.ts')).analyse,
  },
  explain: {
    usage: 'INDICATOR [--area AREA] [--month MONTH] [--drops DIR] [--board FILE]',
    summary: 'the judgement of a month and of its year step by step, each number with how it follows',
    load: async () => (await import('./commands/explain.ts')).explain,
  },
  rebase: {
    usage: 'INDICATOR --from MONTH --because WORDS --by ROLE [--board FILE] [--on DATE]',
    summary: 'records in the board’s file that a new level counts from a month',
    load: async () => (await import('./commands/rebase.ts')).rebase,
  },
  approve: {
    usage: 'RUN --by ROLE --because WORDS --table NAME --packs-bucket NAME',
    summary: 'records an approver’s sign-off, and the pack is sent',
    load: async () => (await import('./commands/decide-on-pack.ts')).approve,
  },
  release: {
    usage: 'RUN --by ROLE --because WORDS --table NAME --packs-bucket NAME [--override]',
    summary: 'rebuilds a held pack from the data held now; --override sends it whatever the gate finds',
    load: async () => (await import('./commands/decide-on-pack.ts')).release,
  },
  correct: {
    usage: 'RUN --by ROLE --because WORDS --table NAME --packs-bucket NAME',
    summary: 'makes the next version of an issued pack, with a list of what differs, and sends it to every reader once',
    load: async () => (await import('./commands/decide-on-pack.ts')).correct,
  },
  withdraw: {
    usage: 'RUN --by ROLE --because WORDS --table NAME --packs-bucket NAME',
    summary: 'asks the readers of an issued pack not to use it, and marks its pages',
    load: async () => (await import('./commands/decide-on-pack.ts')).withdraw,
  },
  preview: {
    usage: 'PACK MEETING --to ROLE --packs-bucket NAME',
    summary: 'sends one role the whole pack as it would be now, marked as a preview and counted as nothing',
    load: async () => (await import('./commands/preview.ts')).preview,
  },
  resend: {
    usage: 'RUN --to ROLE[,ROLE]|--undelivered --by ROLE --because WORDS --table NAME --packs-bucket NAME',
    summary: 'sends a pack again, to the roles named or to everyone without a confirmed delivery',
    load: async () => (await import('./commands/resend.ts')).resend,
  },
  acknowledge: {
    usage: 'EPISODE --by ROLE --because WORDS --table NAME',
    summary: 'records that somebody is dealing with an alert',
    load: async () => (await import('./commands/handle-episode.ts')).acknowledge,
  },
  snooze: {
    usage: 'EPISODE --until DATE|next-meeting --by ROLE --because WORDS --table NAME',
    summary: 'sends sends sends no mail about an alert before a date',
    load: async () => (await import('./commands/handle-episode.ts')).snooze,
  },
  mute: {
    usage: 'EPISODE --until DATE|next-meeting --by ROLE --because WORDS --table NAME',
    summary: 'sends no mail about an alert, or a later one for the same indicator and area, before a date',
    load: async () => (await import('./commands/handle-episode.ts')).mute,
  },
  confirm: {
    usage: 'DROP --by ROLE --because WORDS --table NAME --drops-bucket NAME',
    summary: 'releases the figures of a drop that were held because they were doubtful',
    load: async () => (await import('./commands/confirm.ts')).confirm,
  },
  status: {
    usage: '--table NAME',
    summary:
      'what needs an operator: held packs, messages in doubt or not delivered, failed messages, an audit trail that was changed',
    load: async () => (await import('./commands/status.ts')).status,
  },
  replay: {
    usage: '[FUNCTION|QUEUE] --by ROLE --because WORDS --table NAME',
    summary: 'replays failed messages once their cause is fixed: all of them, or those of one function',
    load: async () => (await import('./commands/replay.ts')).replay,
  },
  resolve: {
    usage: 'MESSAGE --as arrived|lost --by ROLE --because WORDS --table NAME',
    summary: 'records whether a message in doubt arrived',
    load: async () => (await import('./commands/resolve.ts')).resolve,
  },
  init: {
    usage: '--profile PROFILE --name NAME [--body NAME] [--holidays LIST] --out FILE',
    summary:
      'a new board’s file that is fit to use, with samples/ beside it; asks on a terminal for what is not given. Profiles: police, nhs-trust, fire, council, academy-trust, charity',
    load: async () => (await import('./commands/init.ts')).init,
  },
  start: {
    usage: '[--board FILE] [--port PORT] [--drops DIR]',
    summary: 'runs the main job on this machine with the sample files, stays up, and reads what is put into drops/',
    load: async () => (await import('./commands/start.ts')).start,
  },
}

function helpText(): string {
  const lines = Object.entries(COMMANDS).map(([name, { usage, summary }]) => `  ${name} ${usage}\n      ${summary}\n`)
  return `usage: npm run --silent boardpack -- COMMAND ...\n\n${lines.join('')}`
}

/**
 * Runs one command and gives its exit code: 2 for an unknown command, 1 for a fault, which is printed on one line (with
 * its whole stack trace when BOARDPACK_DEBUG is set).
 */
async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || ['help', '--help', '-h'].includes(name)) {
    process.stdout.write(helpText())
    return name === undefined ? 2 : 0
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!entry) {
    process.stderr.write(`boardpack: unknown command "${name}"; allowed: ${Object.keys(COMMANDS).join(', ')}\n`)
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

// the AWS client's advice on Node versions is for engineers, not for the person who runs a command
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
process.exitCode = await main(process.argv.slice(2))

// makes this file a module, so that await may stand at its top level
export {}
