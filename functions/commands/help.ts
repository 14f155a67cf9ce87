import type { ArgumentSpec, CommandSpec, OptionSpec, OptionSpecs } from './command-spec.ts'

type Described = Omit<CommandSpec, 'run'>

/** What can be typed, on one line: `boardpack plan [--board FILE]`. Options that are required come first. */
export function usageOf({
  name,
  arguments: words,
  options,
}: Pick<Described, 'name' | 'arguments' | 'options'>): string {
  const byNeed = Object.entries(options).sort(
    ([, a], [, b]) => Number(b.isRequired ?? false) - Number(a.isRequired ?? false),
  )
  return ['boardpack', name, ...words.map(describeWord), ...byNeed.map(describeOption)].join(' ')
}

function describeWord({ name, isOptional, isRepeated }: ArgumentSpec): string {
  const repeated = isRepeated ? `${name}...` : name
  return isOptional ? `[${repeated}]` : repeated
}

function describeOption([name, option]: [string, OptionSpec]): string {
  const words = optionWords(name, option)
  return option.isRequired ? words : `[${words}]`
}

const optionWords = (name: string, { value }: OptionSpec): string =>
  value === undefined ? `--${name}` : `--${name} ${value}`

/** The help of one command: usage, what it does, its arguments and options, an example, its exit codes. */
export function helpOf(spec: Described): string {
  const words = spec.arguments.map(({ name, summary }): [string, string] => [name, summary])
  return [
    `usage: ${usageOf(spec)}\n\n${spec.summary}\n`,
    section('arguments', words),
    section('options', optionLines(spec.options)),
    `example:\n  npm run --silent boardpack -- ${spec.example}\n`,
    section('exit codes', exitLines(spec.exits)),
  ]
    .filter(part => part !== '')
    .join('\n')
}

function optionLines(options: OptionSpecs): [string, string][] {
  return Object.entries(options).map(([name, option]) => {
    const others = [
      ...(option.output ? ['--stack'] : []),
      ...(option.environment ? [`${option.environment} in the environment`] : []),
    ]
    const stand = others.length > 0 ? `; ${others.join(', or ')}${others.length > 1 ? ',' : ''} stands in for it` : ''
    return [optionWords(name, option), `${option.summary}${stand}`]
  })
}

function exitLines(exits: CommandSpec['exits']): [string, string][] {
  const common = { 1: 'a fault', 2: 'unusable arguments, with one line that says why' }
  return Object.entries({ ...common, ...exits }).map(([code, meaning]) => [code, meaning])
}

function section(title: string, lines: readonly (readonly [string, string])[]): string {
  if (lines.length === 0) return ''
  const width = Math.max(...lines.map(([name]) => name.length))
  return `${title}:\n${lines.map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}\n`).join('')}`
}
