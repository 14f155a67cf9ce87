import { partMark, partTag, type ReportControls, shortTitle, type TextPart } from '../../commentary/report-controls.ts'
import { listControls, type WordControl } from './word-controls.ts'

/*
 * The boxes of a report that was saved by a program that drops their tags (LibreOffice 7.4 does). What it keeps is the titles of figures, and
 * the bookmarks on the words that stand before and after a box.
 */

/** Figures by their titles. One title may stand for several figures, and then each of them. */
export function tagByTitle(found: readonly WordControl[], { figures }: ReportControls): WordControl[] {
  return found.flatMap(control => {
    const same = figures.filter(({ name }) => shortTitle(name) === control.title)
    const match = same.find(({ printed }) => printed.includes(control.words)) ?? same[0]
    return match === undefined ? [] : [{ ...control, tag: match.tag }]
  })
}

/** What stands between the bookmarks of each text, as if it were in its controls. `xml` is the markup of the document's main part. */
export function findMarkedBoxes(xml: string, { texts }: ReportControls): WordControl[] {
  return texts.flatMap(({ key, mark, text }) => {
    const label = (part: TextPart | 'end') => findBookmark(xml, partMark(mark, part))
    const title = label('text')
    if (title === null) return []
    const box = (part: TextPart, from: number, to: number) =>
      from === -1 || to === -1 || to < from ? [] : [boxOf(xml, partTag(key, part), from, to)]
    const from = after(xml, '</w:p>', title.to)
    if (text.about === 'section') return box('text', from, paragraphAt(xml, label('end')))
    const action = label('action')
    const due = label('due')
    return [
      ...box('text', from, paragraphAt(xml, action)),
      ...(action === null || due === null ? [] : box('action', action.to, due.from)),
      ...(due === null ? [] : box('due', due.to, xml.indexOf('</w:p>', due.to))),
    ]
  })
}

/** Where a bookmark begins and ends in the markup. */
function findBookmark(xml: string, name: string): { readonly from: number; readonly to: number } | null {
  const [start] = new RegExp(`<w:bookmarkStart [^>]*w:name="${name}"[^>]*>`).exec(xml) ?? []
  const id = start === undefined ? undefined : /w:id="(\d+)"/.exec(start)?.[1]
  if (start === undefined || id === undefined) return null
  const from = xml.indexOf(start)
  const [end] = new RegExp(`<w:bookmarkEnd [^>]*w:id="${id}"[^>]*>`).exec(xml.slice(from)) ?? []
  return end === undefined ? null : { from, to: xml.indexOf(end, from) + end.length }
}

function after(xml: string, tag: string, from: number): number {
  const at = xml.indexOf(tag, from)
  return at === -1 ? -1 : at + tag.length
}

/** Where the paragraph begins that a bookmark stands in. */
const paragraphAt = (xml: string, bookmark: { readonly from: number } | null): number =>
  bookmark === null ? -1 : Math.max(xml.lastIndexOf('<w:p>', bookmark.from), xml.lastIndexOf('<w:p ', bookmark.from))

function boxOf(xml: string, tag: string, from: number, to: number): WordControl {
  // a bookmark may stand within what the program left of a control: the control's own marks are no part of the words
  const content = xml.slice(from, to).replaceAll(/<\/?w:sdt(?:Content)?>|<w:sdtPr>.*?<\/w:sdtPr>/gs, '')
  const [control] = listControls(
    `<w:sdt><w:sdtPr><w:tag w:val="box"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`,
  )
  return { tag, title: '', words: control?.words ?? '', isPrompt: false, from, to }
}
