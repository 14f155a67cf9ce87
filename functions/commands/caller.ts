import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { LOCAL_ACCESS_KEY, LOCAL_CALLER } from '../../shared/operations/caller.ts'
import { withClient } from './with-client.ts'

/** An identity as STS tells it: the account, the region that is set, and the ARN. */
export interface CallerIdentity {
  readonly account: string
  readonly region: string
  readonly arn: string
}

/** Whose credentials these are. Takes no permission. Throws what the client throws where nobody can say. */
export function readCallerIdentity(): Promise<CallerIdentity> {
  return withClient(new STSClient({}), askIdentity)
}

/**
 * Who runs the command, for the audit trail, beside the role they say they are: the ARN of the credentials that write, or
 * `local` on a board of this machine. Throws where it cannot be known; then nothing is to be written.
 */
export function readCaller(): Promise<string> {
  return withClient(new STSClient({}), async client => {
    const { accessKeyId } = await client.config.credentials()
    return accessKeyId === LOCAL_ACCESS_KEY ? LOCAL_CALLER : (await askIdentity(client)).arn
  })
}

/** The same for what is written into a file, which may be on a machine without AWS: `local` where there are no credentials. */
export async function readCallerIfAny(): Promise<string> {
  try {
    return await readCaller()
  } catch (error) {
    if (error instanceof Error && error.name === 'CredentialsProviderError') return LOCAL_CALLER
    throw error
  }
}

async function askIdentity(client: STSClient): Promise<CallerIdentity> {
  const { Account: account, Arn: arn } = await client.send(new GetCallerIdentityCommand({}))
  if (account === undefined || arn === undefined) throw new Error('STS does not say whose credentials these are')
  return { account, region: await client.config.region(), arn }
}
