import { read, utils } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { csvColumns } from '../../shared/document/csv-columns.ts'
import { listTables } from '../../shared/document/walk.ts'
import { allSections } from '../../shared/packs/model/documents.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { tablesWorkbook } from '../../templates/workbook/tables-workbook.ts'
import { sampleModel } from '../given/sample-model.ts'

let model: PackModel
let files: ReturnType<typeof tablesWorkbook>
beforeAll(() => {
  model = sampleModel()
  files = tablesWorkbook(model)
})

describe('the workbook of a pack’s tables', () => {
  it.each(['xlsx', 'ods'] as const)(
    'as %s has every table on a sheet of its own, with the figures of its CSV',
    format => {
      const tables = listTables(allSections(model)).filter(({ rows }) => rows.length > 0)
      const workbook = read(files[format], { cellFormula: true })
      expect(workbook.SheetNames).toEqual(['Cover', 'Contents', 'Notes', ...tables.map((_, i) => `Table ${i + 1}`)])
      tables.forEach((table, i) => {
        const sheet = workbook.Sheets[`Table ${i + 1}`]!
        const [title, , , headings, ...rows] = utils.sheet_to_json<unknown[]>(sheet, {
          header: 1,
          blankrows: false,
          defval: null,
        })
        expect(title![0]).toBe(`Table ${i + 1}: ${table.caption}`)
        const columns = csvColumns(table)
        expect(headings!.length).toBe(columns.length)
        expect(rows.length).toBe(table.rows.length)
        rows.forEach((row, r) =>
          columns.forEach(({ values, dataType }, c) => {
            const wanted = values[r] === '' ? null : dataType === 'number' ? Number(values[r]) : values[r]
            expect(row[c] ?? null).toEqual(wanted)
          }),
        )
      })
    },
  )

  it('has no merged cells, no formulas, and a table marked up on every sheet but the cover', () => {
    const parts = unzipSync(files.xlsx)
    const sheets = Object.keys(parts).filter(name => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    const texts = sheets.map(name => strFromU8(parts[name]!))
    expect(texts.filter(text => text.includes('<tablePart '))).toHaveLength(sheets.length - 1)
    for (const text of texts) expect(text).not.toMatch(/<mergeCell|<f>|<f /)
    const marked = Object.keys(parts).filter(name => name.startsWith('xl/tables/'))
    expect(marked).toHaveLength(sheets.length - 1)
  })

  it('prints every sheet a page of A4 wide, by parts that stand in the order of the schema', () => {
    const parts = unzipSync(files.xlsx)
    const sheets = Object.keys(parts).filter(name => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    for (const name of sheets)
      expect(
        [...strFromU8(parts[name]!).matchAll(/<(sheetPr|sheetData|hyperlinks|pageSetup|ignoredErrors|tableParts)\b/g)]
          .map(([, part]) => part)
          .filter(part => part !== 'hyperlinks' && part !== 'tableParts'),
      ).toEqual(['sheetPr', 'sheetData', 'pageSetup', 'ignoredErrors'])
  })

  it('repeats the headings of a table on every printed page of it, and on no page of the cover', () => {
    const book = strFromU8(unzipSync(files.xlsx)['xl/workbook.xml']!)
    const titles = [
      ...book.matchAll(/<definedName name="_xlnm.Print_Titles" localSheetId="(\d+)">(.*?)<\/definedName>/g),
    ]
    const { SheetNames } = read(files.xlsx)
    expect(
      titles.map(([, sheet, rows]) => [Number(sheet), rows!.replaceAll('&apos;', "'").replaceAll('&#39;', "'")]),
    ).toEqual(SheetNames.slice(1).map((name, i) => [i + 1, `'${name}'!$${i < 2 ? '3:$3' : '4:$4'}`]))
    expect(book.indexOf('<definedNames>')).toBe(book.indexOf('</sheets>') + '</sheets>'.length)
    const [, cover, ...sheets] = strFromU8(unzipSync(files.ods)['content.xml']!).split('<table:table ')
    expect(cover).not.toContain('table-header-rows')
    const { Sheets } = read(files.ods)
    sheets.forEach((sheet, i) => {
      const row = /<table:table-header-rows><table:table-row>(.*?)<\/table:table-row><\/table:table-header-rows>/s.exec(
        sheet,
      )!
      const [first] = [...row[1]!.matchAll(/<text:p>(.*?)<\/text:p>/g)].map(([, text]) => text)
      const cell = Sheets[SheetNames[i + 1]!]![i < 2 ? 'A3' : 'A4'] as { v: string }
      expect(first!.replaceAll('&amp;', '&')).toBe(cell.v)
    })
  })

  it('wraps long words in Excel too, with a style that the workbook has', () => {
    const parts = unzipSync(files.xlsx)
    expect(strFromU8(parts['xl/styles.xml']!)).toMatch(
      /<cellXfs count="2"><xf [^>]*><alignment vertical="top"\/><\/xf><xf [^>]*><alignment vertical="top" wrapText="1"\/><\/xf><\/cellXfs>/,
    )
    const isWrapped: boolean[] = []
    for (const [name, part] of Object.entries(parts).filter(([path]) => /sheet\d+\.xml$/.test(path)))
      for (const [row] of strFromU8(part).matchAll(/<row .*?<\/row>/gs)) {
        // LibreOffice makes no row higher by itself
        const height = Number(/<row [^>]*ht="([\d.]+)" customHeight="1"/.exec(row)?.[1] ?? 15.75)
        expect(height > 15.75, row.slice(0, 200)).toBe(row.includes('s="1"'))
        const cells = [...row.matchAll(/<c ([^>]*)t="str"[^>]*><v>(.*?)<\/v>/gs)]
        if (row.split('<c ').length > 2)
          for (const [, attributes, words] of cells) {
            isWrapped.push(attributes!.includes('s="1"'))
            expect([name, words, attributes!.includes('s="1"')]).toEqual([
              name,
              words,
              words!.length > (name.endsWith('/sheet2.xml') ? 120 : 60),
            ])
          }
      }
    expect(new Set(isWrapped)).toEqual(new Set([true, false]))
  })

  it('prints every sheet a page of A4 wide in OpenDocument too, where no words run past the last column', () => {
    const parts = unzipSync(files.ods)
    expect(Object.keys(parts)[0]).toBe('mimetype')
    expect(strFromU8(parts['styles.xml']!)).toMatch(
      /<style:page-layout style:name="mp1"><style:page-layout-properties [^>]*style:scale-to-X="1" style:scale-to-Y="0"/,
    )
    const [, ...sheets] = strFromU8(parts['content.xml']!).split('<table:table ')
    const isWrapped: boolean[] = []
    for (const sheet of sheets) {
      const columns = Math.max(
        ...sheet.split('<table:table-row>').map(row => row.split('<table:table-cell').length - 1),
      )
      for (const [row] of sheet.matchAll(/<table:table-row>.*?<\/table:table-row>/gs)) {
        const isAlone = row.split('office:value-type=').length === 2
        for (const [, attributes, words] of row.matchAll(
          /<table:table-cell ([^>]*office:value-type="string"[^>]*)>(.*?)<\/table:table-cell>/gs,
        )) {
          const { length } = words!.replaceAll(/<[^>]*>/g, '')
          const wraps = attributes!.includes('"wrapped"')
          isWrapped.push(wraps)
          // a column has 60 characters at most, but the one of words alone 120
          if (length > (isAlone ? Math.max(120, 60 * columns) : 60)) expect(wraps, words).toBe(true)
          if (length <= (isAlone ? 24 : 60)) expect(wraps, words).toBe(false)
        }
      }
    }
    expect(new Set(isWrapped)).toEqual(new Set([true, false]))
  })

  it.each(['xlsx', 'ods'] as const)('as %s is the same whenever it is made', format => {
    expect(Buffer.from(tablesWorkbook(model)[format]).equals(Buffer.from(files[format]))).toBe(true)
  })
})
