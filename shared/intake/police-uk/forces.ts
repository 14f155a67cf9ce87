/** Slugs that data.police.uk has for the territorial forces and the others that publish there: how its files are named. */
const FORCE_SLUGS: readonly string[] = [
  'avon-and-somerset',
  'bedfordshire',
  'btp',
  'cambridgeshire',
  'cheshire',
  'city-of-london',
  'cleveland',
  'cumbria',
  'derbyshire',
  'devon-and-cornwall',
  'dorset',
  'durham',
  'dyfed-powys',
  'essex',
  'gloucestershire',
  'greater-manchester',
  'gwent',
  'hampshire',
  'hertfordshire',
  'humberside',
  'kent',
  'lancashire',
  'leicestershire',
  'lincolnshire',
  'merseyside',
  'metropolitan',
  'norfolk',
  'north-wales',
  'north-yorkshire',
  'northamptonshire',
  'northern-ireland',
  'northumbria',
  'nottinghamshire',
  'south-wales',
  'south-yorkshire',
  'staffordshire',
  'suffolk',
  'surrey',
  'sussex',
  'thames-valley',
  'warwickshire',
  'west-mercia',
  'west-midlands',
  'west-yorkshire',
  'wiltshire',
]

/** Other names that files bear for some of them. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['british-transport', 'btp'],
  ['gmp', 'greater-manchester'],
  ['london', 'metropolitan'],
  ['met', 'metropolitan'],
  ['psni', 'northern-ireland'],
])

/** The forces that the words of a title name in full, as slugs: `Norfolk Constabulary`, not `targets met`. */
export function forcesNamedInTitle(title: string): string[] {
  const words = `-${title.toLowerCase().replace(/[^a-z]+/g, '-')}-`
  return FORCE_SLUGS.filter(slug => slug.length > 3 && words.includes(`-${slug}-`))
}

/** The forces that a path names anywhere in it, whatever the order of its words: `norfolk-stop-and-search-2024-03.csv` names Norfolk. */
export function forcesNamedIn(path: string): string[] {
  let words = `-${path.toLowerCase().replace(/[^a-z]+/g, '-')}-`
  const found = new Set<string>()
  // the longest first, so that City of London is not also London
  const names = [...FORCE_SLUGS, ...OTHER_NAMES.keys()].sort((a, b) => b.length - a.length)
  for (const name of names) {
    if (!words.includes(`-${name}-`)) continue
    found.add(OTHER_NAMES.get(name) ?? name)
    words = words.replaceAll(`-${name}-`, '-')
  }
  return [...found]
}
