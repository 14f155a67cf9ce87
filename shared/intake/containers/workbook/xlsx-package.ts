import { readAll } from '../bytes.ts'
import { MAX_WORKBOOK_PARTS } from '../limits.ts'
import type { ZipEntry } from '../zip-entries.ts'
import { isWellFormed } from './well-formed.ts'
import { damagedWorkbookError } from './workbook.ts'
import { withReferences } from './xlsx-references.ts'
import { attribute, decodeEntities } from './xml-text.ts'

/** The parts of an .xlsx that hold figures, found by its relationships, whatever they are called. Text, without a byte-order mark. */
export interface WorkbookPackage {
  readonly sheets: readonly SheetPart[]
  readonly styles: string | null
  readonly sharedStrings: string | null
  readonly theme: string | null
  readonly is1904: boolean
  /** Excel is asked to calculate every formula when it opens the workbook: results stored as 0 were never calculated. */
  readonly isCalculatedOnLoad: boolean
}

/** `xml` is null for what is not a grid of cells: a chart, a dialogue, a macro sheet. */
export interface SheetPart {
  readonly name: string
  readonly isHidden: boolean
  readonly xml: string | null
}

interface Relationship {
  readonly type: string
  readonly path: string
}

/** Path of the workbook part that a zip names as its main document; undefined when it is not a workbook. */
export function findWorkbookPath(paths: Iterable<string>, mainRelationships: string | null): string | undefined {
  const byLowerCase = new Map([...paths].map(path => [path.toLowerCase(), path]))
  const named = [...readRelationships(mainRelationships ?? '', '').values()].find(({ type }) =>
    type.endsWith('/officeDocument'),
  )
  if (named && /(^|\/)workbook[^/]*\.xml$/i.test(named.path)) return byLowerCase.get(named.path.toLowerCase())
  return byLowerCase.get('xl/workbook.xml')
}

/** Finds and unpacks the parts of a workbook. Throws UnreadableDropError for a sheet or texts that are declared and not there, or cut off. */
export async function openWorkbookPackage(entries: readonly ZipEntry[]): Promise<WorkbookPackage> {
  const byPath = new Map(entries.map(entry => [entry.path.replaceAll('\\', '/').toLowerCase(), entry]))
  const readPart = async (path: string): Promise<string | null> => {
    const entry = byPath.get(path.toLowerCase())
    return entry === undefined ? null : decodeXml(await readAll(await entry.open()))
  }
  const workbookPath = findWorkbookPath(
    entries.map(entry => entry.path),
    await readPart('_rels/.rels'),
  )
  const workbook = workbookPath === undefined ? null : await readPart(workbookPath)
  if (workbookPath === undefined || workbook === null || !isClosed(workbook, 'workbook') || !isWellFormed(workbook))
    throw damagedWorkbookError(null)
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1)
  const relationshipsPath = `${folder}_rels/${workbookPath.slice(folder.length)}.rels`
  const relationships = readRelationships((await readPart(relationshipsPath)) ?? '', folder)
  const partOf = (kind: string) => [...relationships.values()].find(({ type }) => type.endsWith(`/${kind}`))?.path
  const readOptional = async (kind: string) => {
    const path = partOf(kind)
    return path === undefined ? null : await readPart(path)
  }
  const sharedStrings = await readOptional('sharedStrings')
  if (sharedStrings !== null && !isClosed(sharedStrings, 'sst')) throw damagedWorkbookError(null)
  const sheets: SheetPart[] = []
  for (const tag of workbook.match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? []) {
    const name = decodeEntities(attribute(tag, 'name') ?? '')
    const relationship = relationships.get(attribute(tag, 'id', true) ?? '')
    const state = attribute(tag, 'state') ?? 'visible'
    const isGrid = relationship === undefined || relationship.type.endsWith('/worksheet')
    const xml = relationship && isGrid ? await readPart(relationship.path) : null
    const isWhole =
      xml !== null && isClosed(xml, 'worksheet') && /<(?:\w+:)?sheetData[\s/>]/.test(xml) && isWellFormed(xml)
    if (isGrid && !isWhole) throw damagedWorkbookError(name)
    sheets.push({ name, isHidden: state !== 'visible', xml: xml && withReferences(xml) })
  }
  if (sheets.length > MAX_WORKBOOK_PARTS) throw damagedWorkbookError(null)
  return {
    sheets,
    styles: await readOptional('styles'),
    sharedStrings,
    theme: await readOptional('theme'),
    is1904: /<(?:\w+:)?workbookPr[^>]*\sdate1904="(1|true|on)"/.test(workbook),
    isCalculatedOnLoad: /<(?:\w+:)?calcPr[^>]*\sfullCalcOnLoad="(1|true|on)"/.test(workbook),
  }
}

/** True for XML whose root is closed: what is cut off in the middle is not taken for a shorter whole. */
function isClosed(xml: string, root: string): boolean {
  return (
    new RegExp(`<(?:\\w+:)?${root}[\\s>]`).test(xml) && new RegExp(`</(?:\\w+:)?${root}>\\s*$`).test(xml.slice(-200))
  )
}

/** The relationships of a part in `folder`, by id: their kinds and the paths they lead to. */
export function readRelationships(xml: string, folder: string): Map<string, Relationship> {
  const found = new Map<string, Relationship>()
  for (const tag of xml.match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? []) {
    const target = decodePath(decodeEntities(attribute(tag, 'Target') ?? '')).replaceAll('\\', '/')
    if (attribute(tag, 'TargetMode') === 'External') continue
    const path = target.startsWith('/') ? target.slice(1) : resolvePath(folder + target)
    found.set(attribute(tag, 'Id') ?? '', { type: attribute(tag, 'Type') ?? '', path })
  }
  return found
}

/** `tab%20one.xml` is `tab one.xml`. */
function decodePath(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}

function resolvePath(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function decodeXml(bytes: Buffer): string {
  const [a, b] = [bytes[0], bytes[1]]
  const encoding =
    (a === 0xff && b === 0xfe) || (a === 0x3c && b === 0) ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
