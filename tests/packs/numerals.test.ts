import { beforeAll, describe, expect, it } from 'vitest'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { Target } from '../../shared/config/schema/target.ts'
import { tableCsv } from '../../shared/document/csv.ts'
import type { Block, Section } from '../../shared/document/document.ts'
import type { Figure, Sentence } from '../../shared/document/figure.ts'
import { cellText, sentenceText } from '../../shared/document/text.ts'
import { listBlocks, listCharts, listTables } from '../../shared/document/walk.ts'
import type { Letter } from '../../shared/mail/letter.ts'
import { numeralFinder } from '../../shared/narrative/words/sentence.ts'
import { buildPackModel } from '../../shared/packs/build-model.ts'
import { buildEditions } from '../../shared/packs/editions/editions.ts'
import { listUntracedNumerals } from '../../shared/packs/gate/check-numerals.ts'
import type { PackInput } from '../../shared/packs/input/pack-input.ts'
import { packLetter } from '../../shared/packs/letters/pack-letter.ts'
import { allSections, documentsOf, wordsOfPageOne } from '../../shared/packs/model/documents.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { renderDocument } from '../../templates/pack/pack.tsx'
import { keepMonths, samplePack, withMonths } from './sample-pack.ts'

/** Sentences with what a reader sees around them. */
function sentencesOf(block: Block): readonly Sentence[] {
  if (block.kind === 'paragraph' || block.kind === 'callout') return block.sentences
  if (block.kind === 'list') return block.items
  return block.kind === 'facts' ? block.facts.map(fact => fact.words) : []
}

function figuresOf(blocks: readonly Block[]): Figure[] {
  const inSentences = blocks.flatMap(sentencesOf).flat()
  const inTables = blocks.flatMap(block => (block.kind === 'table' ? block.table.rows.flat() : []))
  return [
    ...inSentences.filter(part => typeof part !== 'string'),
    ...inTables.flatMap(cell => (cell.kind === 'figure' ? [cell.figure] : [])),
  ]
}

const blocksOf = (sections: readonly Section[]): Block[] =>
  sections.flatMap(section => [...section.blocks, ...blocksOf(section.sections)])

