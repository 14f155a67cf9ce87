/** What a command is: its exit code comes back, arguments after its own name go in. */
type Command = (args: string[]) => Promise<number>

interface CommandEntry {
  /** After the command's name in the help. */
  readonly usage: string
  readonly summary: string
  readonly load: () => Promise<Command>
}

/** Each command is loaded only when it is asked for: the larger ones bring the whole of the CDK. */
const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  run: {
    usage: '--drops DIR --as-at DATE [--until DATE] [--pack PACK] [--board FILE] --out DIR',
    summary:
      'one run of the whole system on this machine: takes the drops in, fires the schedules, writes everything to DIR',
    load: async () => (await import('./commands/run.ts')).run,
  },
  check: {
    usage: 'FILE... [--board FILE] [--feed NAME] [--as-at DATE] [--json]',
    summary: 'what drops of these files, in order, would be answered, without AWS',
    load: async () => (await import('./commands/check.ts')).check,
  },
  plan: {
    usage: '[--board FILE] [--from DATE] [--months N]',
    summary: 'everything that will be sent or computed, with the reason for each date',
    load: async () => (await import('./commands/plan.ts')).plan,
  },
  config: {
    usage: 'FILE',
    summary: 'checks a board’s file: every fault at once, by line',
    load: async () => (await import('./commands/config.ts')).config,
  },
  analyse: {
    usage: 'FILE --out FILE',
    summary: 'the statistics alone, over a file of cases',
    load: async () => (await import('./commands/analyse.ts')).analyse,
  },
  approve: {
    usage: 'RUN --by ROLE --because WORDS --table NAME --packs-bucket NAME',
    summary: 'a named approver signs a pack off, and it goes out',
    load: async () => (await import('./commands/decide-on-pack.ts')).approve,
  },
  release: {
    usage: 'RUN --by ROLE --because WORDS --table NAME --packs-bucket NAME [--override]',
    summary: 'builds a held pack again from what is known now; --override sends it whatever the gate finds',
    load: async () => (await import('./commands/decide-on-pack.ts')).release,
  },
  resend: {
    usage: 'RUN --to ROLE[,ROLE]|--undelivered --by ROLE --because WORDS --table NAME --packs-bucket NAME',
    summary: 'sends a pack again, to those named or to all who are not known to have it',
    load: async () => (await import('./commands/resend.ts')).resend,
  },
  acknowledge: {
    usage: 'EPISODE --by ROLE --because WORDS --table NAME',
    summary: 'records that somebody has an alert in hand',
    load: async () => (await import('./commands/handle-episode.ts')).acknowledge,
  },
  snooze: {
    usage: 'EPISODE --until DATE|next-meeting --by ROLE --because WORDS --table NAME',
    summary: 'no mail about an alert before a date',
    load: async () => (await import('./commands/handle-episode.ts')).snooze,
  },
  mute: {
    usage: 'EPISODE --until DATE|next-meeting --by ROLE --because WORDS --table NAME',
    summary: 'no mail about an alert, or a later one of the same indicator and area, before a date',
    load: async () => (await import('./commands/handle-episode.ts')).mute,
  },
  status: {
    usage: '--table NAME',
    summary:
      'what waits for a person: held packs, messages in doubt or not delivered, what was put aside after a fault, an audit trail that was changed',
    load: async () => (await import('./commands/status.ts')).status,
  },
  replay: {
    usage: '[FUNCTION|QUEUE] --by ROLE --because WORDS --table NAME',
    summary:
      'does again what was put aside after a fault, once its cause is mended: all of it, or that of one function',
    load: async () => (await import('./commands/replay.ts')).replay,
  },
  resolve: {
    usage: 'MESSAGE --as arrived|lost --by ROLE --because WORDS --table NAME',
    summary: 'settles a message of which nobody knew whether it left',
    load: async () => (await import('./commands/resolve.ts')).resolve,
  },
  start: {
    usage: '[--port PORT] [--drops DIR]',
    summary: 'the main job on this machine with the sample files; stays up, and takes in what is put into drops/',
    load: async () => (await import('./commands/start.ts')).start,
  },
}

function helpText(): string {
  const lines = Object.entries(COMMANDS).map(([name, { usage, summary }]) => `  ${name} ${usage}\n      ${summary}\n`)
  return `usage: npm run --silent boardpack -- COMMAND ...\n\n${lines.join('')}`
}

/**
 * Runs one command and gives its exit code: 2 for a command that there is not, 1 for a fault, which is told in one
 * line (with BOARDPACK_DEBUG set, with the whole of its trace).
 */
async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || ['help', '--help', '-h'].includes(name)) {
    process.stdout.write(helpText())
    return name === undefined ? 2 : 0
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!entry) {
    process.stderr.write(`boardpack: there is no command "${name}"; there are ${Object.keys(COMMANDS).join(', ')}\n`)
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

// the AWS client's advice on Node versions is for engineers, not for whoever runs a command
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
process.exitCode = await main(process.argv.slice(2))

// makes this file a module, so that it may wait at its top level
export {}
