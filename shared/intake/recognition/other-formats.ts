import { UnreadableDropError } from '../../faults/fault-list.ts'

/** What a file that is not accepted is, by its bytes, and what to send instead. */
interface OtherFormat {
  readonly name: string
  readonly fix: string
}

const bytes = (...values: number[]) => Buffer.from(values)
const SAVE_TABLE = 'Save the table as CSV, or as "Excel Workbook (.xlsx)", and send that.'
const TYPE_TABLE = 'Put the figures in a workbook or CSV file: a table can be copied from it into Excel. Send that.'
const EXPORT_TABLE = 'Export the table as CSV from the program that wrote it, and send that.'
const UNPACK = 'Unpack it and send the CSV file or workbook that is in it.'

/** Formats by their first bytes, at the offset given. */
const BY_BYTES: readonly (OtherFormat & { readonly at: number; readonly signature: Buffer })[] = [
  { name: 'a Parquet file', at: 0, signature: Buffer.from('PAR1'), fix: EXPORT_TABLE },
  { name: 'an Arrow or Feather file', at: 0, signature: Buffer.from('ARROW1'), fix: EXPORT_TABLE },
  { name: 'a Feather file', at: 0, signature: Buffer.from('FEA1'), fix: EXPORT_TABLE },
  { name: 'an Avro file', at: 0, signature: Buffer.from('Obj\u0001'), fix: EXPORT_TABLE },
  { name: 'an ORC file', at: 0, signature: Buffer.from('ORC'), fix: EXPORT_TABLE },
  { name: 'a database (SQLite)', at: 0, signature: Buffer.from('SQLite format 3'), fix: EXPORT_TABLE },
  { name: 'a database (Access)', at: 4, signature: Buffer.from('Standard '), fix: EXPORT_TABLE },
  { name: 'an SPSS file', at: 0, signature: Buffer.from('$FL2'), fix: EXPORT_TABLE },
  { name: 'a Stata file', at: 0, signature: Buffer.from('<stata_dta>'), fix: EXPORT_TABLE },
  { name: 'a 7z archive', at: 0, signature: bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), fix: UNPACK },
  { name: 'a RAR archive', at: 0, signature: Buffer.from('Rar!'), fix: UNPACK },
  { name: 'an xz archive', at: 0, signature: bytes(0xfd, 0x37, 0x7a, 0x58, 0x5a), fix: UNPACK },
  { name: 'a bzip2 archive', at: 0, signature: Buffer.from('BZh'), fix: UNPACK },
  { name: 'a Zstandard archive', at: 0, signature: bytes(0x28, 0xb5, 0x2f, 0xfd), fix: UNPACK },
  { name: 'a tar archive', at: 257, signature: Buffer.from('ustar'), fix: UNPACK },
  { name: 'a cabinet archive', at: 0, signature: Buffer.from('MSCF'), fix: UNPACK },
  { name: 'a picture (PNG)', at: 0, signature: bytes(0x89, 0x50, 0x4e, 0x47), fix: TYPE_TABLE },
  { name: 'a picture (JPEG)', at: 0, signature: bytes(0xff, 0xd8, 0xff), fix: TYPE_TABLE },
  { name: 'a picture (GIF)', at: 0, signature: Buffer.from('GIF8'), fix: TYPE_TABLE },
  { name: 'a picture (TIFF)', at: 0, signature: bytes(0x49, 0x49, 0x2a, 0x00), fix: TYPE_TABLE },
  { name: 'a picture (TIFF)', at: 0, signature: bytes(0x4d, 0x4d, 0x00, 0x2a), fix: TYPE_TABLE },
  { name: 'a picture (WebP)', at: 8, signature: Buffer.from('WEBP'), fix: TYPE_TABLE },
  { name: 'a picture (HEIC)', at: 4, signature: Buffer.from('ftyphei'), fix: TYPE_TABLE },
  { name: 'a video or sound', at: 4, signature: Buffer.from('ftyp'), fix: TYPE_TABLE },
  {
    name: 'a program',
    at: 0,
    signature: bytes(0x4d, 0x5a, 0x90, 0x00),
    fix: 'Check that this is the right file. Programs are not accepted.',
  },
]

