import { columnLetters, columnNumber } from '../grid.ts'
import { attribute } from './xml-text.ts'

const TAG = /<((?:\w+:)?)(row|c)((?:\s(?:[^>"']|"[^"]*"|'[^']*')*?)?)(\/?)>/g

/**
 * The XML of a sheet in which every cell has its reference in capitals. A cell may leave it out: then it stands beside the cell before it,
 * and a row below the row before it.
 */
export function withReferences(xml: string): string {
  if (!/<(?:\w+:)?c(?:\s(?![^>]*\br=)|>)|\br="[a-z]/.test(xml)) return xml
  let row = 0
  let column = 0
  return xml.replace(TAG, (_whole, prefix: string, name: string, attributes: string, end: string) => {
    const given = attribute(` ${attributes}`, 'r')?.toUpperCase()
    if (name === 'row') {
      row = given === undefined ? row + 1 : Number(given)
      column = 0
      return `<${prefix}row${attributes}${end}>`
    }
    const [, letters] = /^([A-Z]+)\d+$/.exec(given ?? '') ?? []
    column = letters === undefined ? column + 1 : columnNumber(letters)
    const reference = given ?? `${columnLetters(column - 1)}${row}`
    const others = attributes.replace(/\s+r\s*=\s*(?:"[^"]*"|'[^']*')/, '')
    return `<${prefix}c r="${reference}"${others}${end}>`
  })
}
