import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { plannedEvents } from '../../shared/config/plan.ts'
import { requireApproval } from '../../shared/config/require-approval.ts'
import type { Pack } from '../../shared/config/schema/pack.ts'
import { restateFigure } from '../../shared/intake/restate-figure.ts'
import { packIndicators } from '../../shared/packs/input/pack-input.ts'
import { packRunId } from '../../shared/packs/model/pack-run.ts'
import { rolesAllowedToRelease } from './decision.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import type { Drop } from './list-drops.ts'
import { loadGivenBoard } from './read-board.ts'
import { listSamples, type Rehearsal } from './rehearsal.ts'

/** A rehearsal in which a pack waits for every decision that a person can take on it. */
export interface DecisionRehearsal {
  /** With a copy of the board's file, in which packs are approved. */
  readonly rehearsal: Rehearsal
  /** The samples without those that bring figures of the pack: it has nothing to print, and is held. */
  readonly samples: readonly Drop[]
  /** A folder of its own, so that nothing from an earlier rehearsal is read. */
  readonly drops: string
  /** What to do in the other terminal, a line each. */
  readonly steps: readonly string[]
  /** Removes the copy and the folder. */
  readonly dispose: () => void
}

interface DuePack {
  readonly pack: Pack
  readonly run: string
}

/**
 * Leaves the figures out, so that the pack of the day is held, and has every pack approved by somebody.
 *
 * @throws InvalidArgumentsError where no pack is due that day, or the samples have no figures to leave out
 */
export async function rehearseDecisions(planned: Rehearsal): Promise<DecisionRehearsal> {
  const folder = mkdtempSync(join(tmpdir(), 'boardpack-rehearsal-'))
  const dispose = () => rmSync(folder, { recursive: true, force: true })
  try {
    const file = join(folder, basename(planned.source.file))
    writeFileSync(file, requireApproval(readFileSync(planned.source.file, 'utf8')))
    const rehearsal = { ...planned, source: await loadGivenBoard(file) }
    const due = findDue(rehearsal)
    const feeds = packIndicators(rehearsal.source.board, due.pack).map(({ feed }): string => feed)
    const all = listSamples(planned.samples)
    const figures = all.filter(({ feed }) => feeds.includes(feed))
    if (figures.length === 0)
      throw new InvalidArgumentsError(
        `${planned.samples} has no file with figures of this pack, which could be left out`,
      )
    const drops = join(folder, 'drops')
    return {
      rehearsal,
      samples: all.filter(drop => !figures.includes(drop)),
      drops,
      steps: listSteps(rehearsal, due, figures, folder, drops),
      dispose,
    }
  } catch (error) {
    dispose()
    throw error
  }
}

function findDue({ source: { board }, day }: Rehearsal): DuePack {
  const due = plannedEvents(board, day, day).find(({ kind }) => kind === 'pack')
  const pack = board.packs.find(({ id }) => id === due?.pack)
  if (pack === undefined || due?.meeting === undefined)
    throw new InvalidArgumentsError(`no pack is due on ${day}; boardpack plan has the days`)
  return { pack, run: packRunId(pack.id, due.meeting) }
}

function listSteps(
  { source, samples }: Rehearsal,
  { pack, run }: DuePack,
  figures: readonly Drop[],
  folder: string,
  drops: string,
) {
  const [approver] = pack.approvers
  const [secretary] = rolesAllowedToRelease(source.board, pack.id)
  const feeds = [...new Set(figures.map(({ feed }) => feed))]
  const command = (words: string) => `npm run --silent boardpack -- ${words}`
  return [
    `1. ${run} is held, since no figures came. Who is asked to act: the letter in the inbox, and`,
    `     ${command('status')}`,
    '2. Send the figures; each file is answered with a receipt.',
    ...feeds.map(feed => `     cp ${join(samples, feed)}/* ${join(drops, feed)}/`),
    '3. Release it: it is made again, and now awaits approval.',
    `     ${command(`release ${run} --by ${secretary} --because "the figures have come"`)}`,
    '4. Approve it, by the link in the approver’s mail or here: it is sent to its readers. (Or send-back, with what should change.)',
    `     ${command(`approve ${run} --by ${approver} --because "read and agreed"`)}`,
    ...stepsOfCorrection(figures, folder, drops),
    `6. Correct the pack: version 2 begins with what differs, is approved (${run}-v2) and sent; version 1 says that it is superseded.`,
    `     ${command(`correct ${run} --by ${secretary} --because "a figure was restated"`)}`,
    `     ${command(`approve ${run}-v2 --by ${approver} --because "read and agreed"`)}`,
    '7. Who decided what, when and why:',
    `     ${command('audit')}`,
  ]
}

/** The restated figure is made from a sample where one of them is a tidy CSV. */
function stepsOfCorrection(figures: readonly Drop[], folder: string, drops: string): string[] {
  const tidy = figures.filter(({ feed, path }) => feed === 'indicators' && path.endsWith('.csv'))
  const restated = tidy.map(({ file }) => restateFigure(readFileSync(file, 'utf8'))).find(found => found !== null)
  if (restated == null)
    return [`5. Change a figure in a copy of a file of figures, and put the copy into ${join(drops, 'indicators')}/`]
  const { indicator, area, period, before, after, text } = restated
  mkdirSync(join(folder, 'restated'))
  const file = join(folder, 'restated', 'restated.csv')
  writeFileSync(file, text)
  return [
    `5. Restate a figure (${indicator}, ${area}, ${period}: ${before} becomes ${after}); the receipt and the letters say which pack it changes.`,
    `     cp ${file} ${join(drops, 'indicators')}/`,
  ]
}
