import { parseArgs } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describeStatus } from '../../shared/checks/describe-status.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { openTable } from '../../shared/store/table.ts'

/** `boardpack status --table NAME`: what waits for a person. Exit code 0 when nothing does, 3 when something does, 2 for unusable arguments. */
export async function status(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { table: { type: 'string' } }, strict: false })
  if (typeof values.table !== 'string') {
    process.stderr.write('status: usage: boardpack status --table NAME\n')
    return 2
  }
  const table = openTable(new DynamoDBClient({}), values.table)
  const { lines, isClear } = describeStatus({
    runs: await packRunRepository(table).list(),
    mails: await mailLedger(table).list(),
    audit: await auditTrail(table).list(),
  })
  process.stdout.write(`${lines.join('\n')}\n`)
  return isClear ? 0 : 3
}
