import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command, CommandSpec, OptionSpecs } from './command-spec.ts'
import { helpOf } from './help.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { findOnlyStack } from './only-stack.ts'
import { findOption, readArguments } from './read-arguments.ts'
import { loadGivenBoard } from './read-board.ts'
import type { StackOutputs } from './stack-outputs.ts'

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
      const outputs = await readOutputsOf(spec, args)
      const given = readArguments(spec, args, outputs.board === undefined ? outputs : withBoardFile(outputs))
      if (outputs.board !== undefined && 'board' in spec.options)
        await checkBoardOfStack(outputs.board, (given.values as { readonly board?: string }).board)
      const result = await spec.run(given)
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

/** The outputs of the stack that is named or meant, where the command knows stacks. */
async function readOutputsOf(
  { options }: { readonly options: OptionSpecs },
  args: readonly string[],
): Promise<StackOutputs> {
  if (!('stack' in options)) return {}
  const named = findOption(args, 'stack')
  const name = named < 0 ? await findOnlyStack(options, args) : (args[named]!.split('=')[1] ?? args[named + 1] ?? null)
  if (name === null || name === '') return {}
  if (named < 0) process.stderr.write(`Of the stack ${name}: its board is the only one in boards/ beside the sample.\n`)
  return (await import('./stack-outputs.ts')).readStackOutputs(name)
}

/** The board's file is named by its id, as `boardpack init` and the sample have it. */
function withBoardFile(outputs: StackOutputs): StackOutputs {
  const file = join('boards', `${outputs.board}.yaml`)
  return { ...outputs, board: existsSync(file) ? file : '' }
}

/** A command for one stack is never answered by the file of another board. */
async function checkBoardOfStack(id: string, file: string | undefined): Promise<void> {
  if (file === undefined)
    throw new InvalidArgumentsError(
      `the stack is of the board ${id}, and there is no boards/${id}.yaml here; name its file with --board`,
    )
  const { board } = (await loadGivenBoard(file)).board
  if (board.id !== id)
    throw new InvalidArgumentsError(`the stack is of the board ${id}, and ${file} is that of ${board.id}`)
}

const asksForHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h')
