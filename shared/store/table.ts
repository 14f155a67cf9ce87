import { setTimeout } from 'node:timers/promises'
import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import type * as z from 'zod'
import { jitteredDelay, type Timing } from '../mail/pacing.ts'
import type { Key } from './keys.ts'
import { parseStored } from './schemas/record-schema.ts'

/** A write condition in DynamoDB's expression language, with its names and values. */
export interface Condition {
  readonly expression: string
  readonly names?: Record<string, string>
  readonly values?: Record<string, unknown>
}

export const ITEM_ABSENT: Condition = { expression: 'attribute_not_exists(pk)' }

/**
 * The operations the product uses on its table. Every read is strongly consistent, and gives what the schema makes of an item;
 * an item that does not fit it throws UnfitRecordError. A failed condition is a result, not an exception.
 */
export interface Table {
  get<T>(key: Key, schema: z.ZodType<T>): Promise<T | null>
  /** Every item of a partition, in key order; with `attributes`, no more of each than these and its key. */
  query<T>(pk: string, schema: z.ZodType<T>, attributes?: readonly string[]): Promise<T[]>
  /** Writes the item unless the condition fails; gives whether it was written. */
  put(item: Key & Record<string, unknown>, condition?: Condition): Promise<boolean>
  /** Sets the given attributes unless the condition fails; gives whether they were set. */
  set(key: Key, attributes: Record<string, unknown>, condition?: Condition): Promise<boolean>
  /** Writes all items, in any order, over existing ones. */
  putAll(items: readonly (Key & Record<string, unknown>)[]): Promise<void>
}

/** DynamoDB accepts this many items in one batch. */
const BATCH_SIZE = 25
const MAX_BATCH_ATTEMPTS = 8

/** Waits between attempts of a batch double from this, each at random, so that those that were put off together do not come back together. */
const FIRST_DELAY_MILLISECONDS = 50

export function openTable(
  client: DynamoDBClient,
  name: string,
  timing: Pick<Timing, 'wait' | 'random'> = { wait: setTimeout, random: Math.random },
): Table {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })

  async function putBatch(items: readonly Record<string, unknown>[]): Promise<void> {
    let requests: Record<string, unknown>[] = items.map(Item => ({ PutRequest: { Item } }))
    for (let attempt = 0; requests.length > 0; attempt++) {
      if (attempt === MAX_BATCH_ATTEMPTS) throw new UnwrittenItemsError(name, requests.length)
      const answer = await documents.send(new BatchWriteCommand({ RequestItems: { [name]: requests } }))
      requests = answer.UnprocessedItems?.[name] ?? []
      if (requests.length > 0) await timing.wait(jitteredDelay(attempt, FIRST_DELAY_MILLISECONDS, timing))
    }
  }

  return {
    async get<T>(key: Key, schema: z.ZodType<T>) {
      const { Item } = await documents.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }))
      return Item === undefined ? null : parseItem(schema, Item)
    },

    async query<T>(pk: string, schema: z.ZodType<T>, attributes?: readonly string[]) {
      const items: T[] = []
      let start: Record<string, unknown> | undefined
      do {
        const answer = await documents.send(
          new QueryCommand({
            TableName: name,
            ConsistentRead: true,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': pk },
            ...(attributes && projectionInput(['pk', 'sk', ...attributes])),
            ...(start && { ExclusiveStartKey: start }),
          }),
        )
        for (const item of answer.Items ?? []) items.push(parseItem(schema, item))
        start = answer.LastEvaluatedKey
      } while (start)
      return items
    },

    put: (item, condition) =>
      writeConditionally(() =>
        documents.send(new PutCommand({ TableName: name, Item: item, ...conditionInput(condition) })),
      ),

    set(key, attributes, condition) {
      const entries = Object.entries(attributes)
      const names = Object.fromEntries(entries.map(([attribute], i) => [`#set${i}`, attribute]))
      const values = Object.fromEntries(entries.map(([, value], i) => [`:set${i}`, value]))
      return writeConditionally(() =>
        documents.send(
          new UpdateCommand({
            TableName: name,
            Key: key,
            UpdateExpression: `SET ${entries.map((_, i) => `#set${i} = :set${i}`).join(', ')}`,
            ...(condition && { ConditionExpression: condition.expression }),
            ExpressionAttributeNames: { ...names, ...condition?.names },
            ExpressionAttributeValues: { ...values, ...condition?.values },
          }),
        ),
      )
    },

    async putAll(items) {
      for (let i = 0; i < items.length; i += BATCH_SIZE) await putBatch(items.slice(i, i + BATCH_SIZE))
    },
  }
}

/** An item by its schema. Throws UnfitRecordError with the item's key. */
export function parseItem<T>(schema: z.ZodType<T>, item: Readonly<Record<string, unknown>>): T {
  return parseStored(schema, item, `item ${String(item.pk)} ${String(item.sk)}`)
}

/** A batch that the table did not finish writing. */
export class UnwrittenItemsError extends Error {
  constructor(
    readonly table: string,
    readonly items: number,
  ) {
    super(`${items} items were not written to ${table} after ${MAX_BATCH_ATTEMPTS} attempts`)
    this.name = 'UnwrittenItemsError'
  }
}

/** An attribute may have the name of a DynamoDB reserved word, so each gets a placeholder name. */
function projectionInput(attributes: readonly string[]) {
  return {
    ProjectionExpression: attributes.map((_, i) => `#attribute${i}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(attributes.map((attribute, i) => [`#attribute${i}`, attribute])),
  }
}

function conditionInput(condition?: Condition) {
  return condition
    ? {
        ConditionExpression: condition.expression,
        ...(condition.names && { ExpressionAttributeNames: condition.names }),
        ...(condition.values && { ExpressionAttributeValues: condition.values }),
      }
    : {}
}

async function writeConditionally(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}
