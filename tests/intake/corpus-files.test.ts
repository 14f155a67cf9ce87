import { gzipSync, strToU8, zipSync } from 'fflate'
import { type Mutant, testRejections } from './test-rejections.ts'

const STREET_HEADING =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context'

const MUTANTS: Mutant[] = [
  {
    name: 'an empty file',
    bytes: () => '',
    code: 'empty-file',
    place: [null, null, null],
    expectedText: 'a file of 0 bytes',
  },
  {
    name: 'the marker of a folder',
    file: 'new-folder/',
    bytes: () => '',
    code: 'folder-marker',
    place: [null, null, null],
    expectedText: 'No action needed.',
  },
  {
    name: 'a feed nobody declared',
    feed: 'expenses',
    bytes: () => 'a,b\n1,2',
    code: 'unknown-feed',
    place: [null, null, null],
    expectedText: 'the feed expenses',
  },
  {
    name: 'a file outside any feed',
    feed: '',
    bytes: () => 'a,b\n1,2',
    code: 'unknown-feed',
    place: [null, null, null],
    expectedText: 'a file outside any feed',
  },
  {
    name: 'a prototype key for a feed',
    feed: '__proto__',
    bytes: () => 'a,b\n1,2',
    code: 'unknown-feed',
    place: [null, null, null],
    expectedText: 'Put the file in the folder of the right feed.',
  },
  {
    name: 'a way up for a feed',
    feed: '..',
    file: '../kept/x.csv',
    bytes: () => 'a,b\n1,2',
    code: 'unknown-feed',
    place: [null, null, null],
    expectedText: 'the feed ..',
  },
  {
    name: 'a PDF',
    bytes: () => '%PDF-1.7\n',
    code: 'wrong-format',
    place: [null, null, null],
    expectedText: 'a PDF | a CSV file',
  },
  {
    name: 'a web page',
    bytes: () => '<!DOCTYPE html><html><body>Sign in</body></html>',
    code: 'wrong-format',
    place: [null, null, null],
    expectedText: 'the download may have failed',
  },
  {
    name: 'a JSON file',
    bytes: () => '{"a":1}',
    code: 'wrong-format',
    place: [null, null, null],
    expectedText: 'a JSON file',
  },
  {
    name: 'an XML file',
    bytes: () => '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    code: 'wrong-format',
    place: [null, null, null],
    expectedText: 'an XML file',
  },
  {
    name: 'an old Office file of no known kind',
    bytes: () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    code: 'wrong-format',
    place: [null, null, null],
    expectedText: 'an old Office file that is not a workbook',
  },
  {
    name: 'a Word document',
    bytes: () => zipSync({ '[Content_Types].xml': strToU8('x'), 'word/document.xml': strToU8('x') }),
    code: 'wrong-format',
    place: [null, null, null],
    expectedText: 'a Word document',
  },
  {
    name: 'a zip of figures',
    bytes: () => zipSync({ 'a.csv': strToU8('x') }),
    code: 'zip-not-accepted',
    place: [null, null, null],
    expectedText: 'Unpack the zip',
  },
  {
    name: 'a street file in the feed of figures',
    bytes: () => `${STREET_HEADING}\n`,
    code: 'wrong-feed',
    place: [null, 1, null],
    expectedText: 'Put this file in the police-uk feed.',
  },
  {
    name: 'a bomb in a gzip',
    bytes: () => gzipSync(new Uint8Array(17 * 1024 * 1024).fill(0x20), { level: 1 }),
    code: 'too-large',
    place: [null, null, null],
    expectedText: 'no more than 16 MB',
  },
  {
    name: 'a picture',
    bytes: () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    code: 'wrong-format',
    place: [null, null, null],
    expectedText: 'a picture (PNG)',
  },
  {
    name: 'a register without an owner',
    feed: 'actions',
    bytes: () =>
      'action no,meeting date raised,meeting agenda item,action,target date,status\n1,2019-02-28,7.2,Do it,2019-05-16,Open',
    code: 'missing-column',
    place: [null, 1, null],
    expectedText: 'owner',
  },
  {
    name: 'a register of headings alone',
    feed: 'actions',
    bytes: () => 'action no,meeting date raised,meeting agenda item,action,owner,target date,status',
    code: 'no-rows',
    place: [null, null, null],
    expectedText: 'A register is never emptied by a file.',
  },
]
testRejections('a file that is not what its feed takes is refused', 'indicators', MUTANTS)
