import type { Resource, Template } from '../synthesize.ts'

/** The local stack's account and region. The embedded object store knows no other region. */
export const ACCOUNT = '000000000000'
export const REGION = 'us-east-1'

/** A resource of the template with every reference filled in. */
export interface ResolvedResource {
  readonly logicalId: string
  readonly type: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly metadata: Readonly<Record<string, unknown>>
  /** What `Ref` gives. */
  readonly ref: string
  readonly arn: string
}

const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/local/00000000-0000-4000-8000-000000000000`,
  'AWS::Region': REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
}

/** A reference in the template that this reader cannot resolve. */
export class UnresolvedReferenceError extends Error {
  constructor(readonly reference: unknown) {
    super(`The template refers to something the local stack does not have:  ${JSON.stringify(reference)}`)
    this.name = 'UnresolvedReferenceError'
  }
}

/** The setting that names a resource, and the ARN of one so named; other resources are known by their logical id. */
const NAMED_RESOURCE_TYPES: Readonly<
  Record<string, { readonly setting: string; readonly arn: (name: string) => string }>
> = {
  'AWS::S3::Bucket': { setting: 'BucketName', arn: name => `arn:aws:s3:::${name}` },
  'AWS::DynamoDB::Table': { setting: 'TableName', arn: name => regional('dynamodb', `table/${name}`) },
  'AWS::SQS::Queue': { setting: 'QueueName', arn: name => regional('sqs', name) },
  'AWS::Lambda::Function': { setting: 'FunctionName', arn: name => regional('lambda', `function:${name}`) },
  'AWS::Logs::LogGroup': { setting: 'LogGroupName', arn: name => regional('logs', `log-group:${name}:*`) },
  'AWS::Scheduler::ScheduleGroup': { setting: 'Name', arn: name => regional('scheduler', `schedule-group/${name}`) },
  'AWS::IAM::Role': { setting: 'RoleName', arn: name => `arn:aws:iam::${ACCOUNT}:role/${name}` },
}

const regional = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`

/** Fills in `Ref`, `Fn::GetAtt`, `Fn::Join` and `Fn::Sub` as a deployment would. Throws UnresolvedReferenceError. */
export function resolveTemplate({ Resources }: Template): ResolvedResource[] {
  const identities = new Map<string, { ref: string; arn: string }>()

  function identify(logicalId: string): { ref: string; arn: string } {
    const known = identities.get(logicalId)
    if (known) return known
    const resource = Resources[logicalId]
    if (!resource) throw new UnresolvedReferenceError(logicalId)
    const kind = NAMED_RESOURCE_TYPES[resource.Type]
    const given = kind && resource.Properties?.[kind.setting]
    const name = given === undefined ? logicalId : String(resolve(given))
    const identity = { ref: name, arn: kind ? kind.arn(name) : regional('cloudformation', name) }
    identities.set(logicalId, identity)
    return identity
  }

  function resolveRef(name: string): string {
    return PSEUDO_PARAMETERS[name] ?? identify(name).ref
  }

  function getAttribute(logicalId: string, attribute: string): string {
    const { ref, arn } = identify(logicalId)
    if (attribute === 'Arn') return arn
    // domain keys and the like differ in every deployment, and nothing here reads them
    return `${ref}.${attribute}`
  }

  function resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(resolve)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value)
    const [only] = entries
    if (!only || entries.length > 1) return Object.fromEntries(entries.map(([key, inner]) => [key, resolve(inner)]))
    const [key, inner] = only as [string, unknown]
    if (key === 'Ref') return resolveRef(inner as string)
    if (key === 'Fn::GetAtt') {
      const [logicalId = '', ...attribute] = typeof inner === 'string' ? inner.split('.') : (inner as string[])
      return getAttribute(logicalId, attribute.join('.'))
    }
    if (key === 'Fn::Join') {
      const [glue, parts] = inner as [string, unknown[]]
      return parts.map(part => String(resolve(part))).join(glue)
    }
    if (key === 'Fn::Select') {
      const [index, list] = inner as [number | string, unknown]
      return (resolve(list) as unknown[])[Number(index)]
    }
    if (key === 'Fn::Split') {
      const [separator, text] = inner as [string, unknown]
      return String(resolve(text)).split(separator)
    }
    if (key === 'Fn::Sub' && typeof inner === 'string')
      return inner.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => {
        const [logicalId = '', ...attribute] = name.split('.')
        return attribute.length > 0 ? getAttribute(logicalId, attribute.join('.')) : resolveRef(name)
      })
    if (key.startsWith('Fn::')) throw new UnresolvedReferenceError(value)
    return { [key]: resolve(inner) }
  }

  return Object.entries(Resources).map(([logicalId, { Type, Properties = {}, Metadata = {} }]: [string, Resource]) => ({
    logicalId,
    type: Type,
    properties: resolve(Properties) as Readonly<Record<string, unknown>>,
    metadata: Metadata,
    ...identify(logicalId),
  }))
}
