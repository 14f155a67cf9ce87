import { GetSendQuotaCommand } from '@aws-sdk/client-ses'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { openTable } from '../../shared/store/table.ts'
import { runBoardpack } from './command-line.ts'
import { approveFromPage } from './link-steps.ts'
import { findLink } from './open-link.ts'
import { readMails } from './read-mails.ts'
import { MEETING, PACK, RUN, type Trial } from './trial.ts'

const packOf = ({ board }: Trial) => board.packs.find(({ id }) => id === PACK)!

/** Waits in the table: the command that says it takes seconds to start. */
async function waitForState(trial: Trial, what: string, ...wanted: readonly PackRunRecord['state'][]) {
  const runs = packRunRepository(openTable(trial.endpoint.dynamodb, await trial.readOutput('table')))
  return trial.waitFor(what, async () => {
    const state = (await runs.find(RUN))?.state
    return state !== undefined && wanted.includes(state) ? state : undefined
  })
}

async function expectStatus({ endpoint, deployed }: Trial, words: string): Promise<void> {
  const said = await runBoardpack(endpoint, ['status', ...deployed], [0, 3])
  if (!said.includes(words)) throw new Error(`boardpack status does not say "${words}": ${said}`)
}

export async function makePack(trial: Trial): Promise<string> {
  const { endpoint, board, deployed } = trial
  const administrator = board.lists[board.board.administrators]![0]!
  const decide = ['--by', administrator, '--because', 'a trial of the deployed stack', ...deployed]
  await runBoardpack(endpoint, ['make', PACK, MEETING, ...decide], [0])
  const { found } = await waitForState(trial, 'pack, held or to be approved', 'held', 'awaiting-approval')
  await expectStatus(trial, `${RUN} ${found === 'held' ? 'is held' : 'awaits approval'}`)
  if (found !== 'held') return 'awaits approval'
  await runBoardpack(endpoint, ['release', RUN, '--override', ...decide], [0])
  await waitForState(trial, 'pack to be approved', 'awaiting-approval')
  return 'held because its data is old, then released; awaits approval'
}

/** By the link of the approver's mail, or by the command where no mail is shown. */
export async function approvePack(trial: Trial): Promise<boolean> {
  const mail = await trial.waitForMail('mail to the approver', ({ content }) => findLink(content, 'approve') !== null)
  const link = mail === null ? null : findLink(mail.content, 'approve')
  if (link === null || trial.lacks('AWS::Lambda::Url')) {
    trial.record(
      'not offered',
      'approval by link',
      'no mail shows a link that leads to this endpoint; approved by command',
    )
    return trial.step('boardpack approve', async () => {
      const [approver] = packOf(trial).approvers
      const command = ['approve', RUN, '--by', approver!, '--because', 'read', ...trial.deployed]
      await runBoardpack(trial.endpoint, command, [0])
      return waitUntilIssued(trial)
    })
  }
  return trial.step('approval by link', async () => {
    const isAwaited = () => waitForState(trial, 'pack to be approved', 'awaiting-approval')
    const done = await approveFromPage(trial.endpoint, link, isAwaited)
    return `${done}; ${await waitUntilIssued(trial)}`
  })
}

async function waitUntilIssued(trial: Trial): Promise<string> {
  const { seconds } = await waitForState(trial, 'issued pack', 'issued')
  await expectStatus(trial, '1 pack issued')
  return `issued after ${seconds} s`
}

export async function readPackMails(trial: Trial): Promise<string> {
  const { title } = packOf(trial)
  const shown = await readMails(trial.endpoint.url)
  if (shown === null) {
    const { SentLast24Hours = 0 } = await trial.endpoint.ses.send(new GetSendQuotaCommand({}))
    if (SentLast24Hours === 0) throw new Error('SES has counted no message')
    return `SES has counted ${SentLast24Hours} messages to readers; the endpoint does not show them`
  }
  const mails = shown.filter(({ subject, content }) => subject.includes(title) && findLink(content, 'approve') === null)
  if (mails.length === 0) throw new Error(`no mail has "${title}" in its subject`)
  return `${mails.length} mails, such as "${mails[0]!.subject}"`
}
