import type { Declarations, DeclaredFunction } from './declarations.ts'
import type { Service } from './fault-proxy.ts'
import type { LinkServer } from './link-server.ts'
import { LOCAL_SECRET } from './operator.ts'
import { REGION } from './resolve-template.ts'

/** A function's settings with the addresses that a deployment would fill in. */
export function withAddresses(
  one: DeclaredFunction,
  { functionUrls }: Declarations,
  links: LinkServer,
): DeclaredFunction {
  const filled = Object.entries(one.Environment.Variables).map(([name, value]): [string, string] => [
    name,
    functionUrls.some(({ ref }) => value === `${ref}.FunctionUrl`) ? links.url : value,
  ])
  return { ...one, Environment: { Variables: Object.fromEntries(filled) } }
}

/**
 * What Lambda would add to a function's own variables, and where the services are. The access key identifies the
 * caller.
 */
export function workerEnvironment(name: string, endpoints: Record<Service, string>): Record<string, string> {
  return {
    AWS_REGION: REGION,
    RUN_NOTICE: 'Sample: made on this machine, not a paper of the board',
    AWS_ACCESS_KEY_ID: name,
    AWS_SECRET_ACCESS_KEY: LOCAL_SECRET,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SES: endpoints.ses,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_SSM: endpoints.ssm,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/nonexistent',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
  }
}
