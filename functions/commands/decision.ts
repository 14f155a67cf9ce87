import { DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { NoSuchBucket, S3Client } from '@aws-sdk/client-s3'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { suggestNearest } from '../../shared/faults/suggest.ts'
import { type ObjectStore, openBucket } from '../../shared/store/objects.ts'
import { openTable, type Table } from '../../shared/store/table.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { withClient } from './with-client.ts'

/** What the commands that record a decision share: who decided, why, and on which board's records. */

export type Role = BoardFile['roles'][number]

/** A role of the board's file. `flag` is what named it. Throws InvalidArgumentsError, with the nearest. */
export function findRole(board: BoardFile, id: string, flag: '--by' | '--to'): Role {
  const role = board.roles.find(candidate => candidate.id === id)
  if (role !== undefined) return role
  const near = suggestNearest(
    id,
    board.roles.map(candidate => candidate.id),
  )
  throw new InvalidArgumentsError(`${flag} is "${id}", which is not a role in the board’s file${near}`)
}

/** Throws InvalidArgumentsError, naming those who may, when the role is not among them. */
export function requirePermission(role: Role, action: string, allowed: readonly string[]): void {
  if (!allowed.includes(role.id))
    throw new InvalidArgumentsError(`${role.title} may not ${action}; allowed: ${allowed.join(', ') || 'nobody'}`)
}

/** Who may release or resend a pack: the administrators and the pack's approvers. */
export function rolesAllowedToRelease(board: BoardFile, pack: string): string[] {
  const approvers = board.packs.find(({ id }) => id === pack)?.approvers ?? []
  return [...(board.lists[board.board.administrators] ?? []), ...approvers]
}

/**
 * Runs work with the board's table and closes its client afterwards. Throws InvalidArgumentsError when there is no such
 * table.
 */
export async function withTable<T>(name: string, work: (table: Table) => Promise<T>): Promise<T> {
  try {
    return await withClient(new DynamoDBClient({}), client => work(openTable(client, name)))
  } catch (error) {
    if (error instanceof ResourceNotFoundException) throw new InvalidArgumentsError(`there is no table ${name}`)
    throw error
  }
}

/**
 * Runs work with a bucket and closes its client afterwards. Throws InvalidArgumentsError when there is no such bucket.
 */
export async function withBucket<T>(name: string, work: (bucket: ObjectStore) => Promise<T>): Promise<T> {
  try {
    return await withClient(new S3Client({}), client => work(openBucket(client, name)))
  } catch (error) {
    if (error instanceof NoSuchBucket) throw new InvalidArgumentsError(`there is no bucket ${name}`)
    throw error
  }
}
