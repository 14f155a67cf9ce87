import type { BoardFile } from '../../config/schema/index.ts'
import type { Letter } from '../../mail/letter.ts'
import type { FindingWords } from '../gate/finding.ts'
import type { PackModel } from '../model/pack-model.ts'
import { findingsTable } from './gate-letters.ts'
import { packLetter } from './pack-letter.ts'

/** The mail that brings a preview: as its readers would get the pack, headed as a preview, with what the checks found. */
export function previewLetter(
  model: PackModel,
  board: BoardFile,
  attached: readonly string[],
  tooLargeFiles: readonly string[],
  findings: readonly FindingWords[],
): Letter {
  const letter = packLetter(model, board, 'members', attached, tooLargeFiles)
  const isHeld = findings.some(({ severity }) => severity === 'hold')
  return {
    ...letter,
    subject: `PREVIEW, not issued: ${letter.subject}`,
    blocks: [
      ...(findings.length === 0 ? [] : [findingsTable(findings)]),
      {
        kind: 'callout',
        tone: 'note',
        heading: 'A preview for you alone',
        sentences: [
          ['Nobody else has it, and it counts as nothing: the pack will be made and sent when it is due.'],
          [isHeld ? 'As it stands, the checks would hold it.' : 'As it stands, it passes the checks.'],
        ],
      },
      ...letter.blocks,
    ],
    footer: [`You get this because an administrator of the ${board.board.name} asked for a preview to be sent to you.`],
  }
}
