import { join } from 'node:path'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import { operatorEnvironment } from '../../infra/local/operator.ts'
import type { ReceptionServer } from '../../infra/local/reception-server.ts'
import { summariseDeadLetters } from '../../infra/local/viewer/summaries.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'

/** Where everything is, and how other commands reach this stack. */
export function printAddresses(
  stack: LocalStack,
  url: string,
  drops: string,
  steps: readonly string[],
  reception: ReceptionServer | null,
): void {
  const mailIn = reception === null ? {} : { BOARDPACK_MAIL_IN: reception.url }
  const settings = Object.entries({ ...operatorEnvironment(stack), ...mailIn }).map(
    ([name, value]) => `${name}=${value}`,
  )
  process.stdout.write(`
Packs, inbox and receipts: ${url}
${stack.sentMail().length} messages were sent; none left this machine.
Put files of your own into ${join(drops, 'FEED')}/ and they are read straight away.
To see what needs an operator, and to approve, release, correct, resend or replay, use another terminal:
  export ${settings.join(' ')}
  npm run --silent boardpack -- status
${steps.map(step => `${step}\n`).join('')}${steps.length > 0 ? 'Ctrl-C ends it, and nothing is kept.' : 'Ctrl-C ends it; only the files in that folder are kept.'}
`)
}

/** Who is affected by failed messages, how to replay them, and why each one failed. */
export function printFailedMessages(stack: LocalStack, board: BoardFile): void {
  const letters = stack.deadLetters()
  for (const line of summariseDeadLetters(board, letters)) process.stdout.write(`Failed: ${line}\n`)
  for (const { queue, error } of letters) process.stdout.write(`  ${queue}: ${error ?? 'no reason given'}\n`)
}
