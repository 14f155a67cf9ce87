import type { Pack } from '../../config/schema/pack.ts'
import type { Paper } from '../../registers/papers/paper.ts'
import { type PackRunRecord, supplementTitle } from '../model/pack-run.ts'

/** The paper that a supplement brings. */
export interface Supplement {
  readonly number: number
  /** Id of the paper in the register. */
  readonly paper: string
  /** The readers have an earlier paper for the same item. */
  readonly isReplacement: boolean
}

/** A pack as its supplement is set: the head of one paper, and nothing of the report and the registers. */
export function packOfSupplement(pack: Pack, { number }: Pick<Supplement, 'number'>, paper: Paper): Pack {
  return {
    ...pack,
    title: supplementTitle({ number, title: paper.title }),
    agendaItem: paper.item,
    ...(paper.marking === null ? {} : { marking: paper.marking }),
    purpose: paper.purpose ?? `${paper.title}.`,
    recommendation: paper.recommendation ?? 'To consider the paper.',
    background: [],
    implications: [],
    priorities: [],
    indicators: 'none',
  }
}

/** The newest run of a pack for a meeting, supplements apart. */
export function newestRunOf(
  runs: readonly PackRunRecord[],
  { pack, meeting }: Pick<PackRunRecord, 'pack' | 'meeting'>,
): PackRunRecord | undefined {
  return runs
    .filter(run => run.supplement === undefined && run.pack === pack && run.meeting === meeting)
    .sort((one, other) => other.version - one.version)[0]
}