/** Formats of text by how they begin, without spaces before. */
const BY_TEXT: readonly (OtherFormat & { readonly pattern: RegExp })[] = [
  { name: 'a PDF', pattern: /^%PDF/i, fix: TYPE_TABLE },
  { name: 'a Word document (RTF)', pattern: /^\{\\rtf/i, fix: TYPE_TABLE },
  { name: 'a PostScript file', pattern: /^%!PS/, fix: TYPE_TABLE },
  {
    name: 'a workbook saved as XML (XML Spreadsheet 2003)',
    pattern: /^<\?xml[\s\S]*?(?:mso-application progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet)/i,
    fix: 'Open it in Excel, save it as "Excel Workbook (.xlsx)", and send that.',
  },
  {
    name: 'a workbook saved as XML (flat OpenDocument)',
    pattern: /^<\?xml[\s\S]*?office:document/i,
    fix: 'Open it in LibreOffice, save it as .ods or .xlsx, and send that.',
  },
  {
    name: 'a web page saved with the ending of a workbook or CSV file',
    pattern: /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body|table|meta|style|div)\b/i,
    fix: 'Open it in Excel, save it as "Excel Workbook (.xlsx)", and send that. If it came from a website, the download may have failed: try it again.',
  },
  { name: 'an XML file', pattern: /^<\?xml|^<[a-z][\w:.-]*(?:\s+[\w:.-]+\s*=|\s*>\s*<)/i, fix: EXPORT_TABLE },
  { name: 'a JSON file', pattern: /^(?:\{\s*["}]|\[\s*[[{"\d\]])/, fix: EXPORT_TABLE },
  {
    name: 'a PX file (PC-Axis)',
    pattern: /^(?:CHARSET|AXIS-VERSION|CODEPAGE|MATRIX|LANGUAGE|CREATION-DATE|SUBJECT-AREA)(?:\[\w+\])?\s*=\s*["\d]/i,
    fix: 'In PxWeb choose the table again and download it as CSV (comma separated with heading) or Excel. Send that.',
  },
  { name: 'a SYLK file', pattern: /^ID;P/, fix: SAVE_TABLE },
  { name: 'a DIF file', pattern: /^TABLE\r?\n0,1\r?\n/, fix: SAVE_TABLE },
  {
    name: 'a workbook saved as a web archive (MHTML)',
    pattern: /^MIME-Version:[\s\S]{0,400}multipart\/related/i,
    fix: 'Open it in Excel, save it as "Excel Workbook (.xlsx)", and send that.',
  },
  {
    name: 'an e-mail',
    pattern: /^(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|From|Date|Subject):[^\n]*\r?\n[\w-]+:/i,
    fix: 'Save what is attached to it, and send that file.',
  },
  { name: 'a calendar', pattern: /^BEGIN:VCALENDAR/i, fix: SAVE_TABLE },
]

/** The fault of a file that is known not to be accepted, from its first bytes; undefined for any other. */
export function detectOtherFormat(head: Buffer): UnreadableDropError | undefined {
  const byBytes = BY_BYTES.find(({ at, signature }) => head.subarray(at, at + signature.length).equals(signature))
  if (byBytes) return otherFormatError(byBytes)
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  const text = (isWide ? head.toString('utf16le') : head.toString('latin1')).replace(/^(?:\ufeff|ï»¿)/, '').trimStart()
  const byText = BY_TEXT.find(({ pattern }) => pattern.test(text.slice(0, 2000)))
  return byText && otherFormatError(byText)
}

const ZIP_FORMATS: readonly (OtherFormat & { readonly path: RegExp })[] = [
  { name: 'a Word document', path: /^word\//i, fix: TYPE_TABLE },
  { name: 'a PowerPoint presentation', path: /^ppt\//i, fix: TYPE_TABLE },
  { name: 'a Visio drawing', path: /^visio\//i, fix: TYPE_TABLE },
  {
    name: 'a Numbers spreadsheet (Apple)',
    path: /^Index\/.*\.iwa$|^index\.apxl$|^Index\.zip$/i,
    fix: 'In Numbers choose File, Export To, Excel or CSV, and send that.',
  },
  { name: 'a Power BI report', path: /^(?:DataModel|Report\/Layout)$/, fix: EXPORT_TABLE },
  { name: 'a Tableau workbook', path: /\.twb$/i, fix: EXPORT_TABLE },
]

/** The fault of a zip that is a document of another kind, by the paths in it and its `mimetype`; undefined for a plain zip. */
export function detectOtherZip(paths: readonly string[], mimeType: string | null): UnreadableDropError | undefined {
  const found = ZIP_FORMATS.find(({ path }) => paths.some(each => path.test(each)))
  if (found) return otherFormatError(found)
  if (mimeType !== null)
    return otherFormatError(
      /opendocument\.text/.test(mimeType)
        ? { name: 'a text document (.odt)', fix: TYPE_TABLE }
        : /opendocument\.presentation/.test(mimeType)
          ? { name: 'a presentation (.odp)', fix: TYPE_TABLE }
          : { name: 'a document that is not a workbook', fix: SAVE_TABLE },
    )
  if (paths.includes('[Content_Types].xml'))
    return otherFormatError({ name: 'an Office file that is not a workbook', fix: SAVE_TABLE })
  return undefined
}

/** Names in the directory of an old Office file, of which each program has its own. */
const OLE_FORMATS: readonly (OtherFormat & { readonly stream: string })[] = [
  { name: 'an old Word document (.doc)', stream: 'WordDocument', fix: TYPE_TABLE },
  { name: 'an old PowerPoint presentation (.ppt)', stream: 'PowerPoint Document', fix: TYPE_TABLE },
  {
    name: 'an Outlook message (.msg)',
    stream: '__properties_version1.0',
    fix: 'Save what is attached to it, and send that file.',
  },
  { name: 'a Visio drawing', stream: 'VisioDocument', fix: TYPE_TABLE },
]

/** What an old Office file is by the names of its streams: a workbook, one with a password, or the fault of anything else. */
export function recogniseOle(streams: ReadonlySet<string>): 'workbook' | 'encrypted' | UnreadableDropError {
  if (streams.has('EncryptedPackage')) return 'encrypted'
  if (streams.has('Workbook') || streams.has('Book')) return 'workbook'
  return otherFormatError(
    OLE_FORMATS.find(({ stream }) => streams.has(stream)) ?? {
      name: 'an old Office file that is not a workbook',
      fix: SAVE_TABLE,
    },
  )
}

function otherFormatError({ name, fix }: OtherFormat): UnreadableDropError {
  return new UnreadableDropError(
    'wrong-format',
    {},
    { found: name, expected: 'a CSV file or a workbook (.xlsx, .xlsb, .xls or .ods)', fix },
  )
}
