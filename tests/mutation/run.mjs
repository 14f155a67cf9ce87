import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { resolve } from 'node:path'
import { ROOMS } from './rooms.mjs'

/** The score that each room has to have, in per cent. */
const FLOOR = 85
const ROOT = resolve(import.meta.dirname, '../..')

/** `node tests/mutation/run.mjs [ROOM...]`: changes each room on purpose, counts the changes that some test notices, prints the scores. */
const rooms = process.argv.slice(2).length > 0 ? process.argv.slice(2) : Object.keys(ROOMS)
const unknown = rooms.filter(room => !Object.hasOwn(ROOMS, room))
if (unknown.length > 0) {
  console.error(`there is no room ${unknown.join(', ')}; there are ${Object.keys(ROOMS).join(', ')}`)
  process.exit(2)
}

const scores = []
for (const room of rooms) {
  showShared(room)
  const { status } = spawnSync(
    process.execPath,
    ['tests/mutation/node_modules/@stryker-mutator/core/bin/stryker.js', 'run', 'tests/mutation/stryker.config.mjs'],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, MUTATION_ROOM: room, TZ: 'UTC' } },
  )
  if (status !== 0) process.exit(1)
  scores.push({ room, ...scoreOf(room) })
}

console.log('\n| room | mutants | noticed | survived | never reached | score |\n| --- | --- | --- | --- | --- | --- |')
for (const { room, all, noticed, survived, unreached, score } of scores)
  console.log(`| ${room} | ${all} | ${noticed} | ${survived} | ${unreached} | ${score.toFixed(1)}% |`)
const low = scores.filter(({ score }) => score < FLOOR)
if (low.length > 0) {
  console.error(`\nbelow ${FLOOR}%: ${low.map(({ room }) => room).join(', ')}; every survivor is printed above`)
  process.exit(1)
}

/** What lies beside the project is beside the copy that the tests run in as well: those that read it are skipped where it is not. */
function showShared(room) {
  const folder = resolve(ROOT, `.build/stryker/${room}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  if (existsSync(resolve(ROOT, '../shared'))) symlinkSync(resolve(ROOT, '../shared'), `${folder}/shared`)
}

/** Mutants that could not be judged (they do not run, or were left out as static) are in no count. */
function scoreOf(room) {
  const { files } = JSON.parse(readFileSync(resolve(ROOT, `.build/mutation/${room}.json`), 'utf8'))
  const mutants = Object.values(files).flatMap(file => file.mutants)
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length
  const noticed = count('Killed', 'Timeout')
  const [survived, unreached] = [count('Survived'), count('NoCoverage')]
  const all = noticed + survived + unreached
  return { all, noticed, survived, unreached, score: (100 * noticed) / all }
}
