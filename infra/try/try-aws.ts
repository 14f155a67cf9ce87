import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { DescribeStacksCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import {
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  VerifyDomainIdentityCommand,
} from '@aws-sdk/client-ses'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { requireApproval } from '../../shared/config/require-approval.ts'
import type { Link } from '../../shared/links/link.ts'
import { STACK_OUTPUTS, type StackOutput } from '../../shared/operations/stack-outputs.ts'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { openBucket } from '../../shared/store/objects.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { receiptSchema } from '../../shared/store/schemas/receipt-schema.ts'
import { openTable } from '../../shared/store/table.ts'
import { readBoard } from '../load-boards.ts'
import type { Template } from '../synthesize.ts'
import { reduceAssembly } from './assembly.ts'
import { runBoardpack, runCdk } from './command-line.ts'
import { completeBucket } from './complete-buckets.ts'
import { driveFunctions, type FunctionDriver, runsFunctions } from './drive-functions.ts'
import { type Endpoint, openEndpoint, REGION } from './endpoint.ts'
import { GAPS, type Gap, probeGap } from './gaps.ts'
import {
  approveFromPage,
  changeForm,
  commentFromPage,
  seeUploadPage,
  sendFromPage,
  signedLink,
  unsubscribe,
} from './link-steps.ts'
import { findLink } from './open-link.ts'
import { type KeptMail, readMails } from './read-mails.ts'
import { restoreObject, restoreTable } from './restore.ts'

// What an administrator does, against any AWS-compatible endpoint: `npm run try:aws -- --endpoint URL`. Through the CDK
// command line and the product's own commands. docs/aws.md has the emulators tried and where they differ from AWS.

const PROJECT = resolve(import.meta.dirname, '../..')
const SAMPLES = join(PROJECT, 'tests/given/samples')
/** The stack's schedules are of the meetings after the first day, and after a change of those after the second. */
const DAY = '2027-01-04'
const CHANGED_DAY = '2027-03-01'
const PACK = 'performance'
const MEETING = '2018-05-10'
const MONTH_OF_FIGURES = '2018-03'
const WAIT_SECONDS = 180

type Outcome = 'passed' | 'not offered' | 'failed'

const { values } = parseArgs({ options: { endpoint: { type: 'string' } } })
if (values.endpoint === undefined) {
  console.error('try:aws: name an endpoint, as in: npm run try:aws -- --endpoint http://localhost:4566')
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'boardpack-try-'))
/** The sample board, with a pack that somebody has to approve. */
const BOARDS = join(folder, 'boards')
const BOARD_FILE = join(BOARDS, 'cambridgeshire.yaml')
mkdirSync(BOARDS)
writeFileSync(BOARD_FILE, requireApproval(readFileSync(join(PROJECT, 'boards/cambridgeshire.yaml'), 'utf8')))
const { board } = await readBoard(BOARD_FILE)
const STACK = `boardpack-${board.board.id}`
const counts: Record<Outcome, number> = { passed: 0, 'not offered': 0, failed: 0 }
const gaps: Gap[] = []
let endpoint: Endpoint
/** Where the endpoint runs no functions. */
let driver: FunctionDriver | null = null

function record(outcome: Outcome, step: string, detail = ''): void {
  counts[outcome]++
  console.log(`${outcome.padEnd(11)}  ${step}${detail === '' ? '' : `: ${detail}`}`)
}

/** Runs a step; one that throws has failed, and those that need it are not begun. */
async function tryStep(step: string, work: () => Promise<string | undefined>): Promise<boolean> {
  try {
    record('passed', step, (await work()) ?? '')
    return true
  } catch (error) {
    record('failed', step, (error as Error).message.replaceAll(/\s+/g, ' ').slice(0, 700))
    return false
  }
}

const lacks = (type: string) => gaps.some(({ omits }) => 'type' in omits && omits.type === type)

