import type { BoardFile } from '../../config/schema/index.ts'
import type { Letter } from '../../mail/letter.ts'
import type { FindingWords } from '../gate/finding.ts'

/** The administrators' letter about a held pack: what is wrong, why it matters, and what would release it. Members are not notified. */
export function heldPackLetter(
  board: BoardFile,
  run: string,
  title: string,
  findings: readonly FindingWords[],
): Letter {
  return {
    subject: `Held: ${title} (${run})`,
    preheader: findings[0]?.what ?? 'The gate has held this pack.',
    marking: null,
    heading: `${title} is held`,
    headline: [['It has not been sent to anybody. Members have not been notified.']],
    blocks: [
      findingsTable(findings),
      {
        kind: 'callout',
        tone: 'note',
        heading: 'How to release it',
        sentences: [
          [
            `When the cause is fixed: boardpack release ${run} --by ROLE --because "what was fixed". The pack is then built again from what is known at that moment and must pass the gate.`,
          ],
          [
            `To send it as it is: add --override to that command. Who released it and why is recorded, and the pack goes out.`,
          ],
        ],
      },
    ],
    footer: [`You get this because you are an administrator of the ${board.board.name}.`],
  }
}

/** The approvers' letter: a pack has passed the gate and waits for their word. */
export function approvalLetter(
  board: BoardFile,
  run: string,
  title: string,
  findings: readonly FindingWords[],
): Letter {
  return {
    subject: `For your approval: ${title} (${run})`,
    preheader: 'The pack has passed its checks and waits for a named sign-off.',
    marking: null,
    heading: `${title} waits for approval`,
    headline: [
      ['It goes to the members when you approve it with the button below.'],
      [
        `An administrator can record your approval too: boardpack approve ${run} --by ROLE --because "read and agreed".`,
      ],
    ],
    blocks: findings.length === 0 ? [] : [findingsTable(findings)],
    footer: [`You get this because the board’s file names you as an approver of this pack.`],
  }
}

/** What the gate found, with what would fix it. */
export function findingsTable(findings: readonly FindingWords[]): Letter['blocks'][number] {
  return {
    kind: 'table',
    table: {
      id: 'findings',
      caption: 'What the checks found',
      columns: [
        { key: 'severity', heading: 'Holds it', kind: 'text' },
        { key: 'what', heading: 'What was found', kind: 'text' },
        { key: 'fix', heading: 'What would fix it', kind: 'text' },
      ],
      rows: findings.map(({ severity, what, fix }) => [
        { kind: 'text', text: severity === 'hold' ? 'yes' : 'no, declared' },
        { kind: 'text', text: what },
        { kind: 'text', text: fix },
      ]),
      notes: [],
    },
  }
}
