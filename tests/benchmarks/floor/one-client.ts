import { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** The least that any function needs: the client of its table, and nothing of ours. */
export const client = new DynamoDBClient({})
