import { csvColumns } from './csv-columns.ts'
import type { Table } from './table.ts'

const DATATYPES = {
  text: 'string',
  number: 'decimal',
  'yes-no': { base: 'boolean', format: 'yes|no' },
} as const

/**
 * Metadata of a table's CSV in the form of "CSV on the Web" (W3C Recommendation, 17 December 2015), for the file
 * `ID.csv-metadata.json` beside `ID.csv`.
 *
 * @param about who publishes the table and when (`YYYY-MM-DD`)
 */
export function tableMetadata(table: Table, about: { readonly publisher: string; readonly issued: string }): string {
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: `${table.id}.csv`,
    'dc:title': table.caption,
    'dc:publisher': about.publisher,
    'dc:issued': { '@value': about.issued, '@type': 'date' },
    ...(table.notes.length > 0 ? { 'dc:description': table.notes.join(' ') } : {}),
    dialect: { header: true, encoding: 'utf-8', lineTerminators: ['\r\n'] },
    tableSchema: {
      columns: csvColumns(table).map(column => ({
        name: column.name,
        titles: column.name,
        'dc:title': column.title,
        ...(column.description === null ? {} : { 'dc:description': column.description }),
        datatype: DATATYPES[column.dataType],
        null: '',
      })),
    },
  }
  return `${JSON.stringify(metadata, null, 2)}\n`
}
