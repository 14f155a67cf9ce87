import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { openBucket } from '../../shared/store/objects.ts'
import { runBoardpack } from './command-line.ts'
import { restoreObject, restoreTable } from './restore.ts'
import { RUN, type Trial } from './trial.ts'

/** What `boardpack doctor` finds of the deployed stack; its other steps are for people. */
export async function askDoctor({ endpoint, boardFile, gaps, stack }: Trial): Promise<string> {
  const words = await runBoardpack(endpoint, ['doctor', '--board', boardFile], [3])
  const lineOf = (title: string) => words.split('\n').find(line => line.includes(`  ${title}: `)) ?? ''
  // a stack that was made by a change set has no outputs where that gap was found
  const isBootstrapSeen = !gaps.some(({ omits }) => 'call' in omits)
  for (const title of ['Account and region', ...(isBootstrapSeen ? ['Bootstrap'] : []), 'First pack'])
    if (!lineOf(title).includes('done')) throw new Error(lineOf(title))
  if (!lineOf('Deploy').includes(stack)) throw new Error(lineOf('Deploy'))
  return `${words.split('\n').filter(line => / done /.test(line)).length} steps done`
}

/** Who decided, with whose credentials: STS is asked by every command that decides. */
export async function readAudit({ endpoint, stack }: Trial): Promise<string> {
  const words = await runBoardpack(endpoint, ['audit', '--stack', stack], [0])
  const { Arn = '' } = await endpoint.sts.send(new GetCallerIdentityCommand({}))
  const [made] = words.split('\n').filter(line => line.includes(`(${Arn}): had made`))
  if (Arn === '' || made === undefined) throw new Error(`no decision is put down to ${Arn}: ${words}`)
  return made
}

const findReport = (keys: readonly string[]) => keys.find(key => key.endsWith('/board/report.pdf'))

/** What docs/aws.md says of restoring. */
export async function restore(trial: Trial, packs: string): Promise<void> {
  const { dynamodb, s3 } = trial.endpoint
  const table = await trial.readOutput('table')
  for (const method of ['point-in-time', 'backup'] as const)
    await trial.step(`the table restored by ${method}`, () => restoreTable(dynamodb, table, method))
  await trial.step('an object brought back by its version', async () => {
    const bucket = openBucket(s3, packs)
    const key = findReport(await bucket.list(`packs/${RUN}/`))
    if (key === undefined) throw new Error('there is no report')
    return restoreObject(s3, packs, key, () => bucket.getBytes(key))
  })
}

/** What a stack leaves behind when it goes can be read, each object in the version that it was sent in. */
export async function readWhatIsLeft({ endpoint }: Trial, packs: string): Promise<string> {
  const bucket = openBucket(endpoint.s3, packs)
  const kept = await bucket.list(`packs/${RUN}/`)
  const report = findReport(kept)
  if (report === undefined) throw new Error(`the bucket ${packs} has ${kept.length} objects of the pack, and no report`)
  const bytes = await bucket.getBytes(report)
  if (bytes === null || !new TextDecoder('latin1').decode(bytes.slice(0, 5)).startsWith('%PDF-'))
    throw new Error(`${report} is not a PDF any more`)
  return `${kept.length} objects of the pack, its report among them`
}
