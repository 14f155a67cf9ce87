import { createHash } from 'node:crypto'
import { render } from 'preact-render-to-string'
import { marksKey, marksOf } from '../../shared/document/text.ts'
import { listTables } from '../../shared/document/walk.ts'
import {
  DOCUMENT_FILES,
  DOCUMENT_NAMES,
  type DocumentName,
  documentsOf,
  documentTitle,
  partsOf,
  provenanceOf,
} from '../../shared/packs/model/documents.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { LOGO_STYLES, LogoPicture } from '../logo.tsx'
import { addressLines, pageTitle } from '../paper-head.ts'
import { ChartKey } from './blocks.tsx'
import { linkDocuments } from './link-documents.ts'
import { Contents, SectionMarkup } from './sections.tsx'
import { SentenceWords } from './sentences.tsx'
import { pageRules, STYLES } from './styles.ts'
import { VerdictSigns } from './table.tsx'

/**
 * A document of the pack as one HTML file that stands alone: styles and drawings inside, no script, nothing fetched. The same
 * model always gives the same bytes.
 */
export function renderDocument(model: PackModel, document: DocumentName): string {
  const styles = STYLES + (model.paper.logo === undefined ? '' : LOGO_STYLES) + pageRules(model, document)
  const styleHash = createHash('sha256').update(styles).digest('base64')
  const page = <Page model={linkDocuments(model, document)} document={document} styles={styles} styleHash={styleHash} />
  return `<!doctype html>\n${render(page)}\n`
}

interface DocumentProps {
  readonly model: PackModel
  readonly document: DocumentName
}

function Page({ model, document, styles, styleHash }: DocumentProps & { styles: string; styleHash: string }) {
  const { paper } = model
  const { sections, appendices } = partsOf(model, document)
  const hasContents = document !== 'report'
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'`
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="robots" content="noindex" />
        <title>{pageTitle(paper, documentTitle(model, document))}</title>
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body class={document}>
        <a class="skip" href="#main">
          Skip to the paper
        </a>
        <PaperHeader model={model} document={document} />
        <main id="main" tabIndex={-1}>
          {document === 'report' && <PageOne model={model} />}
          {document === 'report' && <ChartKey sections={sections} level={2} />}
          {document === 'data-pack' && <Gaps gaps={model.gaps} />}
          {hasContents && <Contents sections={sections} appendices={appendices} />}
          {sections.map(section => (
            <SectionMarkup section={section} level={2} isAppendix={false} hasContents={hasContents} />
          ))}
          {appendices.map(section => (
            <SectionMarkup section={section} level={2} isAppendix={true} hasContents={true} />
          ))}
        </main>
        <PaperFooter model={model} document={document} />
        <VerdictSigns />
      </body>
    </html>
  )
}

function PaperHeader({ model, document }: DocumentProps) {
  const { paper } = model
  return (
    <header>
      {paper.marking !== null && <p class="marking">{paper.marking}</p>}
      {paper.markingReason !== null && <p class="marking-reason">{paper.markingReason}</p>}
      {paper.logo === undefined ? (
        <p class="board">{paper.board}</p>
      ) : (
        <div class="masthead">
          <p class="board">{paper.board}</p>
          <LogoPicture logo={paper.logo} src={paper.logo.data} />
        </div>
      )}
      <h1>{documentTitle(model, document)}</h1>
      {model.notice !== null && <p class="notice">{model.notice}</p>}
      <OtherDocuments model={model} document={document} />
      <dl class="addressed">
        {addressLines(model).map(([term, words]) => (
          <div>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </header>
  )
}

/** Where the other documents of the pack are, since what is looked up is not in this one. */
function OtherDocuments({ model, document }: DocumentProps) {
  const others = documentsOf(model).filter(other => other !== document)
  return (
    <p class="documents">
      {others.map((other, i) => (
        <>
          {i > 0 ? ' · ' : ''}
          <a href={DOCUMENT_FILES[other].html}>{DOCUMENT_NAMES[other]}</a>
        </>
      ))}
    </p>
  )
}

/** What changed, what the Board is asked to decide, and what is missing. */
function PageOne({ model }: { readonly model: PackModel }) {
  return (
    <>
      <section class="headline" aria-labelledby="heading-headline">
        <h2 id="heading-headline">What changed</h2>
        <ul>
          {model.headline.map(sentence => (
            <li>
              <SentenceWords sentence={sentence} />
            </li>
          ))}
        </ul>
      </section>
      <section class="asked" aria-labelledby="heading-asked">
        <h2 id="heading-asked">What the Board is asked to decide</h2>
        {model.asked.map(sentence => (
          <p>
            <SentenceWords sentence={sentence} />
          </p>
        ))}
        {model.missing !== null && (
          <p class="missing">
            <SentenceWords sentence={model.missing} />
          </p>
        )}
      </section>
    </>
  )
}

function Gaps({ gaps }: { readonly gaps: readonly string[] }) {
  if (gaps.length === 0) return null
  return (
    <section class="gaps" aria-labelledby="heading-gaps">
      <h2 id="heading-gaps">What this pack does not have</h2>
      <ul>
        {gaps.map(gap => (
          <li>{gap}</li>
        ))}
      </ul>
    </section>
  )
}

function PaperFooter({ model, document }: DocumentProps) {
  const { sections, appendices } = partsOf(model, document)
  const { paper } = model
  const marks = marksOf(listTables([...sections, ...appendices]), [])
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
      <p class="provenance">{provenanceOf(model)}</p>
      {model.notice !== null && <p class="notice">{model.notice}</p>}
      {paper.marking !== null && <p class="marking">{paper.marking}</p>}
    </footer>
  )
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text)
}
