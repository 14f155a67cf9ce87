// Puts the Node that the functions are deployed on into a folder and prints where its program stands, so that everything can be run
// on it; prints nothing where this is that version, or where it cannot be had, and says which in one line.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const VERSION = '24.21.0'
const INSTALL_MILLISECONDS = 60_000

const [folder] = process.argv.slice(2)
const name = `node-${process.platform}-${process.arch}`
const install = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${VERSION}`]

if (process.version === `v${VERSION}`) console.error(`deployed Node: ${VERSION} is the one that is here`)
else if (spawnSync('npm', install, { stdio: 'ignore', timeout: INSTALL_MILLISECONDS }).status !== 0)
  console.error(`deployed Node: skipped, because ${name}@${VERSION} is not to be had here`)
else console.log(join(folder, 'node_modules', name, 'bin'))
