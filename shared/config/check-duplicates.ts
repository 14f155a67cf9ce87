import { type Finding, type Path, printPath, quoteFound } from './config-fault.ts'
import { selectTexts } from './select.ts'

/** Names are compared as suppliers' files are read: case, punctuation and doubled spaces make no difference. */
function normalise(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

interface NamedSetting {
  readonly path: Path
  readonly value: string
  /** What the name belongs to: the same name twice for one owner is not ambiguous. */
  readonly owner: string
}

/** Values that must differ from each other, and what they belong to. */
const UNIQUE_IDS = ['roles', 'themes', 'areas', 'peers', 'indicators', 'tables', 'feeds', 'packs']
const UNIQUE_LISTS = [
  'lists.*',
  'changes.*.lists.*',
  'packs.*.indicators',
  'packs.*.areas',
  'packs.*.editions',
  'packs.*.approvers',
  'meetings.*.packs',
  'tables.*.packs',
]
const UNIQUE_NAMES = [
  { patterns: ['indicators.*.id', 'indicators.*.name', 'indicators.*.aliases.*'], what: 'indicator' },
  { patterns: ['areas.*.id', 'areas.*.name', 'areas.*.aliases.*'], what: 'area' },
  { patterns: ['roles.*.id', 'roles.*.title', 'roles.*.aliases.*'], what: 'role' },
  { patterns: ['peers.*.id', 'peers.*.name', 'peers.*.aliases.*'], what: 'peer' },
  { patterns: ['areas.*.gss', 'peers.*.gss'], what: 'area or peer' },
]

/** Ids given twice, values repeated in a list, and ambiguous names or aliases. */
export function checkDuplicates(settings: unknown): Finding[] {
  const ids = UNIQUE_IDS.flatMap(list =>
    findRepeats(selectTexts(settings, `${list}.*.id`), 'an id that is unique in the list'),
  )
  const lists = UNIQUE_LISTS.flatMap(pattern => findRepeats(selectTexts(settings, `${pattern}.*`), 'each once'))
  return [...ids, ...lists, ...UNIQUE_NAMES.flatMap(({ patterns, what }) => findAmbiguous(settings, patterns, what))]
}

/** Values that are twice in the same list; ids form one list, whatever they identify. */
function findRepeats(items: readonly { readonly path: Path; readonly value: string }[], allowed: string): Finding[] {
  const first = new Map<string, Path>()
  return items.flatMap(({ path, value }) => {
    const key = `${path.at(-1) === 'id' ? '' : printPath(path.slice(0, -1))} ${value}`
    const earlier = first.get(key)
    first.set(key, earlier ?? path)
    return earlier ? [duplicateFinding(path, value, `already ${printPath(earlier)}`, allowed)] : []
  })
}

function findAmbiguous(settings: unknown, patterns: readonly string[], what: string): Finding[] {
  const names: NamedSetting[] = patterns.flatMap(pattern =>
    selectTexts(settings, pattern).map(({ path, value }) => ({ path, value, owner: printPath(path.slice(0, 2)) })),
  )
  const first = new Map<string, NamedSetting>()
  return names.flatMap(name => {
    const key = normalise(name.value)
    const earlier = first.get(key)
    first.set(key, earlier ?? name)
    if (!earlier || earlier.owner === name.owner) return []
    // ids given twice are reported as such
    if (name.path.at(-1) === 'id' && earlier.path.at(-1) === 'id') return []
    return [
      duplicateFinding(
        name.path,
        name.value,
        `also ${printPath(earlier.path)}`,
        `a name that belongs to one ${what} only`,
      ),
    ]
  })
}

function duplicateFinding(path: Path, value: string, where: string, allowed: string): Finding {
  const found = quoteFound(value)
  return { path, at: 'value', found, allowed, message: `${printPath(path)} is ${found}, ${where}; allowed: ${allowed}` }
}
