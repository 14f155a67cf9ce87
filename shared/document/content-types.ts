/** Media types of the files that are made for readers, by how their names end. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/atom+xml',
  csv: 'text/csv; charset=utf-8',
  'csv-metadata.json': 'application/csvm+json',
  png: 'image/png',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
}

/** The media type of a file by its name: `tables/figures.csv` is `text/csv; charset=utf-8`. */
export function contentTypeOf(file: string): string {
  const ending = Object.keys(CONTENT_TYPES).find(end => file.endsWith(`.${end}`))
  return ending === undefined ? 'application/octet-stream' : CONTENT_TYPES[ending]!
}