async function findGaps(): Promise<void> {
  for (const gap of GAPS) {
    // of a type that is not there nothing more can be asked
    if ('attribute' in gap.omits && Object.values(gap.probe.Resources).some(({ Type }) => lacks(Type))) continue
    const reason = await probeGap(endpoint, gap)
    if (reason === null) continue
    gaps.push(gap)
    record('not offered', gap.what, `${reason.replaceAll(/\s+/g, ' ').slice(0, 200)} (AWS: ${gap.documentedAt})`)
  }
}

async function synthesize(day: string): Promise<string> {
  const output = join(folder, day)
  const context = [`today=${day}`, 'sample=true', `boards=${BOARDS}`].flatMap(value => ['-c', value])
  await runCdk(endpoint, 'synth', STACK, '--quiet', '--output', output, ...context)
  reduceAssembly(
    output,
    STACK,
    gaps.map(({ omits }) => omits),
  )
  return output
}

async function deploy(day: string): Promise<string> {
  const method = gaps.some(({ omits }) => 'call' in omits) ? ['--method', 'direct'] : []
  const app = await synthesize(day)
  await runCdk(endpoint, 'deploy', STACK, '--require-approval', 'never', ...method, '--app', app)
  const status = (await describeStack())?.StackStatus ?? 'no such stack'
  if (!/^(CREATE|UPDATE)_COMPLETE$/.test(status)) throw new Error(`the stack is ${status}`)
  return status
}

const describeStack = async () =>
  (await endpoint.cloudFormation.send(new DescribeStacksCommand({ StackName: STACK }))).Stacks?.[0]

async function readOutput(output: StackOutput): Promise<string> {
  const { name } = STACK_OUTPUTS[output]
  const value = (await describeStack())?.Outputs?.find(({ OutputKey }) => OutputKey === name)?.OutputValue
  if (value === undefined) throw new Error(`the stack has no output ${name}`)
  return value
}

async function countSchedules(): Promise<number> {
  let count = 0
  let NextToken: string | undefined
  do {
    const page = await endpoint.cloudFormation.send(
      new ListStackResourcesCommand({ StackName: STACK, ...(NextToken && { NextToken }) }),
    )
    count += (page.StackResourceSummaries ?? []).filter(r => r.ResourceType === 'AWS::Scheduler::Schedule').length
    NextToken = page.NextToken
  } while (NextToken)
  return count
}

/** What an administrator does where the domain was verified by hand: `mail.identity: existing`. */
async function verifyDomain(): Promise<string> {
  const { domain } = board.mail
  await endpoint.ses.send(new VerifyDomainIdentityCommand({ Domain: domain }))
  const answer = await endpoint.ses.send(new GetIdentityVerificationAttributesCommand({ Identities: [domain] }))
  return answer.VerificationAttributes?.[domain]?.VerificationStatus ?? 'unknown'
}

/** The buckets as the template wants them. */
async function completeBuckets(): Promise<void> {
  const template = JSON.parse(readFileSync(join(folder, DAY, `${STACK}.template.json`), 'utf8')) as Template
  let isIncomplete = false
  for (const [output, id] of [
    ['drops-bucket', 'Drops'],
    ['packs-bucket', 'Packs'],
  ] as const) {
    const name = await readOutput(output)
    if (await completeBucket(endpoint, name, template, logicalId => logicalId.startsWith(id))) isIncomplete = true
  }
  if (isIncomplete)
    record(
      'not offered',
      'versions and notifications of AWS::S3::Bucket',
      'the stack is complete and its buckets have none; set by calls of S3 (AWS: docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-s3-bucket.html)',
    )
}

/** Waits until something is there; where the endpoint runs no functions, does their work meanwhile. */
async function waitFor<T>(what: string, find: () => Promise<T | undefined>): Promise<{ found: T; seconds: number }> {
  const began = Date.now()
  for (;;) {
    await driver?.drain()
    const found = await find()
    const seconds = Math.round((Date.now() - began) / 1000)
    if (found !== undefined) return { found, seconds }
    if (seconds > WAIT_SECONDS) throw new Error(`no ${what} within ${WAIT_SECONDS} s`)
    await wait(1000)
  }
}

