import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics } from '@aws-lambda-powertools/metrics'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import middy from '@middy/core'

/** What nearly every function needs before a line of ours: table, bucket, log, metrics and middleware. */
export const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))
export const bucket = new S3Client({})
export const commands = [GetObjectCommand, GetCommand]
export const handler = middy(() => [new Logger(), new Metrics()])
