import { createElement } from 'preact'
import { renderChart, renderChartKey } from '../../shared/charts/trend-chart.ts'
import type { Chart } from '../../shared/document/chart.ts'
import type { Block, Section } from '../../shared/document/document.ts'
import { chartNotes, chartsBesideWords, rangeNotes } from '../../shared/document/walk.ts'
import { safeMarkup } from '../safe-markup.ts'
import { Sentences, SentenceWords } from './sentences.tsx'
import { TableBlock } from './table.tsx'

interface BlockProps {
  readonly block: Block
  readonly isInLandscape: boolean
  /** In a block of fixed shape, whose chart leaves to the first page what its signs and range mean. */
  readonly isBesideWords: boolean
}

/** One block of a section as markup. */
export function BlockMarkup({ block, isInLandscape, isBesideWords }: BlockProps) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <div class="block paragraph">
          {block.number !== undefined && <span class="number">{block.number}</span>}
          <p>
            <Sentences sentences={block.sentences} />
          </p>
        </div>
      )
    case 'list':
      return (
        <ul class="block">
          {block.items.map(item => (
            <li>
              <SentenceWords sentence={item} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return <TableBlock table={block.table} isInLandscape={isInLandscape} />
    case 'chart':
      return isBesideWords ? <ChartBesideWords chart={block.chart} /> : <ChartBlock chart={block.chart} />
    case 'facts':
      return (
        <dl class="block facts">
          {block.facts.map(fact => (
            <div>
              <dt>{fact.term}</dt>
              <dd>
                <SentenceWords sentence={fact.words} />
              </dd>
            </div>
          ))}
        </dl>
      )
    case 'callout':
      return (
        <div class={`block callout callout-${block.tone}`}>
          <p class="callout-heading">{block.heading}</p>
          {block.sentences.length > 0 && (
            <p>
              <Sentences sentences={block.sentences} />
            </p>
          )}
        </div>
      )
    case 'picture':
      return (
        <figure class="block picture">
          <img src={safePicture(block.data)} alt={block.alternative} />
        </figure>
      )
    case 'pages':
      return <BoundPages block={block} />
    case 'quote':
      return (
        <figure class="block quote">
          <blockquote dangerouslySetInnerHTML={{ __html: safeMarkup(block.html) }} />
          <figcaption>
            {block.by}, {block.on}
          </figcaption>
        </figure>
      )
  }
}

/** Nothing but a picture within the page itself. */
function safePicture(data: string): string {
  return /^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]*$/.test(data) ? data : ''
}

/** A PDF of an author's: the file, and its words page by page for those who cannot use it. */
function BoundPages({ block }: { readonly block: Extract<Block, { kind: 'pages' }> }) {
  return (
    <div class="block pages">
      <p>
        <a href={block.file}>{block.title} (PDF, as its author sent it)</a>
      </p>
      {block.pages.map((words, i) => (
        <p>
          <span class="number">Page {i + 1}</span> {words === '' ? 'has no text.' : words}
        </p>
      ))}
    </div>
  )
}

/** The chart twice, for wide and for narrow pages: only one is ever shown or read out. */
function ChartBlock({ chart }: { readonly chart: Chart }) {
  return (
    <figure class="block chart">
      <figcaption>
        <span class="chart-title">{chart.title}</span>
        <span class="chart-subtitle">{chart.subtitle}</span>
      </figcaption>
      <div class="chart-wide" dangerouslySetInnerHTML={{ __html: renderChart(chart, { form: 'wide' }) }} />
      <div class="chart-narrow" dangerouslySetInnerHTML={{ __html: renderChart(chart, { form: 'narrow' }) }} />
      {chartNotes(chart).map(note => (
        <p class="note">{note}</p>
      ))}
    </figure>
  )
}

function ChartBesideWords({ chart }: { readonly chart: Chart }) {
  return (
    <figure class="block chart">
      <div dangerouslySetInnerHTML={{ __html: renderChart(chart, { form: 'small' }) }} />
      {chart.notes.map(note => (
        <p class="note">{note}</p>
      ))}
    </figure>
  )
}

/** What the ranges and signs of the charts beside words mean, once for all of them; `level` is that of its heading. */
export function ChartKey({ sections, level }: { readonly sections: readonly Section[]; readonly level: number }) {
  const charts = chartsBesideWords(sections)
  if (charts.length === 0) return null
  const [wide, narrow] = [renderChartKey(charts, 770), renderChartKey(charts, 340)]
  return (
    <section class="chart-key" aria-labelledby="heading-chart-key">
      {createElement(`h${level}`, { id: 'heading-chart-key' }, 'The charts')}
      {rangeNotes(charts).map(note => (
        <p class="note">{note}</p>
      ))}
      {wide !== null && narrow !== null && (
        <>
          <div
            class="chart-wide"
            role="img"
            aria-label={`Key to the charts. ${wide.words}.`}
            dangerouslySetInnerHTML={{ __html: wide.svg }}
          />
          <div
            class="chart-narrow"
            role="img"
            aria-label={`Key to the charts. ${narrow.words}.`}
            dangerouslySetInnerHTML={{ __html: narrow.svg }}
          />
        </>
      )}
    </section>
  )
}
