const TAG =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][^>]*>|<(\/?)([\w:.-]+)(?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>/g

/** True for XML of which every tag and attribute is whole and every element that is opened is closed, in order: what is damaged in the middle is not taken for a whole. */
export function isWellFormed(xml: string): boolean {
  const open: string[] = []
  let end = 0
  for (const match of xml.matchAll(TAG)) {
    const [whole, slash, name, isEmpty] = match
    if (xml.slice(end, match.index).includes('<')) return false
    end = match.index + whole.length
    if (name === undefined || isEmpty === '/') continue
    if (slash !== '/') open.push(name)
    else if (open.pop() !== name) return false
  }
  return open.length === 0 && !xml.slice(end).includes('<')
}
