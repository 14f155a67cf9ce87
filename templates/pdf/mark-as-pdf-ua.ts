import { childrenOf, NotPdfUaError, PdfFile, referenceIn } from './pdf-file.ts'
import { tagRowHeaders } from './row-headers.ts'

/**
 * Where a chart or a table came to stand, in points from the top left of its page, in reading order. A table is marked
 * at its start and at its end.
 */
export interface PlacementMark {
  readonly tag: 'Figure' | 'Table'
  readonly edge: 'whole' | 'start' | 'end'
  readonly page: number
  /** Left, top, right, bottom. */
  readonly box: readonly [number, number, number, number]
}

type Box = PlacementMark['box']
interface PlacedBox {
  readonly tag: string
  readonly page: number
  readonly box: Box | null
}
interface Element {
  readonly number: number
  readonly tag: string
  readonly written: string
}

/**
 * Makes a tagged PDF of Typst's into one that says it is PDF/UA-1: the title is shown in place of the file name, pictures
 * and tables that stand on one page say where, rows have headers, and the metadata name the standard. The portable build of Typst writes
 * the tags but has no way to ask for the standard (its native build has, and checks our source in the tests).
 *
 * Throws NotPdfUaError unless there are title, language, tags, alternative text for every picture, header cells in every
 * table and headings that skip no level.
 */
export function markAsPdfUa(pdf: Uint8Array, marks: readonly PlacementMark[]): Uint8Array {
  const file = new PdfFile(pdf)
  const catalogNumber = file.rootOf('Root')
  const catalog = file.read(catalogNumber)
  const metadataNumber = referenceIn(catalog, 'Metadata') ?? 0
  const metadata = file.read(metadataNumber)
  const elements = listElements(file, referenceIn(catalog, 'StructTreeRoot') ?? 0)
  const findings = [...checkCatalog(catalog, metadata), ...checkElements(elements, file)]
  const boxed = elements.filter(({ tag }) => tag === 'Figure' || tag === 'Table')
  const boxes = boxesOf(marks)
  if (boxed.map(e => e.tag).join() !== boxes.map(b => b.tag).join()) {
    findings.push('pictures and tables are not tagged in the order in which they stand')
  }
  if (findings.length > 0) throw new NotPdfUaError(findings)

  const heights = pageHeights(file, referenceIn(catalog, 'Pages') ?? 0)
  for (const [i, { number, written }] of boxed.entries()) {
    const { page, box } = boxes[i]!
    if (box !== null) file.replace(number, addBox(written, box, heights[page - 1]!))
  }
  tagRowHeaders(
    file,
    elements.filter(({ tag }) => tag === 'TBody').map(({ written }) => written),
  )
  file.replace(
    catalogNumber,
    catalog.replace('/ViewerPreferences <<', '/ViewerPreferences <<\n    /DisplayDocTitle true'),
  )
  file.replace(metadataNumber, addPdfUaMetadata(metadata))
  return file.bytes()
}

/** Every structure element in reading order. */
function listElements(file: PdfFile, number: number): Element[] {
  const written = file.read(number)
  const tag = /\/Type \/StructElem\s+\/S \/(\w+)/.exec(written)?.[1]
  const inner = childrenOf(written).flatMap(child => listElements(file, child))
  return tag === undefined ? inner : [{ number, tag, written }, ...inner]
}

function checkCatalog(catalog: string, metadata: string): string[] {
  return [
    ...(/\/Lang \(\S+\)/.test(catalog) ? [] : ['it has no language']),
    ...(/\/Marked true/.test(catalog) ? [] : ['it is not tagged']),
    ...(/\/ViewerPreferences <</.test(catalog) ? [] : ['it has no viewer preferences']),
    ...(/<dc:title><rdf:Alt><rdf:li[^>]*>\s*\S/.test(metadata) ? [] : ['it has no title']),
  ]
}

function checkElements(elements: readonly Element[], file: PdfFile): string[] {
  const findings: string[] = []
  let level = 0
  for (const { tag, written, number } of elements) {
    if (tag === 'Figure' && !/\/Alt (\((?!\))|<(?!FEFF>))/.test(written))
      findings.push('a picture has no alternative text')
    if (tag === 'Table' && !listElements(file, number).some(inner => inner.tag === 'TH'))
      findings.push('a table has no header cells')
    const heading = /^H([1-6])$/.exec(tag)
    if (heading === null) continue
    if (Number(heading[1]) > level + 1) findings.push(`a heading of level ${heading[1]} follows one of level ${level}`)
    level = Number(heading[1])
  }
  return findings
}

/** One box for each picture and table; none for a table that goes over several pages. */
function boxesOf(marks: readonly PlacementMark[]): PlacedBox[] {
  return marks.flatMap((mark, i): PlacedBox[] => {
    if (mark.edge === 'end') return []
    if (mark.edge === 'whole') return [mark]
    const end = marks[i + 1]
    const [left, top, right] = mark.box
    return [{ ...mark, box: end?.page === mark.page ? [left, top, right, end.box[3]] : null }]
  })
}

function pageHeights(file: PdfFile, pages: number): number[] {
  const kids = /\/Kids \[([^\]]*)\]/.exec(file.read(pages))?.[1] ?? ''
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => {
    const number = Number(kid)
    const height = /\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/.exec(file.read(number))?.[1]
    return height === undefined ? pageHeights(file, number) : [Number(height)]
  })
}

/** PDF counts from the bottom left. */
function addBox(written: string, [left, top, right, bottom]: Box, height: number): string {
  const box = `/BBox [${[left, height - bottom, right, height - top].map(points => points.toFixed(2)).join(' ')}]`
  const layout = /\/O \/Layout\n/
  if (layout.test(written)) return written.replace(layout, `/O /Layout\n    ${box}\n`)
  return written.replace(/(\/S \/\w+\n)/, `$1  /A [<<\n    /O /Layout\n    ${box}\n  >>]\n`)
}

function addPdfUaMetadata(metadata: string): string {
  const [, packet] = /stream\n([\s\S]*)\nendstream/.exec(metadata)!
  const named = packet!
    .replace(
      '<rdf:Description rdf:about=""',
      '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"',
    )
    .replace('</rdf:Description>', '<pdfuaid:part>1</pdfuaid:part></rdf:Description>')
  return metadata.replace(packet!, () => named).replace(/\/Length \d+/, `/Length ${named.length}`)
}
