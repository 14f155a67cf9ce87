import { createElement } from 'preact'
import type { Section } from '../../shared/document/document.ts'
import { groupBeside, shapeOf } from '../table-shape.ts'
import { BlockMarkup, ChartKey } from './blocks.tsx'

/** A section, its blocks and the sections within it; `level` is that of its heading, 2 to 6. */
export function SectionMarkup({ section, level, isAppendix, hasContents }: SectionProps) {
  const headingId = `heading-${section.id}`
  const isWide = isLandscape(section)
  const classes = [
    `level-${level}`,
    ...(isAppendix ? ['appendix'] : []),
    ...(isWide ? ['landscape'] : []),
    ...(section.blocks.some(block => block.kind === 'chart') ? ['with-chart'] : []),
    ...(section.form === undefined ? [] : [section.form]),
  ]
  return (
    <section id={section.id} class={classes.join(' ')} aria-labelledby={headingId}>
      {createElement(`h${Math.min(level, 6)}`, { id: headingId }, [
        <span class="number">
          {isAppendix && level === 2 ? 'Appendix ' : ''}
          {section.number}
        </span>,
        ' ',
        section.heading,
      ])}
      {section.pageMark !== undefined && <p class="page-mark">{section.pageMark}</p>}
      {groupBeside(section.blocks).map(group => {
        const blocks = group.map(block => (
          <BlockMarkup block={block} isInLandscape={isWide} isBesideWords={section.form === 'exception'} />
        ))
        return group.length === 1 ? blocks : <div class="beside">{blocks}</div>
      })}
      {section.form === 'paper' && <ChartKey sections={[section]} level={level + 1} />}
      {section.sections.map(inner => (
        <SectionMarkup section={inner} level={level + 1} isAppendix={isAppendix} hasContents={hasContents} />
      ))}
      {level === 2 && hasContents && (
        <p class="back">
          <a href="#contents">Back to contents</a>
        </p>
      )}
    </section>
  )
}

/** Words before a wide table that may be printed across the page with it; more read better upright. */
const MAX_OTHER_BLOCKS = 1

/** Printed across the page: where there is little but tables that need it, or all its parts are. */
function isLandscape(section: Section): boolean {
  const wide = section.blocks.filter(block => block.kind === 'table' && shapeOf(block.table).isLandscape).length
  const others = section.blocks.filter(block => block.kind !== 'table').length
  if (wide > 0) return others <= MAX_OTHER_BLOCKS
  return section.sections.length > 0 && others <= MAX_OTHER_BLOCKS && section.sections.every(isLandscape)
}

interface SectionProps {
  readonly section: Section
  readonly level: number
  readonly isAppendix: boolean
  /** Whether the document has contents to go back to. */
  readonly hasContents: boolean
}

/** Links to every section and appendix, and one level within them. */
export function Contents({ sections, appendices }: ContentsProps) {
  return (
    <nav id="contents" aria-labelledby="heading-contents">
      <h2 id="heading-contents">Contents</h2>
      <ol>
        {sections.map(section => (
          <ContentsEntry section={section} prefix="" />
        ))}
        {appendices.map(section => (
          <ContentsEntry section={section} prefix="Appendix " />
        ))}
      </ol>
    </nav>
  )
}

interface ContentsProps {
  readonly sections: readonly Section[]
  readonly appendices: readonly Section[]
}

function ContentsEntry({ section, prefix }: { readonly section: Section; readonly prefix: string }) {
  return (
    <li>
      <a href={`#${section.id}`}>
        <span class="number">
          {prefix}
          {section.number}
        </span>{' '}
        {section.heading}
      </a>
      {section.sections.length > 0 && (
        <ol>
          {section.sections.map(inner => (
            <ContentsEntry section={{ ...inner, sections: [] }} prefix="" />
          ))}
        </ol>
      )}
    </li>
  )
}
