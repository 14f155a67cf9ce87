import { expect, it } from 'vitest'
import type { Section } from '../../shared/document/document.ts'
import { layOutDocument } from '../../templates/pdf/pack-layout.ts'
import { sampleModel } from '../given/sample-model.ts'

const section = (id: string, form?: Section['form']): Section => {
  const blocks = [{ kind: 'paragraph', sentences: [['Words.']] } as const]
  return { id, number: id, heading: id, blocks, sections: [], ...(form !== undefined && { form }) }
}

it('what follows a paper by another author starts a page, and what follows that goes on', () => {
  const meeting = [section('agenda'), section('item', 'paper'), section('tables'), section('plan')]
  const { json } = layOutDocument({ ...sampleModel(), meeting }, 'meeting')
  const { runs } = json as { runs: { items: { kind: string; words: string; startsPage: boolean }[] }[] }
  const headings = runs.flatMap(({ items }) => items).filter(({ kind }) => kind === 'heading')
  expect(headings.map(({ words, startsPage }) => [words, startsPage])).toEqual([
    ['agenda', false],
    ['item', true],
    ['tables', true],
    ['plan', false],
  ])
})