async function putDrop(feed: string, file: string, content: string | Uint8Array): Promise<void> {
  const target = { Bucket: await readOutput('drops-bucket'), Key: `incoming/${feed}/${file}` }
  await endpoint.s3.send(new PutObjectCommand({ ...target, Body: content }))
}

/** Waits for the receipt in the bucket and, where the endpoint shows what was sent, in the mails. */
async function waitForReceipt(file: string, outcome: 'accepted' | 'rejected'): Promise<string> {
  const bucket = openBucket(endpoint.s3, await readOutput('drops-bucket'))
  const { seconds } = await waitFor(`receipt for ${file}`, async () => {
    for (const key of (await bucket.list('receipts/')).filter(name => name.endsWith('.json'))) {
      const receipt = await bucket.getJson(key, receiptSchema)
      if (receipt?.file !== file) continue
      if (receipt.outcome !== outcome) throw new Error(`${file} is ${receipt.outcome}: ${JSON.stringify(receipt)}`)
      return receipt
    }
    return undefined
  })
  const mail = await waitForMail(`mail with the receipt for ${file}`, ({ content, subject }) =>
    `${subject} ${content}`.includes(file),
  )
  return `${outcome} after ${seconds} s${mail ? `, mailed to ${mail.to.join(', ')}` : ''}`
}

/** Null where the endpoint does not show what was sent. */
async function waitForMail(what: string, isIt: (mail: KeptMail) => boolean): Promise<KeptMail | null> {
  if ((await readMails(endpoint.url)) === null) return null
  return (await waitFor(what, async () => (await readMails(endpoint.url))?.find(isIt))).found
}

const STACK_ARGUMENTS = ['--stack', STACK]
const deployed = [...STACK_ARGUMENTS, '--board', BOARD_FILE]
const decide = ['--by', board.lists[board.board.administrators]![0]!, '--because', 'a trial of the deployed stack']

const RUN = `${PACK}-${MEETING}`

/** Waits in the table: the command that says it takes seconds to start. */
const waitForState = async (what: string, ...wanted: readonly PackRunRecord['state'][]) => {
  const runs = packRunRepository(openTable(endpoint.dynamodb, await readOutput('table')))
  return waitFor(what, async () => {
    const state = (await runs.find(RUN))?.state
    return state !== undefined && wanted.includes(state) ? state : undefined
  })
}

async function expectStatus(words: string): Promise<void> {
  const said = await runBoardpack(endpoint, ['status', ...deployed], [0, 3])
  if (!said.includes(words)) throw new Error(`boardpack status does not say "${words}": ${said}`)
}

async function makePack(): Promise<string> {
  await runBoardpack(endpoint, ['make', PACK, MEETING, ...decide, ...deployed], [0])
  const { found } = await waitForState('pack, held or to be approved', 'held', 'awaiting-approval')
  await expectStatus(`${RUN} ${found === 'held' ? 'is held' : 'awaits approval'}`)
  if (found !== 'held') return 'awaits approval'
  await runBoardpack(endpoint, ['release', RUN, '--override', ...decide, ...deployed], [0])
  await waitForState('pack to be approved', 'awaiting-approval')
  return 'held because its data is old, then released; awaits approval'
}

/** By the link of the approver's mail, or by the command where no mail is shown. */
async function approvePack(): Promise<boolean> {
  const mail = await waitForMail('mail to the approver', ({ content }) => findLink(content, 'approve') !== null)
  const link = mail === null ? null : findLink(mail.content, 'approve')
  if (link === null || lacks('AWS::Lambda::Url')) {
    record('not offered', 'approval by link', 'no mail shows a link that leads to this endpoint; approved by command')
    return tryStep('boardpack approve', async () => {
      const [approver] = board.packs.find(({ id }) => id === PACK)!.approvers
      await runBoardpack(endpoint, ['approve', RUN, '--by', approver!, '--because', 'read', ...deployed], [0])
      return waitUntilIssued()
    })
  }
  return tryStep('approval by link', async () => {
    const done = await approveFromPage(endpoint, link, () => waitForState('pack to be approved', 'awaiting-approval'))
    return `${done}; ${await waitUntilIssued()}`
  })
}

