import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { CloudFormationClient, DescribeStacksCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { openBucket } from '../shared/store/objects.ts'
import type { Template } from './synthesize.ts'

// What an administrator does, against any AWS-compatible endpoint: `npm run try:aws -- --endpoint URL`. Through the CDK
// command line, not our own reader of templates. docs/aws.md has the emulators tried and where they differ from AWS.

const PROJECT = resolve(import.meta.dirname, '..')
const STACK = 'boardpack-cambridgeshire'
const REGION = 'eu-west-2'
/** Before the first meeting of the sample board of which packs are still to be sent. */
const DAY = '2018-05-01'
const CHANGED_DAY = '2018-05-04'
const RECEIPT_SECONDS = 90

type Outcome = 'passed' | 'not offered' | 'failed'
interface Result {
  readonly step: string
  readonly outcome: Outcome
  readonly detail: string
}

const { values } = parseArgs({
  options: { endpoint: { type: 'string' }, without: { type: 'string', multiple: true, default: [] } },
})
const { endpoint } = values
if (endpoint === undefined) {
  console.error(
    'try:aws: name an endpoint, as in: npm run try:aws -- --endpoint http://127.0.0.1:4566 [--without TYPE]',
  )
  process.exit(2)
}
Object.assign(process.env, {
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_REGION: REGION,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  CDK_DISABLE_CLI_TELEMETRY: 'true',
})

const results: Result[] = []
const folder = mkdtempSync(join(tmpdir(), 'boardpack-try-'))
const cloudFormation = new CloudFormationClient({})
const s3 = new S3Client({})

function record(step: string, outcome: Outcome, detail = ''): void {
  results.push({ step, outcome, detail })
  console.log(`${outcome.padEnd(11)}  ${step}${detail === '' ? '' : `: ${detail}`}`)
}

/** Runs a step; one that throws has failed, and those that need it are not begun. */
async function tryStep(step: string, work: () => Promise<string>): Promise<boolean> {
  try {
    record(step, 'passed', await work())
    return true
  } catch (error) {
    record(step, 'failed', (error as Error).message.slice(0, 500))
    return false
  }
}

async function runCdk(...args: string[]): Promise<string> {
  const cdk = join(PROJECT, 'node_modules/.bin/cdk')
  const child = spawn(process.execPath, [cdk, ...args, '--no-notices'], { cwd: PROJECT, env: process.env })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += String(chunk)))
  const code = await new Promise(done => child.on('close', done))
  if (code === 0) return output
  const reason = output.split('\n').filter(line => /FAILED|❌|rror/.test(line))
  throw new Error(reason.slice(0, 4).join(' | ').trim() || output.slice(-500))
}

/** A cloud assembly of a day, without the types of resource that the emulator is said not to offer. */
async function synthesize(day: string): Promise<string> {
  const output = join(folder, day)
  await runCdk('synth', STACK, '--quiet', '--output', output, '-c', `today=${day}`)
  for (const name of readdirSync(output).filter(file => file.endsWith('.template.json'))) {
    const template = JSON.parse(readFileSync(join(output, name), 'utf8')) as Template
    const entries = Object.entries(template.Resources)
    const omitted = entries
      .filter(([, { Type }]) => values.without.includes(Type))
      .map(([logicalId]) => `"${logicalId}"`)
    // what refers to an omitted resource goes with it
    const keep = (part: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(
        Object.entries(part).filter(
          ([name, content]) => !omitted.some(id => id === `"${name}"` || JSON.stringify(content).includes(id)),
        ),
      )
    const { Resources, Outputs = {} } = template
    const reduced = JSON.stringify({ ...template, Resources: keep(Resources), Outputs: keep(Outputs) })
    writeFileSync(join(output, name), reduced)
    if (omitted.length > 0) renameTemplate(output, createHash('sha256').update(reduced).digest('hex'))
  }
  return output
}

/** The command line uploads a template under the hash it was synthesized with, and not again where that is known. */
function renameTemplate(output: string, hash: string): void {
  const manifest = readFileSync(join(output, 'manifest.json'), 'utf8')
  const old = /([0-9a-f]{64})\.json"/.exec(manifest)?.[1]
  if (old === undefined) return
  for (const file of ['manifest.json', `${STACK}.assets.json`]) {
    const path = join(output, file)
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(old, hash))
  }
}

async function deploy(day: string): Promise<string> {
  await runCdk('deploy', STACK, '--require-approval', 'never', '--app', await synthesize(day))
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: STACK }))
  const status = Stacks[0]?.StackStatus ?? 'no such stack'
  if (!/^(CREATE|UPDATE)_COMPLETE$/.test(status)) throw new Error(`the stack is ${status}`)
  return status
}

async function resourcesOf(type: string): Promise<string[]> {
  const names: string[] = []
  let NextToken: string | undefined
  do {
    const page = await cloudFormation.send(
      new ListStackResourcesCommand({ StackName: STACK, ...(NextToken && { NextToken }) }),
    )
    for (const { ResourceType, PhysicalResourceId } of page.StackResourceSummaries ?? [])
      if (ResourceType === type && PhysicalResourceId) names.push(PhysicalResourceId)
    NextToken = page.NextToken
  } while (NextToken)
  return names
}

async function findBucket(purpose: string): Promise<string> {
  const bucket = (await resourcesOf('AWS::S3::Bucket')).find(name => name.includes(`-${purpose}-`))
  if (bucket === undefined) throw new Error(`the stack has no bucket for ${purpose}`)
  return bucket
}

/** Puts a file in as a supplier does, and waits until its receipt is in the bucket. */
async function dropAndReceive(): Promise<string> {
  const bucket = await findBucket('drops')
  const began = Date.now()
  const Body = 'indicator,area,period,value\nno-such-indicator,force,2018-03,1\n'
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'incoming/indicators/try.csv', Body }))
  const store = openBucket(s3, bucket)
  while (Date.now() - began < RECEIPT_SECONDS * 1000) {
    const [receipt] = await store.list('receipts/')
    if (receipt !== undefined) return `receipt after ${Math.round((Date.now() - began) / 1000)} s`
    await wait(1000)
  }
  throw new Error(`no receipt within ${RECEIPT_SECONDS} s`)
}

const countSchedules = async () => (await resourcesOf('AWS::Scheduler::Schedule')).length

try {
  for (const type of values.without) record(type, 'not offered')
  const isReady =
    (await tryStep('cdk bootstrap', async () => {
      await runCdk('bootstrap', `aws://000000000000/${REGION}`, '--app', await synthesize(DAY))
      return ''
    })) && (await tryStep('cdk deploy', () => deploy(DAY)))
  if (isReady) {
    const before = await countSchedules()
    await tryStep('a drop is answered with a receipt', dropAndReceive)
    await tryStep('cdk deploy with a changed schedule', async () => {
      const status = await deploy(CHANGED_DAY)
      const after = await countSchedules()
      if (after >= before) throw new Error(`${before} schedules before and ${after} after`)
      return `${status}, ${before} schedules before and ${after} after`
    })
    await tryStep('cdk destroy', async () => {
      await runCdk('destroy', STACK, '--force', '--app', join(folder, CHANGED_DAY))
      return ''
    })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const failed = results.filter(({ outcome }) => outcome === 'failed').length
console.log(`${results.length - failed} passed or not offered, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
