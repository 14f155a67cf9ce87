import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/* What a person does to a copy of the report in Word: other words in a content control, or one taken out. */

const MAIN = 'word/document.xml'

/** The markup of a document's main part. */
export const mainPart = (document: Uint8Array): string => strFromU8(unzipSync(document)[MAIN]!)

/** The document with its main part changed. */
export function editMain(document: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(document)
  return zipSync({ ...parts, [MAIN]: strToU8(change(strFromU8(parts[MAIN]!))) })
}

/** The whole of the first control with a tag, from its start tag to its end tag. */
function findControl(xml: string, tag: string): { readonly from: number; readonly to: number } {
  const at = xml.indexOf(`<w:tag w:val="${tag}"/>`)
  if (at === -1) throw new Error(`no control is tagged ${tag}`)
  return { from: xml.lastIndexOf('<w:sdt>', at), to: xml.indexOf('</w:sdt>', at) + '</w:sdt>'.length }
}

/** Writes into a control. `content` is markup: paragraphs in a box of words, a run in the others. */
export const writeInto = (tag: string, content: string) => (xml: string) => {
  const { from, to } = findControl(xml, tag)
  const control = xml
    .slice(from, to)
    .replace('<w:showingPlcHdr/>', '')
    .replace(/<w:sdtContent>.*<\/w:sdtContent>/s, () => `<w:sdtContent>${content}</w:sdtContent>`)
  return xml.slice(0, from) + control + xml.slice(to)
}

export const takeOut = (tag: string) => (xml: string) => {
  const { from, to } = findControl(xml, tag)
  return xml.slice(0, from) + xml.slice(to)
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
export const wordRun = (text: string) => `<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`
export const wordParagraph = (text: string) => `<w:p>${wordRun(text)}</w:p>`