async function waitUntilIssued(): Promise<string> {
  const { seconds } = await waitForState('issued pack', 'issued')
  await expectStatus('1 pack issued')
  return `issued after ${seconds} s`
}

async function readPackMails(): Promise<string> {
  const title = board.packs.find(({ id }) => id === PACK)!.title
  const shown = await readMails(endpoint.url)
  if (shown === null) {
    const { SentLast24Hours = 0 } = await endpoint.ses.send(new GetSendQuotaCommand({}))
    if (SentLast24Hours === 0) throw new Error('SES has counted no message')
    return `SES has counted ${SentLast24Hours} messages to readers; the endpoint does not show them`
  }
  const mails = shown.filter(({ subject, content }) => subject.includes(title) && findLink(content, 'approve') === null)
  if (mails.length === 0) throw new Error(`no mail has "${title}" in its subject`)
  return `${mails.length} mails, such as "${mails[0]!.subject}"`
}

/** What people do on the pages that links lead to. */
async function usePages(): Promise<void> {
  const link = (await readMails(endpoint.url))?.flatMap(({ content }) => findLink(content, 'upload') ?? [])[0]
  if (link === undefined || lacks('AWS::Lambda::Url')) {
    record('not offered', 'pages behind links', 'no mail shows a link that leads to this endpoint')
    return
  }
  await tryStep('a page behind a link', () => seeUploadPage(endpoint, link))
  await tryStep('a file sent from the page', () => sendFromPage(endpoint, link, waitFor))
  await tryStep('a form that was changed', () => changeForm(endpoint, link))
  const table = await readOutput('table')
  const linkTo = (asked: Link) => signedLink(endpoint, table, board.board.id, new URL('/', link).href, asked)
  const { id: indicator, owner: role } = board.indicators[0]!
  const month = MONTH_OF_FIGURES
  await tryStep('commentary by link', async () =>
    commentFromPage(endpoint, await linkTo({ purpose: 'comment', role, indicator, month }), waitFor),
  )
  await tryStep('one-click unsubscribe', async () =>
    unsubscribe(endpoint, await linkTo({ purpose: 'preferences', role })),
  )
}

/** What `boardpack doctor` finds of the deployed stack; its other steps are for people. */
async function askDoctor(): Promise<string> {
  const words = await runBoardpack(endpoint, ['doctor', '--board', BOARD_FILE], [3])
  const lineOf = (title: string) => words.split('\n').find(line => line.includes(`  ${title}: `)) ?? ''
  // a stack that was made by a change set has no outputs where that gap was found
  const isBootstrapSeen = !gaps.some(({ omits }) => 'call' in omits)
  for (const title of ['Account and region', ...(isBootstrapSeen ? ['Bootstrap'] : []), 'First pack'])
    if (!lineOf(title).includes('done')) throw new Error(lineOf(title))
  if (!lineOf('Deploy').includes(STACK)) throw new Error(lineOf('Deploy'))
  return `${words.split('\n').filter(line => / done /.test(line)).length} steps done`
}

/** Who decided, with whose credentials: STS is asked by every command that decides. */
async function readAudit(): Promise<string> {
  const words = await runBoardpack(endpoint, ['audit', ...STACK_ARGUMENTS], [0])
  const { Arn = '' } = await endpoint.sts.send(new GetCallerIdentityCommand({}))
  const [made] = words.split('\n').filter(line => line.includes(`(${Arn}): had made`))
  if (Arn === '' || made === undefined) throw new Error(`no decision is put down to ${Arn}: ${words}`)
  return made
}

const findReport = (keys: readonly string[]) => keys.find(key => key.endsWith('/board/report.pdf'))

