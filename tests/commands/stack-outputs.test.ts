import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineCommand } from '../../functions/commands/command.ts'
import { BOARD, DECIDING_BOARD, PACKS_BUCKET, TABLE } from '../../functions/commands/options.ts'
import { STACK_OUTPUTS } from '../../shared/operations/stack-outputs.ts'

const cloudFormation = mockClient(CloudFormationClient)
const outputs = Object.values(STACK_OUTPUTS).map(({ name }) => ({
  OutputKey: name,
  OutputValue: name === STACK_OUTPUTS.board.name ? 'cambridgeshire' : `${name} of the stack`,
}))
const answerWith = (Outputs: typeof outputs) =>
  cloudFormation.on(DescribeStacksCommand, { StackName: 'boardpack-x' }).resolves({
    Stacks: [{ StackName: 'boardpack-x', CreationTime: new Date(), StackStatus: 'CREATE_COMPLETE', Outputs }],
  })

const show = defineCommand({
  name: 'show',
  summary: 'Shows what it was given.',
  arguments: [],
  options: { ...TABLE, ...PACKS_BUCKET, ...DECIDING_BOARD },
  example: 'show',
  exits: {},
  run: ({ values }) => Promise.resolve(JSON.stringify(values)),
})

const look = defineCommand({
  ...show.spec,
  name: 'look',
  options: { ...TABLE, ...BOARD },
  run: () => Promise.resolve(0),
})

let output = ''
// other files share the process and its clients
afterAll(() => {
  cloudFormation.restore()
})

beforeEach(() => {
  output = ''
  const listen = (text: unknown) => {
    output += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(listen)
  vi.spyOn(process.stderr, 'write').mockImplementation(listen)
  vi.stubEnv('TABLE_NAME', 'of the environment')
})
afterEach(() => {
  cloudFormation.reset()
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

describe('a command that is given a stack', () => {
  it('reads the names of table and buckets from its outputs, before those of the environment', async () => {
    answerWith(outputs)
    expect(await show(['--stack', 'boardpack-x'])).toBe(0)
    expect(JSON.parse(output.slice(output.indexOf('{')))).toMatchObject({
      table: 'TableName of the stack',
      'packs-bucket': 'PacksBucket of the stack',
      board: 'boards/cambridgeshire.yaml',
    })
  })

  it('refuses the file of another board, and a stack whose board has no file here', async () => {
    answerWith(outputs.map(one => (one.OutputKey === 'BoardId' ? { ...one, OutputValue: 'another' } : one)))
    expect(await show(['--stack', 'boardpack-x', '--board', 'boards/cambridgeshire.yaml'])).toBe(2)
    expect(output).toBe(
      'show: the stack is of the board another, and boards/cambridgeshire.yaml is that of cambridgeshire\n',
    )
    output = ''
    expect(await look(['--stack', 'boardpack-x'])).toBe(2)
    expect(output).toBe(
      'look: the stack is of the board another, and there is no boards/another.yaml here; name its file with --board\n',
    )
  })

  it('takes a name that is given before that of the stack', async () => {
    answerWith(outputs)
    await show(['--stack=boardpack-x', '--table', 'given'])
    expect(JSON.parse(output.slice(output.indexOf('{')))).toMatchObject({
      table: 'given',
      'packs-bucket': 'PacksBucket of the stack',
    })
  })

  it('says in one line that there is no such stack, or that it was deployed by an older version', async () => {
    cloudFormation.on(DescribeStacksCommand).rejects(
      new CloudFormationServiceException({
        name: 'ValidationError',
        message: 'Stack with id boardpack-x does not exist',
        $fault: 'client',
        $metadata: {},
      }),
    )
    expect(await show(['--stack', 'boardpack-x'])).toBe(2)
    expect(output).toBe('show: there is no stack boardpack-x in this account and region\n')
    output = ''
    answerWith(outputs.slice(1))
    expect(await show(['--stack', 'boardpack-x'])).toBe(2)
    expect(output).toBe('show: the stack boardpack-x does not say its board; deploy it again\n')
  })
})

describe('a command that is given nothing', () => {
  /** Runs in a project whose folder of boards has these besides the sample. */
  async function runBeside(files: readonly string[], args: readonly string[] = []): Promise<number> {
    const project = await mkdtemp(join(tmpdir(), 'boardpack-only-'))
    const sample = await readFile('boards/cambridgeshire.yaml', 'utf8')
    const here = process.cwd()
    await mkdir(join(project, 'boards'))
    await writeFile(join(project, 'boards/cambridgeshire.yaml'), sample)
    for (const id of files)
      await writeFile(join(project, `boards/${id}.yaml`), sample.replace('id: cambridgeshire', `id: ${id}`))
    try {
      process.chdir(project)
      return await show(args)
    } finally {
      process.chdir(here)
      await rm(project, { recursive: true })
    }
  }
  beforeEach(() => {
    vi.stubEnv('TABLE_NAME', '')
    const ofMine = outputs.map(one => (one.OutputKey === 'BoardId' ? { ...one, OutputValue: 'mine' } : one))
    cloudFormation.on(DescribeStacksCommand, { StackName: 'boardpack-mine' }).resolves({
      Stacks: [
        { StackName: 'boardpack-mine', CreationTime: new Date(), StackStatus: 'CREATE_COMPLETE', Outputs: ofMine },
      ],
    })
  })

  it('takes the stack of the only board beside the sample, and says so', async () => {
    expect(await runBeside(['mine'])).toBe(0)
    expect(output).toContain('Of the stack boardpack-mine: its board is the only one in boards/ beside the sample.\n')
    expect(JSON.parse(output.slice(output.indexOf('{')))).toMatchObject({
      table: 'TableName of the stack',
      board: 'boards/mine.yaml',
    })
  })

  it.each([
    ['there are several boards', ['mine', 'another'], []],
    ['there is the sample alone', [], []],
    ['a table is named', ['mine'], ['--table', 't']],
  ])('takes none where %s', async (_, files, args) => {
    expect(await runBeside(files, args)).toBe(2)
    expect(output).toMatch(/^show: missing: /)
  })

  it('takes none where the environment names a table, as beside npm start', async () => {
    vi.stubEnv('TABLE_NAME', 'of the environment')
    expect(await runBeside(['mine'])).toBe(2)
  })
})

describe('a command that decides', () => {
  it('does not fall back to the sample board', async () => {
    expect(await show(['--table', 't', '--packs-bucket', 'p'])).toBe(2)
    expect(output).toMatch(/^show: missing: --board FILE \(or --stack, or BOARDPACK_BOARD in the environment\)/)
  })
})
