import { LOCAL_ACCESS_KEY } from '../../shared/operations/caller.ts'
import type { Service } from './fault-proxy.ts'
import { REGION } from './resolve-template.ts'

/** The access key of the person at this machine; each function's key is its name. */
export const OPERATOR = LOCAL_ACCESS_KEY
/** The secret access key of every caller of the local stack. */
export const LOCAL_SECRET = 'local'

/** Settings of an AWS client for the person at this machine, who may do anything. */
export function operatorSettings(endpoint: string) {
  return {
    endpoint,
    region: REGION,
    credentials: { accessKeyId: OPERATOR, secretAccessKey: LOCAL_SECRET },
  }
}

/** The names of a local stack that commands need. */
interface LocalResources {
  readonly endpoints: Readonly<Record<Service, string>>
  readonly tableName: string
  readonly dropsBucket: string
  readonly packsBucket: string
  readonly boardFile: string
}

/** The environment in which commands reach a local stack. */
export function operatorEnvironment({
  endpoints,
  tableName,
  dropsBucket,
  packsBucket,
  boardFile,
}: LocalResources): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: OPERATOR,
    AWS_SECRET_ACCESS_KEY: LOCAL_SECRET,
    TABLE_NAME: tableName,
    DROPS_BUCKET: dropsBucket,
    PACKS_BUCKET: packsBucket,
    BOARDPACK_BOARD: boardFile,
  }
}
