import type { Section } from '../../document/document.ts'
import { listTables } from '../../document/walk.ts'
import { allSections, DOCUMENTS, partsOf } from '../model/documents.ts'
import type { PackModel } from '../model/pack-model.ts'
import { type GateFinding, holdFinding, SYSTEM_FAULT_FIX } from './finding.ts'

/** Checks that numbers run on, that nothing is headed and empty, and that links and contents lead somewhere. */
export function checkStructure(model: PackModel): GateFinding[] {
  const linked = collectIds(allSections(model))
  return DOCUMENTS.flatMap(document => {
    const { sections, appendices } = partsOf(model, document)
    const all = [...sections, ...appendices]
    return [
      ...checkNumbering(sections, '1'),
      ...checkNumbering(appendices, 'A'),
      ...checkParagraphs(all),
      ...checkPapers(all),
      ...checkSections(all),
      ...checkLinks(all, linked),
    ]
  })
}

function checkNumbering(all: readonly Section[], first: string): GateFinding[] {
  const sections = all.filter(({ form }) => form !== 'paper')
  const expected = sections.map((_, i) => (first === '1' ? String(i + 1) : String.fromCharCode(65 + i)))
  return sections.flatMap((section, i) =>
    section.number === expected[i]
      ? []
      : [
          holdFinding(
            'numbering-broken',
            `Section “${section.heading}” is numbered ${section.number}, and ${expected[i]!} comes here.`,
            SYSTEM_FAULT_FIX,
          ),
        ],
  )
}

/** A paper has numbers of its own, from 1. */
function checkPapers(sections: readonly Section[]): GateFinding[] {
  return sections
    .filter(({ form }) => form === 'paper')
    .flatMap(paper => [...checkNumbering(paper.sections, '1'), ...checkParagraphs(paper.sections)])
}

function checkParagraphs(all: readonly Section[]): GateFinding[] {
  const sections = all.filter(({ form }) => form !== 'paper')
  const seen = new Set<string>()
  const findings: GateFinding[] = []
  const visit = (section: Section): void => {
    const numbers = [
      ...section.blocks.flatMap(block =>
        block.kind === 'paragraph' && block.number !== undefined ? [block.number] : [],
      ),
      ...section.sections.map(inner => inner.number),
    ]
    const isUnnumbered = section.blocks.some(block => block.kind === 'paragraph' && block.number === undefined)
    if (isUnnumbered)
      findings.push(
        holdFinding('numbering-broken', `A paragraph of “${section.heading}” has no number.`, SYSTEM_FAULT_FIX),
      )
    for (const [i, number] of numbers.entries()) {
      if (seen.has(number) || number !== `${section.number}.${i + 1}`) {
        findings.push(
          holdFinding(
            'numbering-broken',
            `${number} in “${section.heading}” is out of order or stands twice.`,
            SYSTEM_FAULT_FIX,
          ),
        )
      }
      seen.add(number)
    }
    section.sections.forEach(visit)
  }
  sections.forEach(visit)
  return findings
}

function everySection(sections: readonly Section[]): Section[] {
  return sections.flatMap(section => [section, ...everySection(section.sections)])
}

function checkSections(sections: readonly Section[]): GateFinding[] {
  const seen = new Set<string>()
  return everySection(sections).flatMap(({ id, number, heading, blocks, sections: inner }) => {
    const isDuplicate = seen.has(id)
    seen.add(id)
    return [
      ...(heading.trim() === ''
        ? [holdFinding('text-broken', `Section ${number} has no heading.`, SYSTEM_FAULT_FIX)]
        : []),
      ...(blocks.length + inner.length === 0
        ? [holdFinding('text-broken', `Section ${number}, “${heading}”, has nothing in it.`, SYSTEM_FAULT_FIX)]
        : []),
      ...(isDuplicate
        ? [
            holdFinding(
              'link-broken',
              `Two sections are called ${id}: a link cannot tell them apart.`,
              SYSTEM_FAULT_FIX,
            ),
          ]
        : []),
    ]
  })
}

function collectIds(sections: readonly Section[]): Set<string> {
  return new Set(everySection(sections).map(({ id }) => id))
}

/** A link within the pack leads to a section of one of its documents. */
function checkLinks(sections: readonly Section[], ids: ReadonlySet<string>): GateFinding[] {
  return listTables(sections)
    .flatMap(table => table.rows.flat())
    .flatMap(cell =>
      cell.kind === 'text' && cell.href?.startsWith('#') === true && !ids.has(cell.href.slice(1))
        ? [holdFinding('link-broken', `The link “${cell.text}” leads nowhere.`, SYSTEM_FAULT_FIX)]
        : [],
    )
}
