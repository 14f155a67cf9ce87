import { expect, it } from 'vitest'
import { buildPackModel } from '../../../shared/packs/build-model.ts'
import { samplePack } from '../sample-pack.ts'

it('a meeting that moves keeps the calendar entry of the date it was first called for', async () => {
  const input = await samplePack('performance')
  const moved = { ...input.meeting, movedFrom: ['2018-05-03', '2018-05-08'] }
  expect(buildPackModel(input).paper).toMatchObject({ firstCalledFor: '2018-05-10', moves: 0 })
  expect(buildPackModel({ ...input, meeting: moved }).paper).toMatchObject({ firstCalledFor: '2018-05-03', moves: 2 })
})
