import { dirname, join, resolve } from 'node:path'
import { describeExamples, exampleAddresses } from '../../shared/config/example-addresses.ts'
import { checkFirstFortnight, describeFirstFortnight } from '../../shared/operations/fortnight/steps.ts'
import { defineCommand } from './command.ts'
import { gatherAccountFacts } from './gather-account-facts.ts'
import { gatherOptionFacts } from './gather-option-facts.ts'
import { gatherStackFacts } from './gather-stack-facts.ts'
import { DECIDING_BOARD } from './options.ts'
import { loadGivenBoard, sampleBoardFile } from './read-board.ts'

/** Goes through the steps of `docs/first-fortnight.md` with the caller's own permissions, and changes nothing. */
export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Checks each step of docs/first-fortnight.md against AWS and the DNS: what is missing, and what to do.',
  arguments: [],
  options: DECIDING_BOARD,
  example: 'doctor --board boards/my-board.yaml',
  exits: { 0: 'every step is done', 3: 'something is still to do, or cannot be known' },
  run: async ({ values }) => {
    const { board, file } = await loadGivenBoard(values.board)
    const findings = checkFirstFortnight({
      board,
      misplacedFile: resolve(file) === join(dirname(sampleBoardFile), `${board.board.id}.yaml`) ? null : file,
      examples: describeExamples(exampleAddresses(board)),
      ...(await gatherAccountFacts(board)),
      ...(await gatherStackFacts(board)),
      ...(await gatherOptionFacts(board)),
    })
    process.stdout.write(`${describeFirstFortnight(findings).join('\n')}\n`)
    return findings.every(({ state }) => state === 'done') ? 0 : 3
  },
})
