import { parseArgs } from 'node:util'
import { suggestNearest } from '../../shared/faults/suggest.ts'
import type { CommandSpec, Given, OptionSpec, OptionSpecs } from './command-spec.ts'
import { usageOf } from './help.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import type { StackOutputs } from './stack-outputs.ts'

/** What the arguments are read by. */
type Declared<O extends OptionSpecs> = Pick<CommandSpec<O>, 'name' | 'arguments' | 'options'>

/**
 * Reads arguments as a command declares them. Throws InvalidArgumentsError for an option that is unknown (with the nearest
 * one) or has no value, a word too many, or one that is missing.
 *
 * @param outputs of the stack that `--stack` names
 */
export function readArguments<O extends OptionSpecs>(
  spec: Declared<O>,
  args: readonly string[],
  outputs: StackOutputs = {},
): Given<O> {
  const { values, words } = parse(spec.options, args)
  const usage = `usage: ${usageOf(spec)}`
  const most = spec.arguments.some(({ isRepeated }) => isRepeated) ? Infinity : spec.arguments.length
  if (words.length > most) throw new InvalidArgumentsError(`unexpected argument "${words[most]!}"; ${usage}`)
  const missing = spec.arguments.filter(({ isOptional }, i) => !isOptional && !words[i]).map(({ name }) => name)
  for (const [name, option] of Object.entries(spec.options)) {
    if (option.value === undefined) values[name] ??= false
    else if (!values[name] && option.output && outputs[option.output]) values[name] = outputs[option.output]
    else if (!values[name] && option.environment) values[name] = process.env[option.environment]
    if (option.isRequired && !values[name]) missing.push(nameMissing(name, option, 'stack' in spec.options))
  }
  if (missing.length > 0) throw new InvalidArgumentsError(`missing: ${missing.join(', ')}; ${usage}`)
  return { words, values: values as Given<O>['values'] }
}

/** Where an option stands among arguments that have not been read, with its value or before it; -1 where it does not. */
export const findOption = (args: readonly string[], name: string): number =>
  args.findIndex(arg => arg === `--${name}` || arg.startsWith(`--${name}=`))

const nameMissing = (name: string, { value, environment, output }: OptionSpec, knowsStacks: boolean): string => {
  const others = [
    ...(output && knowsStacks ? ['--stack'] : []),
    ...(environment ? [`${environment} in the environment`] : []),
  ]
  return `--${name} ${value}${others.length > 0 ? ` (or ${others.join(', or ')})` : ''}`
}

function parse(options: OptionSpecs, args: readonly string[]) {
  const types = Object.entries(options).map(([name, { value }]) => [
    name,
    { type: value === undefined ? ('boolean' as const) : ('string' as const) },
  ])
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(types) as Record<string, { type: 'string' | 'boolean' }>,
    ...{ strict: false, allowPositionals: true, tokens: true as const },
  })
  const words: string[] = []
  const values: Record<string, string | boolean | undefined> = {}
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind === 'option') values[token.name] = readOption(options, token)
  }
  return { words, values }
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}

function readOption(options: OptionSpecs, { name, rawName, value, inlineValue }: OptionToken): string | boolean {
  const option = Object.hasOwn(options, name) ? options[name] : undefined
  if (option === undefined) {
    const known = Object.keys(options).map(one => `--${one}`)
    const near = suggestNearest(rawName, known) || (known.length > 0 ? `; allowed: ${known.join(', ')}` : '')
    throw new InvalidArgumentsError(`unknown option "${rawName}"${near}`)
  }
  if (option.value === undefined) {
    if (value !== undefined) throw new InvalidArgumentsError(`--${name} takes no value`)
    return true
  }
  const isMissing = value === undefined || (!inlineValue && value.startsWith('--'))
  if (isMissing) throw new InvalidArgumentsError(`--${name} has no value; it takes ${option.value}: ${option.summary}`)
  return value.trim()
}
