import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation'
import { STACK_OUTPUTS, type StackOutput } from '../../shared/operations/stack-outputs.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'

/** What a stack says about itself. */
export type StackOutputs = Readonly<Partial<Record<StackOutput, string>>>

/** Reads the outputs of a deployed stack. Throws InvalidArgumentsError where there is no such stack, or it is not a board's. */
export async function readStackOutputs(stack: string): Promise<StackOutputs> {
  const client = new CloudFormationClient({})
  try {
    const { Stacks: [found] = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }))
    const values = new Map((found?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]))
    const read = Object.entries(STACK_OUTPUTS).map(([output, { name }]) => [output, values.get(name)] as const)
    const missing = read.filter(([, value]) => value === undefined).map(([output]) => output)
    if (missing.length > 0)
      throw new InvalidArgumentsError(`the stack ${stack} does not say its ${missing.join(', ')}; deploy it again`)
    return Object.fromEntries(read)
  } catch (error) {
    if (error instanceof CloudFormationServiceException && error.name === 'ValidationError')
      throw new InvalidArgumentsError(`there is no stack ${stack} in this account and region`)
    throw error
  } finally {
    client.destroy()
  }
}
