import type { Service } from './fault-proxy.ts'
import { REGION } from './resolve-template.ts'

/** The access key of the person at the machine; the functions have their names for keys. */
export const OPERATOR = 'operator'

/** Settings of an AWS client for the person at the machine, who may do anything. */
export function operatorSettings(endpoint: string) {
  return {
    endpoint,
    region: REGION,
    credentials: { accessKeyId: OPERATOR, secretAccessKey: 'local' },
    // the embedded object store keeps the framing of streamed checksums as if it were content
    requestChecksumCalculation: 'WHEN_REQUIRED' as const,
    responseChecksumValidation: 'WHEN_REQUIRED' as const,
  }
}

/** What a local stack is called, as far as commands need to know. */
interface LocalResources {
  readonly endpoints: Readonly<Record<Service, string>>
  readonly tableName: string
  readonly packsBucket: string
}

/** The environment in which commands reach a local stack. */
export function operatorEnvironment({ endpoints, tableName, packsBucket }: LocalResources): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: OPERATOR,
    AWS_SECRET_ACCESS_KEY: 'local',
    TABLE_NAME: tableName,
    PACKS_BUCKET: packsBucket,
  }
}
