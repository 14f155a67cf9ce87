import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { monthRange } from '../../../shared/calendar/month.ts'
import { openPngRenderer } from '../../../shared/charts/png.ts'
import { tableCsv } from '../../../shared/document/csv.ts'
import { tableMetadata } from '../../../shared/document/csvw.ts'
import type { Block, Section } from '../../../shared/document/document.ts'
import { cellText, sentencesText, sentenceText } from '../../../shared/document/text.ts'
import { listCharts, listTables } from '../../../shared/document/walk.ts'
import { buildEditions } from '../../../shared/packs/editions/editions.ts'
import { runGate } from '../../../shared/packs/gate/gate.ts'
import type { PackInput } from '../../../shared/packs/input/pack-input.ts'
import { allSections, documentsOf, wordsOfPageOne } from '../../../shared/packs/model/documents.ts'
import type { Edition, PackModel } from '../../../shared/packs/model/pack-model.ts'
import { findWithheldCells } from '../../../shared/packs/suppression/withheld-cells.ts'
import { packModelSchema } from '../../../shared/store/schemas/model-schema.ts'
import { parseStored } from '../../../shared/store/schemas/record-schema.ts'
import { renderDocument } from '../../../templates/pack/pack.tsx'
import { reportDocument } from '../../../templates/word/report-document.ts'
import { CAUTIONS, withCanaries, withSmallCounts } from '../canary-pack.ts'
import { samplePack } from '../sample-pack.ts'
import { inferRange } from '../suppression/audit.ts'

const ALL_EDITIONS: readonly Edition[] = ['board', 'partner', 'public']
const RESVG = 'node_modules/@resvg/resvg-wasm/index_bg.wasm'
const everything = (model: PackModel) => allSections(model)
const pagesOf = (model: PackModel) =>
  Object.fromEntries(documentsOf(model).map(document => [document, renderDocument(model, document)]))
const findSection = (sections: readonly Section[], id: string): Section | undefined =>
  sections.map(section => (section.id === id ? section : findSection(section.sections, id))).find(found => found)

const sentencesOf = (block: Block | undefined) => (block?.kind === 'paragraph' ? block.sentences : [])

/** Every byte that is written of an edition. */
function bytesOf(model: PackModel): string {
  const about = { publisher: model.paper.body, issued: '2018-05-03' }
  const tables = listTables(everything(model))
  return [
    ...Object.values(pagesOf(model)),
    JSON.stringify(model),
    ...tables.map(tableCsv),
    ...tables.map(table => tableMetadata(table, about)),
    ...tables.map(table => table.id),
  ].join('\n')
}

