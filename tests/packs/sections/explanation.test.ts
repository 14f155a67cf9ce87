import { beforeAll, describe, expect, it } from 'vitest'
import type { Table } from '../../../shared/document/table.ts'
import { cellText } from '../../../shared/document/text.ts'
import { buildPackModel } from '../../../shared/packs/build-model.ts'
import { publishedTables } from '../../../shared/packs/model/documents.ts'
import type { PackModel } from '../../../shared/packs/model/pack-model.ts'
import { samplePack } from '../sample-pack.ts'

let model: PackModel
beforeAll(async () => {
  model = buildPackModel(await samplePack('performance'))
})

const pagesOf = ({ appendices }: PackModel) => appendices.find(({ id }) => id === 'indicators')!.sections
const tablesOn = (id: string): Table[] =>
  pagesOf(model)
    .find(page => page.id === `indicator-${id}`)!
    .blocks.flatMap(block => (block.kind === 'table' ? [block.table] : []))
const textsOf = ({ rows }: Table) => new Map(rows.map(row => [cellText(row[0]!), cellText(row[1]!)] as const))
const judgements = () => model.data.find(({ id }) => id === 'judgements')!.rows

describe('how each indicator was judged', () => {
  it('stands on its page, step by step, wherever it was judged', () => {
    for (const [id, area, question, , , , , , , , , , , word] of judgements()) {
      if (question === 'three-years') continue
      const table = tablesOn(id!).find(each => each.id === `${id}-${area}-judged-${question}`)
      expect(table !== undefined, `${id} ${question}`).toBe(word !== 'n/a')
      if (table !== undefined) expect(textsOf(table).get('Verdict')).toMatch(new RegExp(`^${word!}(, significant)?$`))
    }
  })

  it('gives each number to seven digits, as the command does to twelve', () => {
    const month = textsOf(tablesOn('all-recorded-crime').find(({ id }) => id.endsWith('judged-month'))!)
    const number = (step: string) => Number(month.get(step)!.replaceAll(',', ''))
    expect(number('Figure')).toBe(4988)
    expect(number('Level') * number('Season factor') * number('Length')).toBeCloseTo(number('Expected'), 1)
    const variance =
      number('Spread') *
      (number('Expected') +
        (number('Expected') ** 2 / number('Level')) *
          (number('Error of the level') + 0.05 + number('Strength of the season') / number('Years of season')))
    expect(variance / number('Variance')).toBeCloseTo(1, 5)
  })

  it('says what each step is once, at the end, for the ways of judging that the pack uses', () => {
    const captions = model.appendices
      .find(({ id }) => id === 'steps')!
      .blocks.flatMap(block => (block.kind === 'table' ? [block.table.caption] : []))
    expect(captions.filter(caption => caption.startsWith('Steps'))).toHaveLength(3)
  })

  it('is published unrounded as one file, and the small tables as none of their own', () => {
    const ids = publishedTables(model).map(({ id }) => id)
    expect(ids).toContain('explanations')
    expect(ids.filter(id => /judged-(month|year)$/.test(id))).toEqual([])
  })
})

describe('a page of an indicator', () => {
  it('says nothing twice: no verdict of its paragraph again in a list, no caveat, no notice', () => {
    for (const { blocks } of pagesOf(model)) {
      const sentences = blocks.flatMap(block =>
        block.kind === 'paragraph'
          ? block.sentences.map(sentence => JSON.stringify(sentence))
          : block.kind === 'facts'
            ? block.facts.map(({ words }) => JSON.stringify(words))
            : [],
      )
      expect(new Set(sentences).size).toBe(sentences.length)
    }
  })

  it('begins with a change, not with a range', () => {
    const openings = pagesOf(model).flatMap(({ blocks: [first] }) =>
      first?.kind === 'paragraph' ? [first.sentences[0]!] : [],
    )
    expect(openings).toHaveLength(42)
    for (const opening of openings) expect(JSON.stringify(opening)).not.toMatch(/range\)|expected from the/)
  })
})
