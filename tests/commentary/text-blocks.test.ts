import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainMarkdown, renderMarkdown } from '../../shared/commentary/render-markdown.ts'
import { normaliseMarkdown, textBlocks, textMarkdown } from '../../shared/commentary/text-blocks.ts'

const words = fc.stringMatching(/^[A-Za-z0-9 .,'&*_\\[\]()`<>#+-]{1,30}$/)
const line = fc.oneof(
  words,
  words.map(text => `- ${text}`),
  words.map(text => `2. ${text}`),
  words.map(text => `> ${text}`),
  words.map(text => `Some **${text}** and *${text}*`),
  words.map(text => `See [${text}](https://www.gov.uk/) there`),
)
const commentary = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n\n')), { minLength: 1, maxLength: 6 })
  .map(lines => lines.flat().join(''))

describe('commentary as paragraphs and runs', () => {
  it('keeps paragraphs, lists, emphasis and links, and gives the Markdown that says the same', () => {
    const typed =
      'Up by **5**.\n\n- one *two*\n- three\n\n1. first\n2. second\n\n> said\n\nSee [this](https://www.gov.uk/x).'
    expect(textBlocks(renderMarkdown(typed)).map(({ kind, runs }) => [kind, runs.map(run => run.text)])).toEqual([
      ['paragraph', ['Up by ', '5', '.']],
      ['bullet', ['one ', 'two']],
      ['bullet', ['three']],
      ['number', ['first']],
      ['number', ['second']],
      ['quotation', ['said']],
      ['paragraph', ['See ', 'this', '.']],
    ])
    expect(normaliseMarkdown(typed)).toBe(
      'Up by **5**.\n\n-  one *two*\n-  three\n1. first\n1. second\n\n> said\n\nSee [this](https://www.gov.uk/x).',
    )
  })

  it('says the same again however often it is written and read', () => {
    fc.assert(
      fc.property(commentary, typed => {
        const blocks = textBlocks(renderMarkdown(typed))
        const once = textMarkdown(blocks)
        expect(normaliseMarkdown(once)).toBe(once)
        const said = (text: string) => plainMarkdown(text).replaceAll(/\s+/g, ' ')
        expect(said(once)).toBe(said(typed))
      }),
      { numRuns: 200 },
    )
  })
})