describe.each(['performance', 'police-uk'] as const)('every number of the %s pack of 10 May 2018', id => {
  let input: PackInput
  let model: PackModel
  let letter: Letter
  beforeAll(async () => {
    input = await samplePack(id)
    model = buildEditions(input, ['board'])[0]!
    letter = packLetter(model, input.board, 'members', ['report.pdf'], [])
  })
  const everything = () => allSections(model)

  it('is a figure, or of a date, a period, a name of the board’s file or a phrase that measures nothing', () => {
    expect(listUntracedNumerals(model, input.board)).toEqual([])
  })

  it('resolves: each figure is held under its ref, with the same value and printed alike', () => {
    const figures = [
      ...figuresOf(blocksOf(everything())),
      ...wordsOfPageOne(model)
        .flat()
        .filter(part => typeof part !== 'string'),
    ]
    expect(figures.length).toBeGreaterThan(500)
    for (const figure of figures) {
      const stored = model.figures[figure.ref]
      expect(stored, figure.ref).toBeDefined()
      expect([figure.ref, figure.printed, figure.value]).toEqual([stored!.ref, stored!.printed, stored!.value])
    }
  })

  it('holds nothing that is printed nowhere', () => {
    const text = JSON.stringify([everything(), wordsOfPageOne(model)])
    for (const figure of Object.values(model.figures)) expect(text, figure.ref).toContain(figure.printed)
  })

  it('stands on each chart as in the table below it, and its words give the latest value', () => {
    const charts = listCharts(everything())
    expect(charts.length).toBeGreaterThan(10)
    for (const chart of charts) {
      for (const point of chart.points) {
        const stored = model.figures[`${chart.subject!}/month ${point.month}`]!
        expect([point.printed, point.value]).toEqual([stored.printed, stored.value])
      }
      const latest = chart.points.findLast(point => point.value !== null)!
      expect(chart.alternative).toContain(`Latest: ${latest.printed} in `)
      expect(chart.title).toContain(latest.printed)
    }
  })

  it('is the same in its CSV as in its table', () => {
    for (const table of listTables(everything())) {
      const csv = tableCsv(table)
      for (const figure of figuresOf([{ kind: 'table', table }])) {
        if (figure.value === null) continue
        const plain = figure.printed
          .replaceAll(',', '')
          .replace(/%| points|^\+/g, '')
          .replace('−', '-')
        expect(csv, `${table.id}: ${figure.ref}`).toContain(plain)
      }
    }
  })

  it('is the same on the page: every printed figure is in the HTML', () => {
    const html = documentsOf(model)
      .map(document => renderDocument(model, document))
      .join('')
    for (const figure of new Set(figuresOf(blocksOf(everything())).map(({ printed }) => printed)))
      expect(html).toContain(figure.replaceAll('&', '&amp;'))
  })

  it('is the same in the mail, which prints none of its own', () => {
    expect(letter.headline).toEqual(model.headline)
    for (const figure of figuresOf(letter.blocks)) expect(model.figures[figure.ref]?.printed).toBe(figure.printed)
    const { paper, run } = model
    const given = [
      paper.date,
      paper.meetingTime,
      paper.agendaItem ?? '',
      paper.venue,
      `version ${run.version}`,
      model.reportedPeriod,
    ]
    const words: readonly string[] = [
      letter.subject,
      letter.heading,
      ...letter.footer,
      ...letter.blocks.flatMap(block =>
        block.kind === 'table' ? [block.table.caption, ...block.table.notes] : sentencesOf(block).flat(),
      ),
    ]
      .filter(part => typeof part === 'string')
      .map(text => `${text} `)
    const names = [...input.board.indicators.map(({ name }) => name), ...given]
    const dates = [
      ...words
        .map(String)
        .join('')
        .matchAll(/[A-Z][a-z]+ \d{4}/g),
    ].map(([date]) => date)
    expect(numeralFinder([...names, ...dates])(words)).toEqual([])
  })
})

describe('a number that nothing answers for', () => {
  let input: PackInput
  let model: PackModel
  beforeAll(async () => {
    input = await samplePack('performance')
    model = buildPackModel(input)
  })
  const paragraph = (text: string): PackModel => ({
    ...model,
    sections: model.sections.map((section, i) =>
      i === 4 ? { ...section, blocks: [{ kind: 'paragraph', number: '5.1', sentences: [[text]] }] } : section,
    ),
  })

  it.each([
    ['75 fewer burglaries than March last year.', ['75']],
    ['The rate is 18.9 in April 2020.', ['18.9']],
    ['A fall of 4,700 in the 12 months to March 2018.', ['4,700']],
    ['999 calls answered within 10 seconds stood still.', []],
    ['The paper of 10 May 2018 is on 2017/18.', []],
  ])('%s', (text, untraced) => {
    expect(listUntracedNumerals(paragraph(text), input.board).map(({ numeral }) => numeral)).toEqual(untraced)
  })

  it('is found in a chart’s title, where a figure of its own subject may stand', () => {
    const [chart] = listCharts(model.report)
    const titled = (title: string): PackModel => ({
      ...model,
      report: [
        { id: 'a', number: '1', heading: 'A', sections: [], blocks: [{ kind: 'chart', chart: { ...chart!, title } }] },
      ],
    })
    expect(listUntracedNumerals(titled(chart!.title), input.board)).toEqual([])
    expect(listUntracedNumerals(titled('Satisfaction fell to 12.3%'), input.board)[0]?.numeral).toBe('12.3')
  })
})

