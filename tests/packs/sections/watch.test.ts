import { expect, test } from 'vitest'
import { sentencesText, sentenceText } from '../../../shared/document/text.ts'
import { buildPackModel } from '../../../shared/packs/build-model.ts'
import { keepMonths, samplePack } from '../sample-pack.ts'

test('seven months on one side are reported in the paper, without an alert', async () => {
  const model = buildPackModel(await samplePack('performance'))
  const overview = model.sections.find(({ id }) => id === 'overview')!
  const words = overview.blocks.flatMap(block => (block.kind === 'paragraph' ? [sentencesText(block.sentences)] : []))
  expect(words).toEqual([
    'To watch, with 7 months in a row above what was expected of them: Hate Crime Outcome Rate. To watch, with 7 months in a row below what was expected of them: Police Support Volunteers - Establishment.',
  ])
  const page = model.appendices[0]!.sections.find(
    ({ id }) => id === 'indicator-police-support-volunteers-establishment',
  )!
  const facts = page.blocks.flatMap(block => (block.kind === 'facts' ? block.facts : []))
  expect(sentenceText(facts.find(({ term }) => term === 'To watch')!.words)).toBe(
    'Each of the 7 months from September 2017 to March 2018 was below what was expected of it, though none need be unusual by itself.',
  )
})

test('a month that is missing breaks the row', async () => {
  const input = keepMonths(
    await samplePack('performance'),
    'police-support-volunteers-establishment',
    month => month !== '2017-12',
  )
  const model = buildPackModel(input)
  const page = model.appendices[0]!.sections.find(
    ({ id }) => id === 'indicator-police-support-volunteers-establishment',
  )!
  const terms = page.blocks.flatMap(block => (block.kind === 'facts' ? block.facts.map(({ term }) => term) : []))
  expect(terms).not.toContain('To watch')
})
