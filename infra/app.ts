import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Annotations, App, Tags, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { isDate } from '../shared/calendar/date.ts'
import { toLocalDate } from '../shared/calendar/local-time.ts'
import { describeExamples, exampleAddresses } from '../shared/config/example-addresses.ts'
import type { BoardFile } from '../shared/config/schema/index.ts'
import { stackName } from '../shared/operations/stack-name.ts'
import { BoardStack } from './board-stack.ts'
import { bundleBoards, bundlesOf } from './bundle-boards.ts'
import { InvalidBoardFilesError, readBoards } from './load-boards.ts'

// One stack a board, from the files in boards. `cdk synth -c today=2027-01-04` makes the schedules of
// that day; `-c boards=FOLDER` takes the files of another folder.

const PROJECT = join(import.meta.dirname, '..')
const app = new App({ analyticsReporting: false })

/** CloudFormation takes this long to make the schedules, and refuses none that is past by then. */
const DEPLOY_MINUTES = 10

/** The day the schedules are made on; the moment as well, unless a day is given. */
function readToday(board: BoardFile): { today: string; now?: string } {
  const given: unknown = app.node.tryGetContext('today')
  if (given === undefined) {
    const now = new Date(Date.now() + DEPLOY_MINUTES * 60_000).toISOString()
    return { today: toLocalDate(now, board.board), now }
  }
  if (typeof given === 'string' && isDate(given)) return { today: given }
  throw new InvalidBoardFilesError(`today is ${JSON.stringify(given)}; allowed: a date such as 2027-01-04\n`)
}

function boardsFolder(): string {
  const given: unknown = app.node.tryGetContext('boards')
  return typeof given === 'string' ? given : join(PROJECT, 'boards')
}

try {
  const sources = await readBoards(boardsFolder())
  await bundleBoards(sources.map(({ board }) => board))
  for (const { board, file } of sources) {
    const { id, name } = board.board
    const stack = new BoardStack(app, stackName(id), {
      board,
      ...readToday(board),
      bundleFolder: functionName => join(bundlesOf(board), functionName),
      description: `boardpack: board papers and alerts of the ${name}`,
      // switched on after the first deploy that succeeded: a protected stack whose first deploy failed could not be repeated
      terminationProtection: app.node.tryGetContext('protect') === 'true',
    })
    const examples = describeExamples(exampleAddresses(board))
    if (examples !== null && app.node.tryGetContext('sample') !== 'true')
      Annotations.of(stack).addError(`${file}: ${examples} To look at the template all the same: -c sample=true`)
    Tags.of(stack).add('boardpack:board', id)
  }
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  // a report left by a failed run would fail this one too
  rmSync(join(app.outdir, 'validation-report.json'), { force: true })
  app.synth()
} catch (error) {
  if (!(error instanceof InvalidBoardFilesError)) throw error
  process.stderr.write(error.message)
  process.exitCode = 1
}
