import type { StackOutput } from '../../shared/operations/stack-outputs.ts'

/** An option of a command. Without `value` it is a flag, given or not. */
export interface OptionSpec {
  /** What it takes, in capitals, as the usage prints it: `ROLE`. */
  readonly value?: string
  readonly summary: string
  readonly isRequired?: boolean
  /** The environment variable that stands in for an option that is required. */
  readonly environment?: string
  /** The output of the stack that `--stack` names which stands in for it. */
  readonly output?: StackOutput
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>

type ValueOf<S extends OptionSpec> = S extends { readonly value: string }
  ? S extends { readonly isRequired: true }
    ? string
    : string | undefined
  : boolean

/** The arguments as read: words by their place, options by name, with the spaces around them taken off. */
export interface Given<O extends OptionSpecs = OptionSpecs> {
  readonly words: readonly string[]
  readonly values: { readonly [K in keyof O]: ValueOf<O[K]> }
}

/** A word that is given by its place. */
export interface ArgumentSpec {
  /** In capitals, as the usage prints it: `RUN`. */
  readonly name: string
  readonly summary: string
  readonly isOptional?: boolean
  /** One or more of them. */
  readonly isRepeated?: boolean
}

/** What a command takes, does and answers; its help and the reading of its arguments are made from it. */
export interface CommandSpec<O extends OptionSpecs = OptionSpecs> {
  readonly name: string
  /** One line, also in the general help. */
  readonly summary: string
  readonly arguments: readonly ArgumentSpec[]
  readonly options: O
  /** What is typed after `boardpack`, as somebody might type it. */
  readonly example: string
  /** What each exit code means, beyond 1 (a fault) and 2 (arguments that cannot be used). */
  readonly exits: Readonly<Record<number, string>>
  /** Does the work. Gives the exit code, or the line to print with exit code 0. Throws InvalidArgumentsError. */
  readonly run: (given: Given<O>) => Promise<number | string>
}

/** A command: takes the arguments after its own name and gives its exit code. */
export interface Command {
  (args: readonly string[]): Promise<number>
  readonly spec: Omit<CommandSpec, 'run'>
}
