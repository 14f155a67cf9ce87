import type { BoardFile } from '../../config/schema/index.ts'

/**
 * Slugs that data.police.uk has for the territorial forces and the others that publish there: how its files are named; with latitude and
 * longitude of where about each works, to a tenth of a degree, null for one that works everywhere.
 */
const FORCES: ReadonlyMap<string, readonly [number, number] | null> = new Map([
  ['avon-and-somerset', [51.3, -2.7]],
  ['bedfordshire', [52.0, -0.45]],
  ['btp', null],
  ['cambridgeshire', [52.35, 0.0]],
  ['cheshire', [53.2, -2.6]],
  ['city-of-london', [51.515, -0.09]],
  ['cleveland', [54.55, -1.2]],
  ['cumbria', [54.6, -3.0]],
  ['derbyshire', [53.1, -1.55]],
  ['devon-and-cornwall', [50.6, -4.1]],
  ['dorset', [50.75, -2.2]],
  ['durham', [54.65, -1.7]],
  ['dyfed-powys', [52.1, -3.9]],
  ['essex', [51.75, 0.55]],
  ['gloucestershire', [51.85, -2.15]],
  ['greater-manchester', [53.5, -2.25]],
  ['gwent', [51.7, -3.0]],
  ['hampshire', [51.0, -1.3]],
  ['hertfordshire', [51.8, -0.25]],
  ['humberside', [53.75, -0.35]],
  ['kent', [51.25, 0.75]],
  ['lancashire', [53.8, -2.6]],
  ['leicestershire', [52.65, -1.1]],
  ['lincolnshire', [53.1, -0.25]],
  ['merseyside', [53.42, -2.9]],
  ['metropolitan', [51.5, -0.12]],
  ['norfolk', [52.65, 1.1]],
  ['north-wales', [53.1, -3.7]],
  ['north-yorkshire', [54.1, -1.3]],
  ['northamptonshire', [52.3, -0.85]],
  ['northern-ireland', [54.6, -6.4]],
  ['northumbria', [55.05, -1.65]],
  ['nottinghamshire', [53.05, -1.1]],
  ['south-wales', [51.6, -3.5]],
  ['south-yorkshire', [53.45, -1.4]],
  ['staffordshire', [52.85, -2.05]],
  ['suffolk', [52.2, 1.0]],
  ['surrey', [51.3, -0.45]],
  ['sussex', [50.9, -0.2]],
  ['thames-valley', [51.75, -1.1]],
  ['warwickshire', [52.35, -1.5]],
  ['west-mercia', [52.4, -2.5]],
  ['west-midlands', [52.5, -1.9]],
  ['west-yorkshire', [53.75, -1.65]],
  ['wiltshire', [51.35, -1.95]],
])
const FORCE_SLUGS: readonly string[] = [...FORCES.keys()]

/** Other names that files bear for some of them. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['british-transport', 'btp'],
  ...([
    ['beds', 'bedfordshire'],
    ['cambs', 'cambridgeshire'],
    ['glos', 'gloucestershire'],
    ['hants', 'hampshire'],
    ['herts', 'hertfordshire'],
    ['lancs', 'lancashire'],
    ['leics', 'leicestershire'],
    ['lincs', 'lincolnshire'],
    ['north-yorks', 'north-yorkshire'],
    ['northants', 'northamptonshire'],
    ['notts', 'nottinghamshire'],
    ['south-yorks', 'south-yorkshire'],
    ['staffs', 'staffordshire'],
    ['warks', 'warwickshire'],
    ['west-yorks', 'west-yorkshire'],
    ['wilts', 'wiltshire'],
  ] as const),
  ['gmp', 'greater-manchester'],
  ['london', 'metropolitan'],
  ['met', 'metropolitan'],
  ['psni', 'northern-ireland'],
])

/**
 * The forces, neither ours nor a peer of the board, that the words of a title name in full, as slugs: `Norfolk Constabulary`, not
 * `targets met`. None for a board that does not read these files.
 */
export function othersNamedInTitle({ policeUk, peers }: BoardFile, title: string): string[] {
  if (policeUk === undefined) return []
  const words = `-${title.toLowerCase().replace(/[^a-z]+/g, '-')}-`
  const known = [policeUk.forceSlug, ...peers.map(({ id }) => id)]
  return FORCE_SLUGS.filter(slug => slug.length > 3 && !known.includes(slug) && words.includes(`-${slug}-`))
}

/** The forces that a path names anywhere in it, whatever the order of its words: `norfolk-stop-and-search-2024-03.csv` names Norfolk. */
export function forcesNamedIn(path: string): string[] {
  const parted = path.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()
  let words = `-${parted.replace(/[^a-z]+/g, '-').replaceAll('-and-', '-')}-`
  const found = new Set<string>()
  // the longest first, so that City of London is not also London
  const names = [...FORCE_SLUGS, ...OTHER_NAMES.keys()].sort((a, b) => b.length - a.length)
  for (const name of names) {
    const written = `-${name.replace('-and-', '-')}-`
    if (!words.includes(written)) continue
    found.add(OTHER_NAMES.get(name) ?? name)
    words = words.replaceAll(written, '-')
  }
  return [...found]
}

/** Kilometres from a force's centre within which its searches lie, on the whole. */
const NEAR_KM = 70

/**
 * The force whose area a place lies in, where that is not `own`: much nearer to its centre than to that of `own`, and far from the latter.
 * Undefined where the place may well be `own`'s, or nothing is known of it.
 */
export function otherForceAt(latitude: number, longitude: number, own: string): string | undefined {
  const centre = FORCES.get(own)
  if (!centre) return undefined
  const distanceTo = ([lat, long]: readonly [number, number]) =>
    Math.hypot((latitude - lat) * 111, (longitude - long) * 111 * Math.cos((latitude * Math.PI) / 180))
  const [nearest] = [...FORCES]
    .flatMap(([slug, at]) => (at ? [{ slug, distance: distanceTo(at) }] : []))
    .sort((a, b) => a.distance - b.distance)
  const distance = distanceTo(centre)
  return nearest && nearest.slug !== own && distance > NEAR_KM && nearest.distance < distance / 2
    ? nearest.slug
    : undefined
}
