import { readdirSync, readFileSync } from 'node:fs'

/**
 * What each call of an AWS client asks permission for, in the order of the alphabet; two for a copy. `sts:GetCallerIdentity` is
 * answered to everybody.
 */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  BatchWriteCommand: ['dynamodb:BatchWriteItem'],
  ChangeMessageVisibilityCommand: ['sqs:ChangeMessageVisibility'],
  CopyObjectCommand: ['s3:GetObjectVersion', 's3:PutObject'],
  DeleteMessageCommand: ['sqs:DeleteMessage'],
  DescribeActiveReceiptRuleSetCommand: ['ses:DescribeActiveReceiptRuleSet'],
  DescribeStacksCommand: ['cloudformation:DescribeStacks'],
  GetAccountCommand: ['ses:GetAccount'],
  GetCallerIdentityCommand: [],
  GetCommand: ['dynamodb:GetItem'],
  GetEmailIdentityCommand: ['ses:GetEmailIdentity'],
  GetObjectCommand: ['s3:GetObject'],
  GetObjectTaggingCommand: ['s3:GetObjectVersionTagging'],
  GetParameterCommand: ['ssm:GetParameter'],
  GetQueueAttributesCommand: ['sqs:GetQueueAttributes'],
  GetSendQuotaCommand: ['ses:GetSendQuota'],
  HeadObjectCommand: ['s3:GetObject'],
  ListMessageMoveTasksCommand: ['sqs:ListMessageMoveTasks'],
  ListObjectsV2Command: ['s3:ListBucket'],
  PutCommand: ['dynamodb:PutItem'],
  PutObjectCommand: ['s3:PutObject'],
  QueryCommand: ['dynamodb:Query'],
  ReceiveMessageCommand: ['sqs:ReceiveMessage'],
  SendMessageCommand: ['sqs:SendMessage'],
  SendRawEmailCommand: ['ses:SendRawEmail'],
  StartMessageMoveTaskCommand: ['sqs:StartMessageMoveTask'],
  UpdateCommand: ['dynamodb:UpdateItem'],
  paginateListQueues: ['sqs:ListQueues'],
  paginateListSubscriptionsByTopic: ['sns:ListSubscriptionsByTopic'],
}

const CALL = /\b(?:new ([A-Z]\w*Command)|(paginate[A-Z]\w*))\(/g

/** A call that the source makes of a client of AWS. */
export interface AwsCall {
  /** `shared/store/table.ts` */
  readonly file: string
  readonly actions: readonly string[]
}

/** Every call of AWS in the source of some folders. Throws for a call that the list above has not. */
export function listAwsCalls(folders: readonly string[]): AwsCall[] {
  return folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .map(name => `${folder}/${name}`)
      .flatMap(file => callsIn(file)),
  )
}

function callsIn(file: string): AwsCall[] {
  return [...readFileSync(file, 'utf8').matchAll(CALL)].map(([, command, paginator]) => {
    const actions = ACTIONS[(command ?? paginator)!]
    if (actions === undefined) throw new Error(`${file} makes a call that tests/given/aws-calls.ts has not: ${command ?? paginator}`)
    return { file, actions }
  })
}
