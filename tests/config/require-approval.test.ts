import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sampleBoardFile } from '../../functions/commands/read-board.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { requireApproval } from '../../shared/config/require-approval.ts'

describe('packs that have to be approved', () => {
  it('are approved by the role they come from, and the file stays fit', () => {
    const loaded = loadBoard(requireApproval(readFileSync(sampleBoardFile, 'utf8')))
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
    expect(loaded.board.packs.map(({ approval, approvers, from }) => [approval, approvers, from])).toEqual(
      loaded.board.packs.map(({ from }) => ['required', [from], from]),
    )
  })

  it('keep the approvers that they have, and comments stay', () => {
    const text = 'packs:\n  # ours\n  - id: a\n    from: x\n    approval: required\n    approvers: [y]\n'
    expect(requireApproval(text)).toBe(text)
  })
})