describe('a target of an indicator without a figure', () => {
  const CALLS = '999-calls-answered-within-10-seconds'
  const OTHER = { value: 95, per: 'month', setBy: 'the Board' } as const

  it.each([
    ['one', (targets: readonly Target[]) => targets, '90.0%'],
    ['two', (targets: readonly Target[]) => [...targets, OTHER], '90.0% and 95.0%'],
  ])('is printed and holds no pack: %s', async (_, change, printed) => {
    const whole = await samplePack('performance')
    const pack = { ...whole.pack, indicators: [CALLS, 'all-recorded-crime'], priorities: [] }
    const input = keepMonths({ ...whole, pack }, CALLS, () => false)
    const indicators = input.board.indicators.map(indicator =>
      indicator.id === CALLS ? { ...indicator, target: undefined, targets: change([indicator.target!]) } : indicator,
    )
    const board = { ...input.board, indicators } as BoardFile
    const model = buildPackModel({ ...input, board })
    const [table] = listTables(model.report)
    const row = table!.rows.find(([name]) => cellText(name!).startsWith('999 calls'))!
    expect(row.map(cellText)).toContain(printed)
    expect(listUntracedNumerals(model, board)).toEqual([])
  })
})

describe('the report', () => {
  let model: PackModel
  beforeAll(async () => {
    model = buildPackModel(await samplePack('performance'))
  })
  const exceptions = () => model.report.flatMap(({ sections }) => sections).filter(({ form }) => form === 'exception')
  const sentences = () => [
    ...model.headline,
    ...listBlocks(model.report).flatMap(block => (block.kind === 'paragraph' ? block.sentences : [])),
  ]

  it('leads with crime, outcomes, burglary, satisfaction and confidence in May 2018', () => {
    expect(model.headline.map(line => sentenceText(line).split(/ (?:rose|fell) /)[0])).toEqual([
      'All Recorded Crime',
      'All Crime Outcome Rate',
      'Burglary Dwelling',
      'Satisfaction with Service Delivery - Police',
      'Dealing with Local Concerns',
    ])
  })

  it('has at most twelve exceptions, each with its chart and something to say', () => {
    expect(exceptions().length).toBeGreaterThanOrEqual(5)
    expect(exceptions().length).toBeLessThanOrEqual(12)
    for (const { blocks } of exceptions())
      expect(blocks.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['chart', 'paragraph']))
  })

  it('has every indicator in one table, once', () => {
    const [table] = listTables(model.report)
    expect(table!.rows.map(([name]) => cellText(name!))).toEqual(
      model.appendices[0]!.sections.map(({ heading }) => heading),
    )
  })

  it('says nothing twice, in sentences of at most 30 words', () => {
    const said = sentences().flatMap(sentence => sentenceText(sentence).split(/(?<=[.!?]) /))
    // what `It` is, the sentence before says
    const findings = said.map((text, i) => (text.startsWith('It ') ? `${said[i - 1] ?? ''} ${text}` : text))
    expect(findings.filter((text, i) => findings.indexOf(text) !== i)).toEqual([])
    const wordCount = (text: string) => text.split(/\s+/).filter(word => /[\p{L}\d]/u.test(word)).length
    expect(said.filter(text => wordCount(text) > 30 && !text.startsWith('Also outside'))).toEqual([])
  })

  it('says what is missing in one line of page one', () => {
    expect(sentenceText(model.missing!)).toMatch(/^Missing: figures in time for Satisfaction with Service Delivery/)
  })
})

describe('a report of nothing', () => {
  it('writes of nothing where nothing happened', async () => {
    const input = await samplePack('performance')
    const flat = input.board.indicators.reduce((pack, { id }) => {
      const held = input.revisions.get(id)?.get('force') ?? []
      const first = held.find(({ numerator, value }) => numerator !== null || value !== null)
      const same = {
        value: first?.value ?? null,
        numerator: first?.numerator ?? null,
        denominator: first?.denominator ?? null,
      }
      return withMonths(
        pack,
        id,
        Object.fromEntries(held.map(({ period }) => [period, { ...same, status: 'published' }])),
      )
    }, input)
    const model = buildPackModel(flat)
    expect(model.headline.map(sentenceText)).toEqual([
      'No figure up to March 2018 is significantly outside its expected range.',
    ])
  })
})
