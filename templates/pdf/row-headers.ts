import { childrenOf, type PdfFile } from './pdf-file.ts'

/**
 * The first cell of every row of a table's body becomes a header cell of its row, as it is on the page: a reader who
 * hears a figure hears the indicator with it. Typst tags the header row, and knows no other headers.
 */
export function tagRowHeaders(file: PdfFile, bodies: readonly string[]): void {
  for (const body of bodies)
    for (const row of childrenOf(body)) {
      const [first] = childrenOf(file.read(row))
      if (first !== undefined) file.replace(first, toRowHeader(file.read(first)))
    }
}

function toRowHeader(written: string): string {
  const header = written.replace(/\/S \/TD\b/, '/S /TH')
  const table = /\/O \/Table\n/
  if (table.test(header)) return header.replace(table, '/O /Table\n    /Scope /Row\n')
  return header.replace(/(\/S \/TH\n)/, '$1  /A [<<\n    /O /Table\n    /Scope /Row\n  >>]\n')
}
