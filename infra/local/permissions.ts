import * as z from 'zod'

/**
 * What IAM decides from the policies of one role: whatever no statement allows is denied, and a statement that denies
 * overrides any that allow. Resource policies are not read: a bucket's only requires TLS, which is not used on this
 * machine.
 */

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform(value => [value].flat())

/**
 * Elements that this reader does not know are rejected, so that a policy is never read as wider or narrower than it is.
 */
export const policyDocument = z.strictObject({
  Version: z.string(),
  Statement: z.array(
    z.strictObject({
      Sid: z.string().optional(),
      Effect: z.enum(['Allow', 'Deny']),
      Action: oneOrMore,
      Resource: oneOrMore,
      Condition: z.strictObject({ StringEquals: z.record(z.string(), oneOrMore) }).optional(),
    }),
  ),
})

export type Statement = z.infer<typeof policyDocument>['Statement'][number]

/** What a call asks for, as a policy names it. */
export interface RequestedAction {
  /** Such as `s3:GetObject`. */
  readonly action: string
  readonly resource: string
  /** Keys that conditions may use, such as `ses:FromAddress`. */
  readonly context?: Readonly<Record<string, string>>
}

export function isAllowed(statements: readonly Statement[], requested: RequestedAction): boolean {
  const matching = statements.filter(statement => matches(statement, requested))
  return matching.length > 0 && matching.every(({ Effect }) => Effect === 'Allow')
}

function matches(
  { Action, Resource, Condition }: Statement,
  { action, resource, context = {} }: RequestedAction,
): boolean {
  const conditions = Object.entries(Condition?.StringEquals ?? {})
  return (
    Action.some(pattern => matchesWildcard(pattern.toLowerCase(), action.toLowerCase())) &&
    Resource.some(pattern => matchesWildcard(pattern, resource)) &&
    // a condition on a key that the call does not carry is not met
    conditions.every(([key, values]) => values.includes(context[key] ?? '\u0000'))
  )
}

/** IAM's wildcards: `*` for any text, slashes and nothing included; `?` for one character. */
function matchesWildcard(pattern: string, text: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 's').test(text)
}
