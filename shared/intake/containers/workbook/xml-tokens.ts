import { attribute, decodeEntities } from './xml-text.ts'

/** A piece of XML: a tag that opens or closes an element (or both), or text. Comments, instructions and the doctype are left out. */
export type XmlToken =
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly tag: string; readonly isEmpty: boolean }
  | { readonly kind: 'text'; readonly text: string }

const TOKEN = /<!--[\s\S]*?-->|<[?!][^>]*>|<(\/?)([\w:.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g

/** The tokens of a document in order. */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  for (const [tag, slash, name, , end, text] of xml.matchAll(TOKEN)) {
    if (text !== undefined) yield { kind: 'text', text: decodeEntities(text) }
    else if (name !== undefined) yield { kind: slash === '/' ? 'close' : 'open', name, tag, isEmpty: end === '/' }
  }
}

/** The value of an attribute with its prefix, `table:name`; undefined where the tag has none. */
export function prefixedAttribute(tag: string, name: string): string | undefined {
  const value = attribute(tag, name)
  return value === undefined ? undefined : decodeEntities(value)
}
