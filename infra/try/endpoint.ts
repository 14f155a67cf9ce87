import { randomBytes } from 'node:crypto'
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { S3Client } from '@aws-sdk/client-s3'
import { SESClient } from '@aws-sdk/client-ses'
import { SQSClient } from '@aws-sdk/client-sqs'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'

export const REGION = 'eu-west-2'

/** An AWS-compatible endpoint, and who one is there. */
export interface Endpoint {
  readonly url: string
  readonly account: string
  /** The environment in which the CDK reaches it, with nothing of this machine's own settings of AWS. */
  readonly environment: NodeJS.ProcessEnv
  /** The same for the product's commands and functions: by address, since a bucket's name is put before a host's. */
  readonly productEnvironment: NodeJS.ProcessEnv
  readonly cloudFormation: CloudFormationClient
  readonly dynamodb: DynamoDBClient
  readonly lambda: LambdaClient
  readonly s3: S3Client
  readonly ses: SESClient
  readonly sts: STSClient
  readonly sqs: SQSClient
}

/** Connects, and asks for the account. */
export async function openEndpoint(url: string): Promise<Endpoint> {
  // advice for engineers, not for who reads the results
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
  // a key of its own: the CDK command line keeps the account of every key that it has seen
  const accessKeyId = `AKIA${randomBytes(8).toString('hex').toUpperCase()}`
  const secretAccessKey = 'try'
  const settings = { endpoint: url, region: REGION, credentials: { accessKeyId, secretAccessKey } }
  const sts = new STSClient(settings)
  const { Account } = await sts.send(new GetCallerIdentityCommand({}))
  if (Account === undefined) throw new Error(`${url} does not say whose account it is`)
  const environment = {
    ...process.env,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: REGION,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/nonexistent',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  }
  return {
    url,
    account: Account,
    environment,
    productEnvironment: { ...environment, AWS_ENDPOINT_URL: url.replace('//localhost', '//127.0.0.1') },
    cloudFormation: new CloudFormationClient(settings),
    dynamodb: new DynamoDBClient(settings),
    lambda: new LambdaClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    ses: new SESClient(settings),
    sts,
    sqs: new SQSClient({ ...settings, useQueueUrlAsEndpoint: false }),
  }
}