/** What docs/aws.md says of restoring. */
async function restore(packs: string): Promise<void> {
  const table = await readOutput('table')
  for (const method of ['point-in-time', 'backup'] as const)
    await tryStep(`the table restored by ${method}`, () => restoreTable(endpoint.dynamodb, table, method))
  await tryStep('an object brought back by its version', async () => {
    const bucket = openBucket(endpoint.s3, packs)
    const key = findReport(await bucket.list(`packs/${PACK}-${MEETING}/`))
    if (key === undefined) throw new Error('there is no report')
    return restoreObject(endpoint.s3, packs, key, () => bucket.getBytes(key))
  })
}

/** What a stack leaves behind when it goes can be read, each object in the version that it was sent in. */
async function readWhatIsLeft(packs: string): Promise<string> {
  const bucket = openBucket(endpoint.s3, packs)
  const kept = await bucket.list(`packs/${PACK}-${MEETING}/`)
  const report = findReport(kept)
  if (report === undefined) throw new Error(`the bucket ${packs} has ${kept.length} objects of the pack, and no report`)
  const bytes = await bucket.getBytes(report)
  if (bytes === null || !new TextDecoder('latin1').decode(bytes.slice(0, 5)).startsWith('%PDF-'))
    throw new Error(`${report} is not a PDF any more`)
  return `${kept.length} objects of the pack, its report among them`
}

async function tryEverything(): Promise<void> {
  await findGaps()
  const isReady =
    (await tryStep('cdk bootstrap', async () => {
      const environment = `aws://${endpoint.account}/${REGION}`
      await runCdk(endpoint, 'bootstrap', environment, '--app', await synthesize(DAY))
      return environment
    })) && (await tryStep('cdk deploy', () => deploy(DAY)))
  if (!isReady) return
  if (lacks('AWS::SES::EmailIdentity')) await tryStep('a domain verified by hand', verifyDomain)
  if (!(await runsFunctions(endpoint, board.board.id))) {
    record('not offered', 'running functions', 'their bundles are run here, against the services of the endpoint')
    driver = await driveFunctions(endpoint, board.board.id)
  }
  await completeBuckets()
  await tryStep('a faulty file is answered', async () => {
    await putDrop('indicators', 'try.csv', 'indicator,area,period,value\nno-such-indicator,nowhere,2018-03,1\n')
    return waitForReceipt('try.csv', 'rejected')
  })
  await tryStep('a month of figures is answered', async () => {
    const file = `monthly-return-${MONTH_OF_FIGURES}.csv`
    await putDrop('indicators', file, readFileSync(join(SAMPLES, 'indicators', file)))
    return waitForReceipt(file, 'accepted')
  })
  await usePages()
  if ((await tryStep('boardpack make, status and release', makePack)) && (await approvePack()))
    await tryStep('the mails of the pack', readPackMails)
  await tryStep('boardpack doctor', askDoctor)
  await tryStep('boardpack audit', readAudit)
  const packs = await readOutput('packs-bucket')
  await restore(packs)
  const before = await countSchedules()
  await tryStep('cdk deploy with a changed schedule', async () => {
    const status = await deploy(CHANGED_DAY)
    const after = await countSchedules()
    if (after >= before && !lacks('AWS::Scheduler::Schedule'))
      throw new Error(`${before} schedules before and ${after} after`)
    return `${status}, ${before} schedules before and ${after} after`
  })
  await tryStep('cdk destroy', async () => {
    await runCdk(endpoint, 'destroy', STACK, '--force', '--app', join(folder, CHANGED_DAY))
    return undefined
  })
  await tryStep('what a deleted stack leaves behind', () => readWhatIsLeft(packs))
}

try {
  endpoint = await openEndpoint(values.endpoint)
  await tryEverything()
} finally {
  await (driver as FunctionDriver | null)?.stop()
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${counts.passed} passed, ${counts['not offered']} not offered, ${counts.failed} failed`)
process.exitCode = counts.failed === 0 ? 0 : 1
