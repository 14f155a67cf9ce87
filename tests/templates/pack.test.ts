import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { renderDocument } from '../../templates/pack/pack.tsx'
import { logoOfText, readyLogo, SVG_LOGO } from '../given/logos.ts'
import { EXCERPT, sampleModel } from '../given/sample-model.ts'

const whole = renderDocument(sampleModel(), 'data-pack')
/** One indicator is enough to see every kind of block. */
const small = renderDocument(sampleModel(EXCERPT.slice(4, 5)), 'data-pack')

/** Text as a reader gets it: markup away, entities back. */
function readable(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

describe('the page', () => {
  it('is the same bytes every time', () => {
    expect(renderDocument(sampleModel(), 'data-pack')).toBe(whole)
  })

  it('matches its snapshot', async () => {
    await expect(small).toMatchFileSnapshot('snapshots/small-pack.html')
  })

  it('is self-contained: nothing fetched, no script, a policy that allows only its own styles', () => {
    expect(whole).not.toMatch(/<script|<link|<iframe|<img|src=|@import|url\(/)
    expect(whole).toMatch(/content="default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]+=*'; img-src data:;/)
    expect(whole).not.toMatch(/ style="/)
  })

  it('has the logo beside the name of the board, in the page itself', () => {
    const model = sampleModel(EXCERPT.slice(4, 5))
    const logo = readyLogo('logo.svg', logoOfText(SVG_LOGO))
    for (const document of ['report', 'data-pack', 'meeting'] as const) {
      const page = renderDocument({ ...model, paper: { ...model.paper, logo } }, document)
      const head = page.slice(page.indexOf('<header>'), page.indexOf('</header>'))
      expect(head).toMatch(
        /<p class="board">Business Coordination Board<\/p><img src="data:image\/svg\+xml;base64,[^"]+" alt="Crest of the Board" width="168" height="56"\/>/,
      )
      expect(page.match(/<img /g)).toHaveLength(1)
    }
  })

  it('carries the marking at the top, at the bottom and on every printed page', () => {
    expect(whole.match(/<p class="marking">OFFICIAL<\/p>/g)).toHaveLength(2)
    expect(whole).toContain('@top-center{content:"OFFICIAL"')
    expect(whole).toContain('@bottom-center{content:"OFFICIAL"')
    expect(whole).toContain('"Page " counter(page) " of " counter(pages)')
  })

  it('prints each figure exactly as the model has it, with the way to its stored value', () => {
    expect(whole).toContain('<span class="figure" data-ref="all-recorded-crime/force/current">4,988</span>')
    expect(whole).toContain('data-ref="serious-sexual-offences/force/current">124<span class="mark"> [p]</span></span>')
  })

  it('says what a verdict is by word, by sign and for listeners, not by shade alone', () => {
    expect(whole).toMatch(
      /<td class="column-verdict significant"[^>]*><span class="verdict sense-concern"><svg [^>]*aria-hidden="true"><use href="#sign-higher-solid"><\/use><\/svg>Higher<span class="unseen">, significant<\/span><span class="sense"><span class="unseen">, <\/span>concern<\/span>/,
    )
  })

  it('explains shorthand above a table that uses it', () => {
    expect(readable(whole)).toContain('Shorthand: [e] estimated')
  })

  it('puts what changed, then what is asked, on page one of the report, which has no contents', () => {
    const report = renderDocument(sampleModel(), 'report')
    const [changed, asked] = ['heading-headline', 'heading-asked'].map(id => report.indexOf(`id="${id}"`))
    expect(changed).toBeGreaterThan(0)
    expect(asked).toBeGreaterThan(changed!)
    expect(report).not.toContain('heading-contents')
  })

  it('puts the gaps of a data pack before its contents, and the contents before the sections', () => {
    const [gaps, contents, purpose] = ['heading-gaps', 'heading-contents', 'heading-purpose'].map(id =>
      whole.indexOf(`id="${id}"`),
    )
    expect(gaps).toBeGreaterThan(0)
    expect(contents).toBeGreaterThan(gaps!)
    expect(purpose).toBeGreaterThan(contents!)
  })

  it('gives every chart a text alternative with its latest value', () => {
    const alternatives = [...whole.matchAll(/<desc[^>]*>([^<]*)<\/desc>/g)].map(match => match[1]!)
    expect(alternatives).toHaveLength(2 * 15)
    for (const alternative of alternatives) expect(alternative).toMatch(/Latest: [\d,.]+%? in March 2018/)
    expect(alternatives[0]).toContain('Latest: 124 in March 2018')
  })

  it('is valid HTML with headings in order', async () => {
    const report = await new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:a11y'],
      rules: {
        'heading-level': 'error',
        'void-style': ['error', { style: 'selfclosing' }],
        'long-title': 'off',
        'doctype-style': 'off',
        'no-inline-style': 'error',
      },
    }).validateString(whole)
    expect(report.results.flatMap(result => result.messages.map(m => `${m.ruleId}: ${m.message}`))).toEqual([])
  }, 60_000)
})

describe('hostile words', () => {
  const HOSTILE = '</style></title></svg><script>alert(1)</script><img src=x onerror=alert(1)>"\'&\\"}@page{'

  /** Every string of the model replaced, but for those that the types restrict. */
  function poison(value: unknown, poisonWords: string, key = ''): unknown {
    const kept = [
      'kind',
      'signal',
      'word',
      'sense',
      'icon',
      'tone',
      'month',
      'from',
      'to',
      'marks',
      'edition',
      'marking',
      'id',
      'key',
    ]
    if (typeof value === 'string') return kept.includes(key) ? value : poisonWords
    if (Array.isArray(value)) return value.map(each => poison(each, poisonWords, key))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poison(each, poisonWords, name)]))
  }
  const sample = sampleModel(EXCERPT.slice(4, 5))
  const poisoned = (words: string) => renderDocument(poison(sample, words) as PackModel, 'data-pack')

  /** Page rules outside strings. */
  const rulesOf = (html: string) => /<style>(.*?)<\/style>/s.exec(html)![1]!.match(/@page[^{]*\{/g)

  /** Tags by name, with the attributes' names: what a browser would act on. */
  const tagsOf = (html: string) =>
    [...html.matchAll(/<([a-z][a-z0-9]*)(?=[\s>/])/gi)].map(match => match[1]!.toLowerCase())

  it('never become markup, in words, attributes, styles or drawings', () => {
    const html = poisoned(HOSTILE)
    expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>(?!&)/i)
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    expect(html.match(/<\/title>/g)).toHaveLength(1 + 2 * 2)
    // inside a string of the stylesheet no quote, brace or less-than sign is left
    for (const [, content] of html.matchAll(/content:"([^"]*)"/g)) expect(content).not.toMatch(/[<>{}]/)
    expect(rulesOf(html)).toEqual(rulesOf(renderDocument(sample, 'data-pack')))
    expect(html).not.toMatch(/href="(?!#|https?:|mailto:|(?:index|data-pack|meeting)\.html["#])/)
  })

  it('leave the page with the same elements as harmless words do', () => {
    const harmless = new Set(tagsOf(poisoned('words')))
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '<',
            '>',
            '"',
            "'",
            '&',
            '/',
            'script',
            'style',
            ' on',
            '=',
            '`',
            ';',
            '}',
            '\\',
            '-->',
            'a',
          ),
        }),
        words => {
          for (const tag of tagsOf(poisoned(words))) expect(harmless).toContain(tag)
        },
      ),
      { numRuns: 25 },
    )
  }, 60_000)

  it('a link that is not a web address is printed as text', () => {
    const model = sampleModel(EXCERPT.slice(0, 1))
    const html = renderDocument({ ...model, paper: { ...model.paper, website: 'javascript:alert(1)' } }, 'data-pack')
    expect(html).not.toContain('javascript:')
  })
})
