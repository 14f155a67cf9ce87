import type { SuppliedStatus } from '../../observations/observation.ts'

const MARKS: Readonly<Record<string, SuppliedStatus>> = { p: 'provisional', r: 'revised', e: 'estimated' }
const MARK_WORDS = 'prov(?:isional|\\.)?|rev(?:ised|\\.)?|est(?:imated?|\\.)?'
const MARKED = new RegExp(
  `^(.*\\d)\\s*(?:\\((${MARK_WORDS}|[pre])\\)|\\[(${MARK_WORDS}|[pre])\\]|[\\s–-]\\s*(${MARK_WORDS}))$`,
  'i',
)

/** `Mar-18 (p)`, `2017/18 [r]` and `Mar-18 provisional` without their mark, and what it says of the figures; null where there is none. */
export function splitMark(text: string): { readonly bare: string; readonly mark: SuppliedStatus | null } {
  const marked = MARKED.exec(text)
  const mark = marked && MARKS[(marked[2] ?? marked[3] ?? marked[4])!.charAt(0).toLowerCase()]
  return marked && mark ? { bare: marked[1]!, mark } : { bare: text, mark: null }
}
