import { setTimeout as wait } from 'node:timers/promises'
import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  ListStackResourcesCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation'
import type { Endpoint } from './endpoint.ts'
import { GAPS, type Gap } from './gaps.ts'

const PROBE_STACK = 'boardpack-gap'
const POLL_MILLISECONDS = 500
const MAX_POLLS = 60

/** Why the emulator lacks it, in its own words; null where it works as AWS documents it. */
export async function probeGap(endpoint: Endpoint, gap: Gap): Promise<string | null> {
  const { cloudFormation } = endpoint
  const stack = { StackName: `${PROBE_STACK}-${GAPS.indexOf(gap)}` }
  try {
    await createProbe(endpoint, stack, gap)
    const made = await waitForStack(endpoint, stack)
    const status = made?.StackStatus ?? 'gone'
    if (status !== 'CREATE_COMPLETE') return (await findReason(endpoint, stack)) ?? made?.StackStatusReason ?? status
    const { StackResourceSummaries = [] } = await cloudFormation.send(new ListStackResourcesCommand(stack))
    const types = StackResourceSummaries.map(({ ResourceType }) => ResourceType)
    const missing = Object.values(gap.probe.Resources).find(({ Type }) => !types.includes(Type))
    if (missing) return `the stack is complete, and has no ${missing.Type}`
    const outputs = (made?.Outputs ?? []).map(({ OutputKey }) => OutputKey)
    const output = Object.keys(gap.probe.Outputs ?? {}).find(name => !outputs.includes(name))
    if (output) return `the stack is complete, and has no output ${output}`
    if ('parameters' in gap.omits) await updateProbe(endpoint, stack, gap)
    return null
  } catch (error) {
    return (error as Error).message
  } finally {
    await cloudFormation.send(new DeleteStackCommand(stack)).catch(() => undefined)
  }
}

/** Why the first of its resources could not be made, or the stack not finished. */
async function findReason(
  { cloudFormation }: Endpoint,
  stack: { readonly StackName: string },
): Promise<string | undefined> {
  const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand(stack))
  const failed = StackEvents.filter(({ ResourceStatus = '' }) => /FAILED|ROLLBACK_IN_PROGRESS/.test(ResourceStatus))
  return failed.at(-1)?.ResourceStatusReason
}

async function createProbe(
  endpoint: Endpoint,
  { StackName }: { readonly StackName: string },
  { probe, omits }: Gap,
): Promise<void> {
  const { cloudFormation } = endpoint
  const template = { StackName, TemplateBody: JSON.stringify(probe), Capabilities: ['CAPABILITY_IAM' as const] }
  if (!('call' in omits)) {
    await cloudFormation.send(new CreateStackCommand(template))
    return
  }
  const change = { StackName, ChangeSetName: 'gap' }
  await cloudFormation.send(new CreateChangeSetCommand({ ...template, ...change, ChangeSetType: 'CREATE' }))
  await poll(async () => {
    const { Status } = await cloudFormation.send(new DescribeChangeSetCommand(change))
    return Status === 'CREATE_COMPLETE' ? Status : undefined
  })
  await cloudFormation.send(new ExecuteChangeSetCommand(change))
}

/** Deploys it again with another value of a resource, keeping its parameters as they are. */
async function updateProbe({ cloudFormation }: Endpoint, stack: { readonly StackName: string }, { probe }: Gap) {
  const Resources = Object.entries(probe.Resources).map(([id, { Type, Properties }]) => {
    return [id, { Type, Properties: { ...Properties, VisibilityTimeout: 40 } }] as const
  })
  await cloudFormation.send(
    new UpdateStackCommand({
      ...stack,
      TemplateBody: JSON.stringify({ ...probe, Resources: Object.fromEntries(Resources) }),
      Parameters: Object.keys(probe.Parameters ?? {}).map(name => ({ ParameterKey: name, UsePreviousValue: true })),
    }),
  )
}

const waitForStack = ({ cloudFormation }: Endpoint, stack: { readonly StackName: string }) =>
  poll(async () => {
    const { Stacks: [found] = [] } = await cloudFormation.send(new DescribeStacksCommand(stack))
    return found?.StackStatus?.endsWith('_IN_PROGRESS') ? undefined : found
  })

/** Asks until there is an answer, or for half a minute. */
async function poll<T>(ask: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let polls = 0; polls < MAX_POLLS; polls++) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await wait(POLL_MILLISECONDS)
  }
  return undefined
}
