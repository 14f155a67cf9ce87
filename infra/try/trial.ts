import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation'
import { requireApproval } from '../../shared/config/require-approval.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { stackName } from '../../shared/operations/stack-name.ts'
import { STACK_OUTPUTS, type StackOutput } from '../../shared/operations/stack-outputs.ts'
import { readBoard } from '../load-boards.ts'
import type { FunctionDriver } from './drive-functions.ts'
import type { Endpoint } from './endpoint.ts'
import type { Gap } from './gaps.ts'
import { type KeptMail, readMails } from './read-mails.ts'

export const PROJECT = resolve(import.meta.dirname, '../..')
export const PACK = 'performance'
export const MEETING = '2018-05-10'
export const RUN = `${PACK}-${MEETING}`
export const MONTH_OF_FIGURES = '2018-03'
const WAIT_SECONDS = 180

type Outcome = 'passed' | 'not offered' | 'failed'

/** One trial of an endpoint: the board that is tried, what was found to be lacking, and what came of each step. */
export class Trial {
  readonly counts: Record<Outcome, number> = { passed: 0, 'not offered': 0, failed: 0 }
  readonly gaps: Gap[] = []
  /** Where the endpoint runs no functions. */
  driver: FunctionDriver | null = null
  readonly stack: string

  private constructor(
    readonly endpoint: Endpoint,
    readonly folder: string,
    readonly boards: string,
    readonly boardFile: string,
    readonly board: BoardFile,
  ) {
    this.stack = stackName(board.board.id)
  }

  /** Of the sample board, with a pack that somebody has to approve. */
  static async begin(endpoint: Endpoint): Promise<Trial> {
    const folder = mkdtempSync(join(tmpdir(), 'boardpack-try-'))
    const boards = join(folder, 'boards')
    const boardFile = join(boards, 'cambridgeshire.yaml')
    mkdirSync(boards)
    writeFileSync(boardFile, requireApproval(readFileSync(join(PROJECT, 'boards/cambridgeshire.yaml'), 'utf8')))
    const { board } = await readBoard(boardFile)
    return new Trial(endpoint, folder, boards, boardFile, board)
  }

  async end(): Promise<void> {
    await this.driver?.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Arguments of a command that decides something of the deployed board. */
  get deployed(): string[] {
    return ['--stack', this.stack, '--board', this.boardFile]
  }

  record(outcome: Outcome, step: string, detail = ''): void {
    this.counts[outcome]++
    console.log(`${outcome.padEnd(11)}  ${step}${detail === '' ? '' : `: ${detail}`}`)
  }

  /** Runs a step; one that throws has failed, and those that need it are not begun. */
  async step(name: string, work: () => Promise<string | undefined>): Promise<boolean> {
    try {
      this.record('passed', name, (await work()) ?? '')
      return true
    } catch (error) {
      this.record('failed', name, (error as Error).message.replaceAll(/\s+/g, ' ').slice(0, 700))
      return false
    }
  }

  lacks(type: string): boolean {
    return this.gaps.some(({ omits }) => 'type' in omits && omits.type === type)
  }

  async describeStack(): Promise<Stack | undefined> {
    return (await this.endpoint.cloudFormation.send(new DescribeStacksCommand({ StackName: this.stack }))).Stacks?.[0]
  }

  async readOutput(output: StackOutput): Promise<string> {
    const { name } = STACK_OUTPUTS[output]
    const value = (await this.describeStack())?.Outputs?.find(({ OutputKey }) => OutputKey === name)?.OutputValue
    if (value === undefined) throw new Error(`the stack has no output ${name}`)
    return value
  }

  /** Waits until something is there; where the endpoint runs no functions, does their work meanwhile. */
  readonly waitFor = async <T>(
    what: string,
    find: () => Promise<T | undefined>,
  ): Promise<{ found: T; seconds: number }> => {
    const began = Date.now()
    for (;;) {
      await this.driver?.drain()
      const found = await find()
      const seconds = Math.round((Date.now() - began) / 1000)
      if (found !== undefined) return { found, seconds }
      if (seconds > WAIT_SECONDS) throw new Error(`no ${what} within ${WAIT_SECONDS} s`)
      await wait(1000)
    }
  }

  /** Null where the endpoint does not show what was sent. */
  async waitForMail(what: string, isIt: (mail: KeptMail) => boolean): Promise<KeptMail | null> {
    if ((await readMails(this.endpoint.url)) === null) return null
    return (await this.waitFor(what, async () => (await readMails(this.endpoint.url))?.find(isIt))).found
  }
}
