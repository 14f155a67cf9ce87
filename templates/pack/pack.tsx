import { createHash } from 'node:crypto'
import { render } from 'preact-render-to-string'
import { marksKey, marksOf } from '../../shared/document/text.ts'
import { listTables } from '../../shared/document/walk.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { documentTitle } from '../paper-head.ts'
import { Contents, SectionMarkup } from './sections.tsx'
import { SentenceWords } from './sentences.tsx'
import { pageRules, STYLES } from './styles.ts'
import { VerdictSigns } from './table.tsx'

/**
 * The pack as one HTML file that stands alone: styles and drawings inside, no script, nothing fetched. The same model
 * always gives the same bytes.
 */
export function renderPack(model: PackModel): string {
  const styles = STYLES + pageRules(model.paper)
  const styleHash = createHash('sha256').update(styles).digest('base64')
  return `<!doctype html>\n${render(<Page model={model} styles={styles} styleHash={styleHash} />)}\n`
}

function Page({ model, styles, styleHash }: { model: PackModel; styles: string; styleHash: string }) {
  const { paper } = model
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'`
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="robots" content="noindex" />
        <title>{documentTitle(paper)}</title>
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the paper
        </a>
        <PaperHeader model={model} />
        <main id="main" tabIndex={-1}>
          <Headline model={model} />
          <Contents sections={model.sections} appendices={model.appendices} />
          {model.sections.map(section => (
            <SectionMarkup section={section} level={2} isAppendix={false} />
          ))}
          {model.appendices.map(section => (
            <SectionMarkup section={section} level={2} isAppendix={true} />
          ))}
        </main>
        <PaperFooter model={model} />
        <VerdictSigns />
      </body>
    </html>
  )
}

function PaperHeader({ model }: { readonly model: PackModel }) {
  const { paper } = model
  const entries = [
    ['To', paper.to],
    ['From', paper.from],
    ['Date', [paper.date, paper.meetingTime].filter(Boolean).join(', ')],
    ['Place', paper.venue],
    ['Agenda item', paper.agendaItem ?? ''],
    ['Reporting on', model.reportedPeriod],
  ] as const
  return (
    <header>
      {paper.marking !== null && <p class="marking">{paper.marking}</p>}
      {paper.markingReason !== null && <p class="marking-reason">{paper.markingReason}</p>}
      <p class="board">{paper.board}</p>
      <h1>{paper.title}</h1>
      <dl class="addressed">
        {entries
          .filter(([, words]) => words !== '')
          .map(([term, words]) => (
            <div>
              <dt>{term}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
    </header>
  )
}

function Headline({ model }: { readonly model: PackModel }) {
  return (
    <section class="headline" aria-labelledby="heading-headline">
      <h2 id="heading-headline">Headline</h2>
      {model.headline.map(sentence => (
        <p>
          <SentenceWords sentence={sentence} />
        </p>
      ))}
      {model.gaps.length > 0 && (
        <div class="gaps">
          <p>What this pack does not have:</p>
          <ul>
            {model.gaps.map(gap => (
              <li>{gap}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

function PaperFooter({ model }: { readonly model: PackModel }) {
  const { paper, run } = model
  const tables = listTables([...model.sections, ...model.appendices])
  const marks = marksOf(tables, Object.values(model.figures))
  return (
    <footer>
      {marks.length > 0 && <p>Shorthand in this paper: {marksKey(marks)}.</p>}
      <p>
        Contact officer: {paper.contact.title}, <a href={`mailto:${paper.contact.email}`}>{paper.contact.email}</a>
        {isWebAddress(paper.website) && (
          <>
            . {paper.body}: <a href={paper.website}>{paper.website}</a>
          </>
        )}
      </p>
      {paper.legalBasis !== '' && <p>{paper.legalBasis}</p>}
      <p class="provenance">
        {`Figures as known at ${run.asKnownAt}. Edition: ${run.edition}. Version ${run.version}. Run ${run.id}. Rule set ${run.ruleSet}.`}
      </p>
      {paper.marking !== null && <p class="marking">{paper.marking}</p>}
    </footer>
  )
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text)
}
