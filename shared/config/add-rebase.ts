import { isMap, isSeq, parseDocument } from 'yaml'
import type { Indicator } from './schema/indicator.ts'

/**
 * The text of a board's file with one more re-base of an indicator; comments and order stay as they are.
 *
 * @throws RangeError where the text has no indicator of that id
 */
export function addRebase(text: string, indicatorId: string, rebase: Indicator['rebases'][number]): string {
  const document = parseDocument(text)
  const indicators = document.get('indicators')
  const indicator = isSeq(indicators)
    ? indicators.items.find(item => isMap(item) && item.get('id') === indicatorId)
    : undefined
  if (!isMap(indicator)) throw new RangeError(`the board's file has no indicator ${indicatorId}`)
  const known = indicator.get('rebases')
  if (isSeq(known)) known.add(document.createNode(rebase))
  else indicator.set('rebases', document.createNode([rebase]))
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}
