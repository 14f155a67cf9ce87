import { CfnOutput, Validations } from 'aws-cdk-lib'
import * as iam from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import type { Feed } from '../../shared/config/schema/feed.ts'
import type { RetainedBucket } from './retained-bucket.ts'

/**
 * The role of a supplier's own system, where the board's file names its account: it may put files into its feed's folder, and
 * nothing else. The agreed word keeps another customer of the same supplier from using it. Gives the id by which events name
 * whoever uses the role; null for a feed without a system.
 */
export function addSupplierRole(scope: Construct, { id, system }: Feed, drops: RetainedBucket): string | null {
  if (system === undefined) return null
  const role = new iam.Role(scope, `Supplier-${id}`, {
    description: `Puts files of the feed ${id} into the board's drops`,
    assumedBy: new iam.AccountPrincipal(system.account),
    externalIds: [system.externalId],
  })
  role.addToPolicy(
    new iam.PolicyStatement({
      actions: ['s3:PutObject'],
      resources: [drops.bucket.arnForObjects(`incoming/${id}/*`)],
    }),
  )
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5',
    reason: 'A supplier names its own files; the wildcard goes no further than the folder of its feed.',
  })
  new CfnOutput(scope, `Supplier-${id}-Role`, {
    description: `For the system of account ${system.account} that sends the feed ${id}`,
    value: role.roleArn,
  })
  return role.roleId
}
