import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ListStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import { GetIdentityVerificationAttributesCommand, VerifyDomainIdentityCommand } from '@aws-sdk/client-ses'
import type { Template } from '../synthesize.ts'
import { reduceAssembly } from './assembly.ts'
import { runCdk } from './command-line.ts'
import { completeBucket } from './complete-buckets.ts'
import { REGION } from './endpoint.ts'
import { GAPS } from './gaps.ts'
import { probeGap } from './probe-gap.ts'
import type { Trial } from './trial.ts'

/* What an administrator does with the CDK command line, and what is done by hand where an endpoint lacks something. */

/** The stack's schedules are of the meetings after the first day, and after a change of those after the second. */
const DAY = '2027-01-04'
const CHANGED_DAY = '2027-03-01'

/** Proves what the endpoint lacks, each by the smallest stack that needs it. */
export async function findGaps(trial: Trial): Promise<void> {
  for (const gap of GAPS) {
    // of a type that is not there nothing more can be asked
    if ('attribute' in gap.omits && Object.values(gap.probe.Resources).some(({ Type }) => trial.lacks(Type))) continue
    const reason = await probeGap(trial.endpoint, gap)
    if (reason === null) continue
    trial.gaps.push(gap)
    const why = `${reason.replaceAll(/\s+/g, ' ').slice(0, 200)} (AWS: ${gap.documentedAt})`
    trial.record('not offered', gap.what, why)
  }
}

async function synthesize({ endpoint, folder, boards, stack, gaps }: Trial, day: string): Promise<string> {
  const output = join(folder, day)
  const context = [`today=${day}`, 'sample=true', `boards=${boards}`].flatMap(value => ['-c', value])
  await runCdk(endpoint, 'synth', stack, '--quiet', '--output', output, ...context)
  reduceAssembly(
    output,
    stack,
    gaps.map(({ omits }) => omits),
  )
  return output
}

export async function bootstrap(trial: Trial): Promise<string> {
  const environment = `aws://${trial.endpoint.account}/${REGION}`
  await runCdk(trial.endpoint, 'bootstrap', environment, '--app', await synthesize(trial, DAY))
  return environment
}

export const deploy = (trial: Trial): Promise<string> => deployAsOf(trial, DAY)

async function deployAsOf(trial: Trial, day: string): Promise<string> {
  const method = trial.gaps.some(({ omits }) => 'call' in omits) ? ['--method', 'direct'] : []
  const app = await synthesize(trial, day)
  await runCdk(trial.endpoint, 'deploy', trial.stack, '--require-approval', 'never', ...method, '--app', app)
  const status = (await trial.describeStack())?.StackStatus ?? 'no such stack'
  if (!/^(CREATE|UPDATE)_COMPLETE$/.test(status)) throw new Error(`the stack is ${status}`)
  return status
}

export async function deployWithChangedSchedule(trial: Trial): Promise<string> {
  const before = await countSchedules(trial)
  const status = await deployAsOf(trial, CHANGED_DAY)
  const after = await countSchedules(trial)
  if (after >= before && !trial.lacks('AWS::Scheduler::Schedule'))
    throw new Error(`${before} schedules before and ${after} after`)
  return `${status}, ${before} schedules before and ${after} after`
}

export async function destroy({ endpoint, stack, folder }: Trial): Promise<undefined> {
  await runCdk(endpoint, 'destroy', stack, '--force', '--app', join(folder, CHANGED_DAY))
}

async function countSchedules({ endpoint, stack }: Trial): Promise<number> {
  let count = 0
  let NextToken: string | undefined
  do {
    const page = await endpoint.cloudFormation.send(
      new ListStackResourcesCommand({ StackName: stack, ...(NextToken && { NextToken }) }),
    )
    count += (page.StackResourceSummaries ?? []).filter(r => r.ResourceType === 'AWS::Scheduler::Schedule').length
    NextToken = page.NextToken
  } while (NextToken)
  return count
}

/** What an administrator does where the domain was verified by hand: `mail.identity: existing`. */
export async function verifyDomain({ endpoint, board }: Trial): Promise<string> {
  const { domain } = board.mail
  await endpoint.ses.send(new VerifyDomainIdentityCommand({ Domain: domain }))
  const answer = await endpoint.ses.send(new GetIdentityVerificationAttributesCommand({ Identities: [domain] }))
  return answer.VerificationAttributes?.[domain]?.VerificationStatus ?? 'unknown'
}

/** The buckets as the template wants them. */
export async function completeBuckets(trial: Trial): Promise<void> {
  const template = JSON.parse(readFileSync(join(trial.folder, DAY, `${trial.stack}.template.json`), 'utf8')) as Template
  let isIncomplete = false
  for (const [output, id] of [
    ['drops-bucket', 'Drops'],
    ['packs-bucket', 'Packs'],
  ] as const) {
    const name = await trial.readOutput(output)
    if (await completeBucket(trial.endpoint, name, template, logicalId => logicalId.startsWith(id))) isIncomplete = true
  }
  if (isIncomplete)
    trial.record(
      'not offered',
      'versions and notifications of AWS::S3::Bucket',
      'the stack is complete and its buckets have none; set by calls of S3 (AWS: docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-s3-bucket.html)',
    )
}
