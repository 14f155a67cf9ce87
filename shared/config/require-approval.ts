import { isMap, isSeq, parseDocument } from 'yaml'

/**
 * The text of a board's file in which every pack has to be approved: one that has no approvers is approved by the role it comes
 * from. Comments and order stay as they are.
 */
export function requireApproval(text: string): string {
  const document = parseDocument(text)
  const packs = document.get('packs')
  for (const pack of isSeq(packs) ? packs.items : []) {
    if (!isMap(pack) || pack.get('approval') === 'required') continue
    pack.set('approval', 'required')
    pack.set('approvers', document.createNode([pack.get('from')]))
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}
