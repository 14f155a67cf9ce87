import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation'
import { withClient } from './with-client.ts'

/** A deployed stack as CloudFormation describes it; null where there is none of that name in this account and region. */
export function findStack(StackName: string): Promise<Stack | null> {
  return withClient(new CloudFormationClient({}), async client => {
    try {
      const { Stacks: [found] = [] } = await client.send(new DescribeStacksCommand({ StackName }))
      return found ?? null
    } catch (error) {
      if (error instanceof CloudFormationServiceException && error.name === 'ValidationError') return null
      throw error
    }
  })
}

/** What a stack says under a name; null where it does not. */
export const outputOf = (stack: Stack | null, name: string): string | null =>
  stack?.Outputs?.find(({ OutputKey }) => OutputKey === name)?.OutputValue ?? null
