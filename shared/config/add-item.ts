import { type Document, isCollection, isMap, isNode, isSeq, parseDocument, stringify, type YAMLSeq } from 'yaml'

/**
 * The text of a board's file with one more item in one of its lists. Only lines are added: every comment, blank line and way of
 * writing stays as it is.
 *
 * @param path of the list: `['meetings']`, `['lists', 'members']`
 * @param isBefore whether an item that is there comes before the new one; the new one comes after the last such item, or first
 * @throws RangeError where the text has no such list
 */
export function addItem(
  text: string,
  path: readonly string[],
  item: object | string,
  isBefore: (existing: unknown) => boolean = () => true,
): string {
  const document = parseDocument(text)
  const list: unknown = document.getIn(path)
  if (!isSeq(list)) throw new RangeError(`the board’s file has no list ${path.join('.')}`)
  const index =
    list.items.findLastIndex(existing => isBefore(isNode(existing) ? existing.toJS(document) : existing)) + 1
  const lines = list.flow === true || list.items.length === 0 ? null : linesFor(document, list, item)
  if (lines === null) {
    list.items.splice(index, 0, document.createNode(item))
    return document.toString({ lineWidth: 0 })
  }
  const at = index === 0 ? startOfLine(text, dashOf(text, list, 0)) : endOfItem(text, list, index - 1)
  const gap = at > 0 && text[at - 1] !== '\n' ? '\n' : ''
  return `${text.slice(0, at)}${gap}${indent(lines, columnOf(text, dashOf(text, list, 0)))}${text.slice(at)}`
}

/** The new item as it stands in the file, written on one line where the item before it is. */
function linesFor(document: Document, list: YAMLSeq, item: object | string): string {
  const last = list.items.at(-1)
  const node = document.createNode([item])
  const [own] = node.items
  if (isMap(last) && last.flow === true && isCollection(own)) own.flow = true
  return stringify(node, { lineWidth: 0 })
}

/** Where the dash of an item is. */
function dashOf(text: string, list: YAMLSeq, index: number): number {
  const item = list.items[index]
  const start = isNode(item) ? item.range![0] : 0
  return text.lastIndexOf('-', start - 1)
}

/** Where the next line after an item begins. */
function endOfItem(text: string, list: YAMLSeq, index: number): number {
  const item = list.items[index]
  const last = text.slice(0, isNode(item) ? item.range![1] : 0).trimEnd().length
  const newline = text.indexOf('\n', last)
  return newline === -1 ? text.length : newline + 1
}

const startOfLine = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1
const columnOf = (text: string, at: number): number => at - startOfLine(text, at)
const indent = (lines: string, columns: number): string => lines.replace(/^(?=.)/gm, ' '.repeat(columns))
