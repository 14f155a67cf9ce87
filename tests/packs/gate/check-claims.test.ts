import { describe, expect, it } from 'vitest'
import type { Claim } from '../../../shared/figures/claim.ts'
import { buildPackModel } from '../../../shared/packs/build-model.ts'
import { buildEditions } from '../../../shared/packs/editions/editions.ts'
import { checkClaims } from '../../../shared/packs/gate/check-claims.ts'
import { samplePack } from '../sample-pack.ts'
import { randomBoard } from './random-board.ts'

const found = (model: Parameters<typeof checkClaims>[0]) => checkClaims(model).map(({ what }) => what)

describe('the claims of a pack', () => {
  it('are borne out by its published files, in every edition of the sample', async () => {
    const editions = buildEditions(await samplePack('performance'), ['board', 'partner', 'public'])
    for (const model of editions) {
      expect(model.claims.length).toBeGreaterThan(500)
      expect(found(model), model.run.edition).toEqual([])
    }
  }, 180_000)

  it('hold the pack where the files contradict them, with what was claimed and what the files give', () => {
    const model = buildPackModel(randomBoard(3))
    const level = model.claims.find(claim => claim.kind === 'level' && claim.indicator === 'staff')!
    const claim = { ...level, printed: '9,999,999' } as Claim
    expect(found({ ...model, claims: [claim] })).toEqual([
      expect.stringMatching(
        /^staff in \w+, level \(.*printed 9,999,999\): 9,999,999 is printed, and the tables give \d+\.$/,
      ),
    ])
  })

  it('hold the pack where no file has what they are about', () => {
    const model = buildPackModel(randomBoard(3))
    const [claim] = model.claims
    expect(found({ ...model, data: [], claims: [claim!] })).toHaveLength(1)
  })
})
