import type { Command, CommandSpec, OptionSpecs } from './command-spec.ts'
import { helpOf } from './help.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { readArguments } from './read-arguments.ts'

/**
 * The skeleton of every command: prints the help with `--help`; reads the arguments as the spec declares them; prints the
 * result. Exit code 2, with one line, for arguments that cannot be used; any other error is thrown on.
 */
export function defineCommand<const O extends OptionSpecs>(spec: CommandSpec<O>): Command {
  const command = async (args: readonly string[]): Promise<number> => {
    if (asksForHelp(args)) {
      process.stdout.write(helpOf(spec))
      return 0
    }
    try {
      const result = await spec.run(readArguments(spec, args))
      if (typeof result === 'number') return result
      process.stdout.write(`${result}\n`)
      return 0
    } catch (error) {
      if (!(error instanceof InvalidArgumentsError)) throw error
      process.stderr.write(`${spec.name}: ${error.message}\n`)
      return 2
    }
  }
  return Object.assign(command, { spec })
}

const asksForHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h')
