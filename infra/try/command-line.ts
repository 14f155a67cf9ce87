import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { Endpoint } from './endpoint.ts'

const PROJECT = resolve(import.meta.dirname, '../..')

/** Runs the CDK command line and gives what it printed. Throws with its own words when it fails. */
export async function runCdk(endpoint: Endpoint, ...args: string[]): Promise<string> {
  const { code, output } = await run(endpoint.environment, join(PROJECT, 'node_modules/.bin/cdk'), [
    ...args,
    '--no-notices',
  ])
  if (code === 0) return output
  const reason = output.split('\n').filter(line => /FAILED|❌|rror/.test(line))
  throw new Error(reason.slice(0, 4).join(' | ').trim() || output.slice(-500))
}

/** Runs a command of the product as its users do. Throws for an exit code that is not among those allowed. */
export async function runBoardpack(endpoint: Endpoint, args: string[], allowed: readonly number[]): Promise<string> {
  const tsx = join(PROJECT, 'node_modules/.bin/tsx')
  const { code, output } = await run(endpoint.productEnvironment, tsx, ['functions/cli.ts', ...args])
  if (code === null || !allowed.includes(code)) throw new Error(`boardpack ${args[0]} ended with ${code}: ${output}`)
  return output.trim()
}

async function run(environment: NodeJS.ProcessEnv, script: string, args: string[]) {
  const child = spawn(process.execPath, [script, ...args], { cwd: PROJECT, env: environment })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += String(chunk)))
  const code = await new Promise<number | null>(done => child.on('close', done))
  return { code, output }
}
