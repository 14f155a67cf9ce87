import type { Duration, Stack } from 'aws-cdk-lib'
import type * as sns from 'aws-cdk-lib/aws-sns'
import type { BoardFile } from '../shared/config/schema/index.ts'
import { IMPACTS } from '../shared/operations/alarm-texts.ts'
import type { BundledFunction, FunctionName } from '../shared/operations/function-names.ts'
import { BoardFunction } from './constructs/board-function.ts'
import type { DropStore, PackStore } from './constructs/buckets.ts'
import type { TableAction } from './constructs/function-with-rights.ts'
import type { BoardMail } from './constructs/mail.ts'
import type { PublicSite } from './constructs/public-site.ts'
import type { RecordTable } from './constructs/record-table.ts'

/** What the functions of a board's stack work on. */
export interface StackParts {
  readonly stack: Stack
  readonly file: BoardFile
  readonly drops: DropStore
  readonly packs: PackStore
  readonly site: PublicSite
  readonly table: RecordTable
  readonly mail: BoardMail
  readonly alarmTopic: sns.ITopic
  /** Where the links in mails lead. */
  readonly linksUrl: string
  /** The folder of a function's bundle. */
  readonly bundleFolder: (name: BundledFunction) => string
}

/** What the mail ledger asks of the table: find, reserve, move on. */
export const LEDGER_ACTIONS: readonly TableAction[] = ['GetItem', 'PutItem', 'UpdateItem']

type FunctionSize = { readonly memoryMegabytes: number; readonly timeout: Duration; readonly batchSize?: number }

/** A function that is fed by its own queue, without any right yet. */
export function addFunction(
  { stack, file, alarmTopic, bundleFolder }: StackParts,
  name: FunctionName,
  size: FunctionSize,
): BoardFunction {
  const board = file.board.id
  return new BoardFunction(stack, name, {
    board,
    name,
    code: bundleFolder(name),
    alarmTopic,
    ...size,
    ...IMPACTS[name],
  })
}
