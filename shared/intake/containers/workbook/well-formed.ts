const TAG = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][^>]*>|<(\/?)([\w:.-]+)(?:[^>"']|"[^"]*"|'[^']*')*?(\/?)>/g

/** True for XML of which every element that is opened is closed, in order: what is damaged in the middle is not taken for a whole. */
export function isWellFormed(xml: string): boolean {
  const open: string[] = []
  for (const [, slash, name, end] of xml.matchAll(TAG)) {
    if (name === undefined || end === '/') continue
    if (slash !== '/') open.push(name)
    else if (open.pop() !== name) return false
  }
  return open.length === 0
}
