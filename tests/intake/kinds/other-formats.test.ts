import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readBytes } from '../drop-fixtures.ts'
import { makeOleFile } from '../make-ole.ts'

const faultsOf = async (bytes: Uint8Array | string, file = 'return.xls') => {
  const reading = await readBytes('indicators', file, bytes, { today: '2018-05-03' })
  return reading.outcome === 'rejected' ? reading.faults : []
}
const zip = (...paths: string[]) => zipSync(Object.fromEntries(paths.map(path => [path, strToU8('<x/>')])))

test.each<[string, Uint8Array | string]>([
  ['Parquet', Buffer.from('PAR1\u0015\u0004')],
  ['Parquet', gzipSync('PAR1\u0015\u0004')],
  ['PX', 'CHARSET="ANSI";\nAXIS-VERSION="2010";\nMATRIX="x";\n'],
  ['7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4])],
  ['RAR', Buffer.from('Rar!\u001a\u0007')],
  ['PDF', '%PDF-1.7\n'],
  ['Word', makeOleFile('WordDocument')],
  ['Word', zip('[Content_Types].xml', 'word/document.xml')],
  ['Word', '{\\rtf1\\ansi'],
  ['PowerPoint', zip('[Content_Types].xml', 'ppt/presentation.xml')],
  ['Outlook', makeOleFile('__properties_version1.0')],
  ['Numbers', zip('Index/Document.iwa', 'preview.jpg')],
  ['picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
  ['picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ['JSON', '[{"indicator":"all-recorded-crime"}]'],
  ['JSON', '\ufeff{"a":1}'],
  ['XML Spreadsheet 2003', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'],
  ['XML file', '<?xml version="1.0"?><figures/>'],
  ['web page', '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table></table></html>'],
  ['web page', '<table border="1"><tr><td>1</td></tr></table>'],
  ['web page', Buffer.from('\ufeff<html><body></body></html>', 'utf16le')],
  ['e-mail', 'From: a@b.example\nSubject: Figures\n\nSee below'],
])('%s is named by its bytes, with what to send instead', async (name, bytes) => {
  const [fault] = await faultsOf(bytes)
  expect(fault?.code).toBe('wrong-format')
  expect(fault?.found).toContain(name)
  expect(fault?.fix).toMatch(/send|Send/)
})

test('cells parted by upright strokes are named for what they are', async () => {
  const [fault] = await faultsOf('indicator|area|period|value\nall-recorded-crime|force|2018-03|4988\n', 'x.csv')
  expect(fault).toMatchObject({ code: 'pipes', row: 1 })
})

test('a CSV that begins with a bracket or a word that headers of mail have is a CSV', async () => {
  for (const first of ['[p] = provisional,,,', 'Date: 3 May 2018,,,', 'Subject: monthly return,,,'])
    expect(
      await faultsOf(`${first}\nindicator,area,period,value\nall-recorded-crime,force,2018-03,4988\n`, 'x.csv'),
    ).toEqual([])
})
