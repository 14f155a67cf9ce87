import { parseArgs } from 'node:util'
import {
  bootstrap,
  completeBuckets,
  deploy,
  deployWithChangedSchedule,
  destroy,
  findGaps,
  verifyDomain,
} from './deploy-steps.ts'
import { driveFunctions, runsFunctions } from './drive-functions.ts'
import { sendFaultyFile, sendMonthOfFigures } from './drop-steps.ts'
import { openEndpoint } from './endpoint.ts'
import { askDoctor, readAudit, readWhatIsLeft, restore } from './operator-steps.ts'
import { approvePack, makePack, readPackMails } from './pack-steps.ts'
import { usePages } from './page-steps.ts'
import { Trial } from './trial.ts'

// What an administrator does, against any AWS-compatible endpoint: `npm run try:aws -- --endpoint URL`. Through the CDK
// command line and the product's own commands. docs/aws.md has the emulators tried and where they differ from AWS.

const { values } = parseArgs({ options: { endpoint: { type: 'string' } } })
if (values.endpoint === undefined) {
  console.error('try:aws: name an endpoint, as in: npm run try:aws -- --endpoint http://localhost:4566')
  process.exit(2)
}

async function tryEverything(trial: Trial): Promise<void> {
  const { endpoint, board } = trial
  await findGaps(trial)
  const isReady =
    (await trial.step('cdk bootstrap', () => bootstrap(trial))) && (await trial.step('cdk deploy', () => deploy(trial)))
  if (!isReady) return
  if (trial.lacks('AWS::SES::EmailIdentity')) await trial.step('a domain verified by hand', () => verifyDomain(trial))
  if (!(await runsFunctions(endpoint, board.board.id))) {
    trial.record('not offered', 'running functions', 'their bundles are run here, against the services of the endpoint')
    trial.driver = await driveFunctions(endpoint, board.board.id)
  }
  await completeBuckets(trial)
  await trial.step('a faulty file is answered', () => sendFaultyFile(trial))
  await trial.step('a month of figures is answered', () => sendMonthOfFigures(trial))
  await usePages(trial)
  if ((await trial.step('boardpack make, status and release', () => makePack(trial))) && (await approvePack(trial)))
    await trial.step('the mails of the pack', () => readPackMails(trial))
  await trial.step('boardpack doctor', () => askDoctor(trial))
  await trial.step('boardpack audit', () => readAudit(trial))
  const packs = await trial.readOutput('packs-bucket')
  await restore(trial, packs)
  await trial.step('cdk deploy with a changed schedule', () => deployWithChangedSchedule(trial))
  await trial.step('cdk destroy', () => destroy(trial))
  await trial.step('what a deleted stack leaves behind', () => readWhatIsLeft(trial, packs))
}

const trial = await Trial.begin(await openEndpoint(values.endpoint))
try {
  await tryEverything(trial)
} finally {
  await trial.end()
}
const { passed, 'not offered': notOffered, failed } = trial.counts
console.log(`${passed} passed, ${notOffered} not offered, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