describe('the editions of a pack', () => {
  let input: PackInput
  let models: Record<Edition, PackModel>
  beforeAll(async () => {
    input = withSmallCounts(withCanaries(await samplePack('performance')), [2, 9, 4, 30, 1, 12])
    const [board, partner, forPublic] = buildEditions(input, ALL_EDITIONS)
    models = { board: board!, partner: partner!, public: forPublic! }
  })

  it('all pass the gate', () => {
    for (const edition of ALL_EDITIONS) {
      const { findings } = runGate({ ...input, edition }, models[edition], pagesOf(models[edition]), [])
      const holdFindings = findings.filter(
        ({ severity, code }) => severity === 'hold' && code !== 'nothing-new' && code !== 'implausible-jump',
      )
      expect(holdFindings, edition).toEqual([])
    }
  })

  it('are read back from the bucket as they were written', () => {
    for (const model of Object.values(models)) {
      const stored: unknown = JSON.parse(JSON.stringify(model))
      expect(parseStored(packModelSchema, stored, 'object model.json')).toEqual(stored)
    }
  })

  it('have what is sensitive in the annex of the board’s, and in no other part of it', () => {
    const { board } = models
    const annexes = [board.appendices.at(-1)!, board.meeting.at(-1)!]
    expect(annexes.map(({ id }) => id)).toEqual(['annex', 'annex'])
    expect(annexes.map(({ sections }) => sections.map(({ id }) => id))).toEqual([['indicator-rural-crime'], ['risks']])
    const rest = JSON.stringify([
      wordsOfPageOne(board),
      board.report,
      board.sections,
      board.appendices.slice(0, -1),
      board.meeting.slice(0, -1),
    ])
    expect(rest).not.toContain('CANARY-RISK')
    expect(rest).not.toMatch(/"ref":"rural-crime/)
    expect(JSON.stringify(annexes)).toContain('CANARY-MITIGATION')
  })

  it.each(['partner', 'public'] as const)(
    'say in the %s edition what is withheld and why, never what it was',
    edition => {
      const model = models[edition]
      const risks = findSection(model.meeting, 'risks')!
      expect(risks.sections).toEqual([])
      expect(risks.blocks).toMatchObject([
        {
          kind: 'callout',
          tone: 'withheld',
          heading: 'Risks against tolerance: withheld',
          sentences: [['Withheld from this edition. It shows where policing is weak.']],
        },
      ])
      const rural = findSection(model.appendices, 'indicator-rural-crime')!
      expect(rural.blocks).toMatchObject([{ kind: 'callout', tone: 'withheld', heading: 'Rural Crime: withheld' }])
      expect(bytesOf(model)).not.toMatch(/CANARY-(RISK|MITIGATION|REF|LABEL|BOARD-WORDS|ACTION)|rural-crime\/force/)
    },
  )

  it('keep the owners of actions for whom the board’s file names', () => {
    expect(bytesOf(models.partner)).toContain('CANARY-OWNER')
    const log = findSection(models.public.meeting, 'action-log')!
    expect(log.blocks).toContainEqual(
      expect.objectContaining({
        tone: 'withheld',
        heading: 'Owner: withheld',
        sentences: [['Withheld from this edition. Owners are for the Board.']],
      }),
    )
  })

  it('give the public nothing that was planted, in no byte', () => {
    const bytes = bytesOf(models.public)
    expect(bytes.match(/CANARY[A-Z-]*/g)).toBeNull()
    expect(bytes).not.toContain('officer-canary@')
    expect(bytes).toContain('[address withheld]')
    expect(bytes).toContain('OPEN-WORDS')
    const roles = input.board.roles.map(role => role.email).filter(email => email !== models.public.paper.contact.email)
    for (const email of roles) expect(bytes).not.toContain(email)
    expect(bytes).toContain(models.public.paper.contact.email)
    for (const id of input.drops.keys()) expect(bytes).not.toContain(id)
  })

  it('are as they should be in Word too: a text keeps its words, and loses those that a withheld column says', async () => {
    const wordsOf = async (model: PackModel) => {
      const parts = unzipSync(await reportDocument(model, await openPngRenderer(readFileSync(RESVG), [])))
      return Object.values(parts)
        .map(part => strFromU8(part).replaceAll(/<[^>]*>/g, ''))
        .join('\n')
    }
    expect(await wordsOf(models.board)).toContain('CANARY-UPDATE')
    const forPublic = await wordsOf(models.public)
    expect(forPublic.match(/CANARY[A-Z-]*/g)).toBeNull()
    expect(forPublic).toContain('OPEN-WORDS')
    expect(forPublic).toContain('[withheld: Updates are for the Board]')
  })

  it('mark each as its readers may see it', () => {
    const pack = { ...input.pack, markingReason: 'For members', partnerMarking: 'OFFICIAL' as const }
    const marked = buildEditions({ ...input, pack: { ...pack, marking: 'OFFICIAL-SENSITIVE' } }, ALL_EDITIONS)
    expect(marked.map(({ paper }) => [paper.marking, paper.markingReason])).toEqual([
      ['OFFICIAL-SENSITIVE', 'For members'],
      ['OFFICIAL', null],
      ['OFFICIAL', null],
    ])
  })

  it('tell the public how accessible the paper is, what was tested, and whom to ask for another format', () => {
    const statement = findSection(models.public.appendices, 'accessibility')!
    expect(statement.blocks.map(block => sentencesText(sentencesOf(block)))).toEqual([
      'Office of the Police and Crime Commissioner for Cambridgeshire wants everybody to be able to read this paper. It is published as a web page and as a tagged PDF. Every table is also a CSV file, and every chart has its words and a table of the same figures. Nothing is shown by colour alone, and the page can be made larger without losing anything.',
      'The page is built to meet the Web Content Accessibility Guidelines (WCAG 2.2), level AA. The software that makes it is tested by machine before each release. Pages of this kind are tested with axe-core and an HTML validator; of the PDF, headings, table headers, alternative text and bookmarks. It has not been tested by people who use a screen reader or another aid, and nobody has audited it.',
      'What we know of: on a narrow screen wide tables become lists or are moved sideways, and printed dashboards are in small type.',
      'To have this paper in another format, write to accessibility@cambridgeshire-pcc.example. Say which paper it is (Quarterly Performance Report, 10 May 2018) and what you need.',
    ])
    expect(findSection(models.board.appendices, 'accessibility')).toBeUndefined()
    const { accessibilityContact, ...board } = input.board.board
    expect(accessibilityContact).toBe('accessibility@cambridgeshire-pcc.example')
    const [without] = buildEditions({ ...input, board: { ...input.board, board } }, ['public'])
    expect(JSON.stringify(findSection(without!.appendices, 'accessibility'))).toContain(
      'To have this paper in another format, ask Office of the Police and Crime Commissioner for Cambridgeshire through its website, https://www.cambridgeshire-pcc.example. Say which',
    )
  })

  it('have the implications that the board’s file states in a section of their own, and no section where it states none', () => {
    const section = models.board.sections.find(({ id }) => id === 'implications')!
    expect([section.heading, section.blocks.map(block => sentencesText(sentencesOf(block)).slice(0, 50))]).toEqual([
      'Implications',
      [
        'Financial: This report asks for no spending. What ',
        'Legal: The Commissioner must hold the Chief Consta',
        'Equality: Figures about groups of people are given',
      ],
    ])
    const [none] = buildEditions({ ...input, pack: { ...input.pack, implications: [] } }, ['board'])
    expect(none!.sections.map(({ id }) => id)).not.toContain('implications')
  })

  it('list for the public what must be published, paragraph by paragraph', () => {
    expect(findSection(models.board.appendices, 'publication')).toBeUndefined()
    const table = listTables(models.public.appendices).find(({ id }) => id === 'publication-duties')!
    const rows = table.rows.map(row => row.map(cellText))
    expect(rows.map(([paragraph]) => paragraph)).toEqual([
      '5(a)',
      '5(b)',
      '5(c)',
      '5(d)',
      '7A(a)',
      '7A(b)',
      '7B(a)',
      '7B(b)',
      '7C(a)(i)',
      '7C(a)(ii)',
      '7C(b)',
    ])
    expect(rows[0]![2]).toBe(
      'This meeting: 10 May 2018, 14:00, Conference Room 2, Cambridgeshire Constabulary Headquarters',
    )
    expect(table.rows[6]![3]).toEqual({
      kind: 'text',
      text: 'Inspectorate, PEEL report',
      href: 'https://inspectorate.example/peel',
    })
    expect(rows[7]![3]).toBe('not stated')
  })

  it('say in one line of page one whose commentary is awaited', () => {
    expect(sentenceText(models.board.missing!)).toMatch(/commentary by the Head of Performance on \d+ exceptions\b/)
  })
})

describe('small counts in the public edition', () => {
  const SETS = [
    [2, 9, 4, 30, 1, 12],
    [3, 9, 1, 30, 4, 12],
  ]
  let inputs: PackInput[]
  let models: PackModel[]
  beforeAll(async () => {
    const given = await samplePack('performance')
    inputs = SETS.map(counts => withSmallCounts(given, counts))
    models = inputs.map(input => buildEditions(input, ['public'])[0]!)
  })

  it('leave no trace: other small counts in their place give the same bytes', () => {
    expect(bytesOf(models[1]!)).toBe(bytesOf(models[0]!))
  })

  it('are withheld from every sum, chart, verdict and sentence that has them in it', () => {
    const [model] = models
    const withheld = findWithheldCells(inputs[0]!.board, inputs[0]!.pack, inputs[0]!.revisions)
    const hidden = [...withheld].filter(key => key.startsWith(`${CAUTIONS}/force/`)).map(key => key.slice(-7))
    expect(hidden.length).toBeGreaterThan(6)
    const own = Object.values(model!.figures).filter(figure => figure.indicator === CAUTIONS)
    for (const { ref, value, period } of own)
      if (period !== null && hidden.some(month => month >= period.from && month <= period.to))
        expect(value, ref).toBeNull()
    const chart = listCharts(model!.appendices).find(({ subject }) => subject === `${CAUTIONS}/force`)!
    expect(chart.lines).toEqual([])
    expect(chart.alternative).not.toMatch(/Level|expected|special cause/)
    expect(chart.points.filter(({ month }) => hidden.includes(month)).map(({ printed }) => printed)).toEqual(
      hidden.map(() => '[c]'),
    )
    const page = findSection(model!.appendices, `indicator-${CAUTIONS}`)!
    expect(page.blocks[0]).toMatchObject({ kind: 'paragraph' })
    expect(sentencesText(sentencesOf(page.blocks[0]))).toBe(
      'Months of Conditional Cautions - youths are withheld so that nobody can be identified, so it is neither judged nor compared here.',
    )
    expect(
      cellText(
        listTables(model!.sections)
          .find(({ id }) => id === 'variation-and-assurance')!
          .rows.at(-1)![0]!,
      ),
    ).toBe('Not judged: months are withheld')
  })

  it('print [u] with every rate on fewer than 30', () => {
    const low = Object.values(models[0]!.figures).filter(figure => figure.marks.includes('u'))
    for (const figure of low) expect(figure.value).not.toBeNull()
    const board = buildEditions(inputs[0]!, ['board'])[0]!
    expect(Object.values(board.figures).some(figure => figure.marks.includes('u'))).toBe(false)
  })
})

describe('what a reader can work out of the published police data, from its figures alone', () => {
  it('narrows no small count to less than its band', async () => {
    const input = await samplePack('police-uk')
    const { board, pack, revisions } = input
    const [model] = buildEditions(input, ['public'])
    const counts = board.indicators
      .filter(({ id, aggregation }) => pack.indicators.includes(id) && aggregation === 'count')
      .map(({ id }) => id)
    const known = new Map<string, number>()
    const sums: { terms: Map<string, number>; equal: number }[] = []
    for (const { ref, indicator, area, measure, period, value } of Object.values(model!.figures)) {
      if (period === null || value === null || !counts.includes(indicator)) continue
      if (
        !/^(current|minus_\d_years?|fytd.*|rolling_12_months|baseline|month [\d-]+|12 months to .*|[\d-]+ to .*)$/.test(
          measure,
        )
      )
        continue
      const months = monthRange(period.from, period.to)
      if (months.length === 1) known.set(`${indicator}/${area}/${months[0]!}`, value)
      else sums.push({ terms: new Map(months.map(month => [`${indicator}/${area}/${month}`, 1])), equal: value })
      expect(ref).toContain(indicator)
    }
    const truth = (indicator: string, area: string, month: string) =>
      revisions
        .get(indicator)
        ?.get(area)
        ?.findLast(o => o.period === month)?.value ?? 0
    const everyMonth = [
      ...new Set(counts.flatMap(id => [...(revisions.get(id)?.get('force') ?? [])].map(o => o.period))),
    ]
    const districts = pack.areas.filter(area => area !== 'force')
    const dimension = new Map(board.groups.map(group => [group.indicator, group.dimension]))
    const relate = (total: string, parts: readonly string[]) =>
      sums.push({ terms: new Map([[total, 1], ...parts.map((part): [string, number] => [part, -1])]), equal: 0 })
    for (const month of everyMonth) {
      for (const id of counts)
        if (
          districts.every(area =>
            revisions
              .get(id)
              ?.get(area)
              ?.some(o => o.period === month),
          )
        )
          relate(
            `${id}/force/${month}`,
            [...districts, 'elsewhere', 'no-location'].map(area => `${id}/${area}/${month}`),
          )
      for (const area of pack.areas)
        for (const whole of ['police-uk-all-crime', 'police-uk-stop-search'])
          for (const dim of new Set(counts.map(id => dimension.get(id) ?? ''))) {
            const parts = board.indicators
              .filter(i => i.breakdownOf === whole && (dimension.get(i.id) ?? '') === dim)
              .map(i => i.id)
            const total = parts.reduce((sum, id) => sum + truth(id, area, month), 0)
            if (
              parts.length > 0 &&
              revisions
                .get(whole)
                ?.get(area)
                ?.some(o => o.period === month) &&
              total === truth(whole, area, month)
            )
              relate(
                `${whole}/${area}/${month}`,
                parts.map(id => `${id}/${area}/${month}`),
              )
          }
    }
    // what is printed is put in; what is left is what a reader has to solve
    const reduced = sums
      .map(({ terms, equal }) => ({
        terms: new Map([...terms].filter(([cell]) => !known.has(cell))),
        equal: [...terms].reduce((left, [cell, by]) => left - by * (known.get(cell) ?? 0), equal),
      }))
      .filter(({ terms }) => terms.size > 0)
    const withheld = [...findWithheldCells(board, pack, revisions)].filter(
      key => !/\/(elsewhere|no-location)\//.test(key),
    )
    expect(withheld.length).toBeGreaterThan(20)
    for (const cell of withheld) expect(known.has(cell), cell).toBe(false)
    for (const cell of withheld) {
      const [indicator = '', area = '', month = ''] = cell.split('/')
      const value = truth(indicator, area, month)
      if (!counts.includes(indicator) || value < 1 || value > 2) continue
      const near = connected(cell, reduced)
      const { min, max } = inferRange(cell, near)
      expect([min <= 1, max >= 2], `${cell} is ${value}, and a reader knows ${min} to ${max}`).toEqual([true, true])
    }
  }, 120_000)
})

/** The sums that bear on a cell at all. */
function connected<Sum extends { readonly terms: ReadonlyMap<string, number> }>(
  cell: string,
  sums: readonly Sum[],
): Sum[] {
  const reached = new Set([cell])
  let open = [...sums]
  const found: Sum[] = []
  for (;;) {
    const near = open.filter(({ terms }) => [...terms.keys()].some(name => reached.has(name)))
    if (near.length === 0) return found
    for (const sum of near) for (const name of sum.terms.keys()) reached.add(name)
    found.push(...near)
    open = open.filter(sum => !near.includes(sum))
  }
}
