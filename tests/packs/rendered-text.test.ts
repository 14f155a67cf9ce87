import { describe, expect, it } from 'vitest'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { ProfileName } from '../../shared/config/schema/profile.ts'
import { buildEditions } from '../../shared/packs/editions/editions.ts'
import { packLetter } from '../../shared/packs/letters/pack-letter.ts'
import { documentsOf } from '../../shared/packs/model/documents.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { renderLetter } from '../../templates/mail/render-letter.tsx'
import { renderDocument } from '../../templates/pack/pack.tsx'
import { newBoardPack } from '../given/new-board-pack.ts'
import { samplePack } from './sample-pack.ts'

const MOST_WORDS = 30

const plain = (markup: string) =>
  markup
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', '’')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** The text blocks of a page as a reader sees them: paragraphs, items and facts; quotations, pictures and navigation are others' words or none. */
function textsOf(html: string): string[] {
  const page = html
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/<(svg|nav|blockquote|footer|header|figcaption|table)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<p class="(back|note|preheader|marking)[^"]*">[\s\S]*?<\/p>/g, '')
  return [...page.matchAll(/<(p|li|dd)\b[^>]*>([\s\S]*?)<\/\1>/g)]
    .map(match => plain(match[2]!))
    .filter(text => text !== '')
}

const sentencesOf = (texts: readonly string[]) => texts.flatMap(text => text.split(/(?<=[.!?]) (?=[A-Z‘“\d[])/))
/** Whether a sentence has a number that is no date and no span of months. */
const hasFigure = (text: string) => /\d/.test(text.replaceAll(/[A-Z][a-z]+ \d{4}|\d+ months/g, ''))
const wordCount = (text: string) => text.split(/\s+/).filter(word => /[\p{L}\d]/u.test(word)).length

/** Words that a person typed into the board's file are theirs; lists of names are as long as there are names. */
function wordsOfBoard({ indicators, packs }: BoardFile): string {
  const ofPacks = packs.flatMap(({ purpose, background, implications, recommendation }) => [
    purpose,
    ...background,
    ...implications.map(({ words }) => words),
    recommendation,
  ])
  return [...indicators.flatMap(({ definition, caveat = '' }) => [definition, caveat]), ...ofPacks].join(' ')
}
const LISTS = /^(Also outside|Missing|To watch|Data run to|Without )|; .*; |\bboardpack rebase\b/

function expectPlain(model: PackModel, board: BoardFile) {
  const typed = wordsOfBoard(board)
  for (const document of documentsOf(model)) {
    const said = sentencesOf(textsOf(renderDocument(model, document))).filter(text => !typed.includes(text))
    expect(said.filter(text => wordCount(text) > MOST_WORDS && !LISTS.test(text))).toEqual([])
    // a finding has a figure: it stands in one place of a document, but for the page of each indicator, which is whole in itself
    // what `It` is, the sentence before says
    const findings = said
      .map((text, i) => (text.startsWith('It ') ? `${said[i - 1] ?? ''} ${text}` : text))
      .filter(text => hasFigure(text) && wordCount(text) > 8)
    expect(findings.filter((text, i) => findings.indexOf(text) !== i)).toEqual([])
  }
}

describe('the rendered text of a paper: at most 30 words a sentence, and no finding twice', {
  timeout: 240_000,
}, () => {
  it('in the sample’s report, data pack and meeting pack', async () => {
    const input = await samplePack('performance')
    for (const model of buildEditions(input, ['board', 'public'])) expectPlain(model, input.board)
  })

  it('in the mail that brings it', async () => {
    const input = await samplePack('performance')
    const [model] = buildEditions(input, ['board'])
    const letter = packLetter(model!, input.board, 'members', ['report.pdf'], [])
    const { html } = renderLetter(letter, { images: [] })
    const said = sentencesOf(textsOf(html)).filter(text => !wordsOfBoard(input.board).includes(text))
    expect(said.filter(text => wordCount(text) > MOST_WORDS && !LISTS.test(text))).toEqual([])
    expect(said.filter((text, i) => /\d/.test(text) && wordCount(text) > 8 && said.indexOf(text) !== i)).toEqual([])
  })

  it.each(['police', 'nhs-trust', 'fire', 'council', 'academy-trust', 'charity'] as const satisfies ProfileName[])(
    'in the first pack of a new board of the profile %s',
    async name => {
      const input = await newBoardPack(name)
      for (const model of buildEditions(input, ['board', 'public'])) expectPlain(model, input.board)
    },
  )
})
