import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm'

/** The value of a SecureString of the Parameter Store. Throws what SSM throws where there is none. */
export async function readSecret(client: SSMClient, name: string): Promise<string> {
  const { Parameter } = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }))
  return Parameter?.Value?.trim() ?? ''
}
