/* The checks of `npm run check`, two at a time: the longest beside all others. Each prints what it has to say when it ends. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

const LANES = [['check:lint'], ['check:types', 'check:rooms', 'check:format', 'check:dead']]

/** Runs one check; gives whether it passed. */
async function run(name) {
  const began = performance.now()
  const child = spawn('npm', ['run', '--silent', name], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise(resolve => child.once('close', resolve))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(`${out}${err}${name}: ${code === 0 ? 'passed' : 'failed'} in ${seconds} s\n`)
  return code === 0
}

/** Runs checks one after another; gives whether all passed. */
async function runAll(names) {
  const outcomes = []
  for (const name of names) outcomes.push(await run(name))
  return outcomes.every(Boolean)
}

const lanes = await Promise.all(LANES.map(runAll))
process.exitCode = lanes.every(Boolean) ? 0 : 1
