// What an administrator does on AWS, on an independent emulator (docs/aws.md). Where Python and pip are not there, or the
// emulator cannot be had, that is said in one line and the run goes on: users of the product need neither.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, openSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const EMULATORS = [
  { name: 'ministack', requirement: 'ministack==1.5.33', start: port => [['ministack'], { GATEWAY_PORT: port }] },
]
const INSTALL_MILLISECONDS = 60_000
const START_MILLISECONDS = 30_000
/** Less than this is not begun. */
const LEAST_SECONDS = 130
/** Seconds that it may take in all; 10 minutes unless they are given. */
const SECONDS = Number(process.argv[2] ?? 600)
const END = Date.now() + SECONDS * 1000

const folder = mkdtempSync(join(tmpdir(), 'boardpack-emulators-'))
const bin = join(folder, 'venv/bin')
const quiet = { stdio: 'ignore', timeout: INSTALL_MILLISECONDS }

function canInstall() {
  if (spawnSync('python3', ['-m', 'venv', join(folder, 'venv')], quiet).status !== 0) return false
  const requirements = EMULATORS.map(({ requirement }) => requirement)
  return spawnSync(join(bin, 'pip'), ['install', '--quiet', ...requirements], quiet).status === 0
}

async function freePort() {
  const server = createServer().listen(0, 'localhost')
  await new Promise(done => server.on('listening', done))
  const { port } = server.address()
  await new Promise(done => server.close(done))
  return String(port)
}

/** Starts the emulator and runs the trial; gives its exit code. */
async function tryEmulator({ name, requirement, start }) {
  const port = await freePort()
  const [[program, ...args], settings] = start(port)
  const log = openSync(join(folder, `${name}.log`), 'w')
  // a group of its own, so that the functions that it starts end with it
  const server = spawn(join(bin, program), args, {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...settings },
  })
  try {
    const url = `http://localhost:${port}`
    for (const until = Date.now() + START_MILLISECONDS; !(await answers(url)); await wait(200))
      if (Date.now() > until) throw new Error(`${name} did not start`)
    console.log(`try:aws on ${requirement}`)
    // a group of its own, so that nothing of it outlives its time
    const trial = spawn('npm', ['run', '--silent', 'try:aws', '--', '--endpoint', url], {
      stdio: 'inherit',
      detached: true,
    })
    const timer = setTimeout(() => process.kill(-trial.pid, 'SIGKILL'), END - Date.now())
    const code = await new Promise(done => trial.on('exit', done))
    clearTimeout(timer)
    if (code === null) console.log(`try:aws: ${name} was too slow here, and was ended after ${SECONDS} s`)
    return code ?? 0
  } finally {
    process.kill(-server.pid)
  }
}

const answers = url =>
  fetch(url).then(
    () => true,
    () => false,
  )

try {
  if (SECONDS < LEAST_SECONDS) {
    console.log(`try:aws: skipped, ${SECONDS} s are left; run it with: node .ci/try-aws.mjs`)
  } else if (!canInstall()) {
    console.log('try:aws: skipped, because Python with venv and pip, or the emulators, are not to be had here')
  } else {
    const codes = []
    for (const emulator of EMULATORS) codes.push(await tryEmulator(emulator))
    process.exitCode = Math.max(...codes)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
