/**
 * Which room may import which, type imports counted (architecture.md, "Rooms"). A room that is not listed may not exist, and a
 * file directly in shared/ is refused: a new room says here what it may know. Read by the dependency rules and by rooms.test.ts.
 */
const VOCABULARY = ['calendar', 'faults', 'document', 'observations', 'config']
const JUDGEMENT = [...VOCABULARY, 'figures', 'statistics', 'indicators']
const RECORDS = [...JUDGEMENT, 'commentary', 'registers', 'mail']
const PAPERS = [...RECORDS, 'charts', 'narrative', 'alerts', 'packs']

/** Rooms of shared/, each with the rooms of shared/ that it may import. */
const SHARED = {
  calendar: [],
  faults: ['calendar'],
  document: ['calendar', 'faults'],
  observations: ['calendar', 'faults'],
  config: ['calendar', 'faults', 'document', 'observations'],
  figures: VOCABULARY,
  statistics: ['calendar'],
  mail: VOCABULARY,
  indicators: [...VOCABULARY, 'figures', 'statistics'],
  commentary: JUDGEMENT,
  registers: [...VOCABULARY, 'figures', 'commentary'],
  intake: [...VOCABULARY, 'figures', 'statistics', 'registers', 'commentary', 'mail'],
  charts: [...VOCABULARY, 'figures', 'indicators'],
  narrative: [...JUDGEMENT, 'charts'],
  alerts: [...RECORDS, 'links', 'charts', 'narrative'],
  packs: [...RECORDS, 'links', 'charts', 'narrative', 'alerts'],
  links: [...VOCABULARY, 'registers', 'mail'],
  'mail-in': [...VOCABULARY, 'links', 'mail'],
  webhook: [...VOCABULARY, 'mail'],
  site: [...VOCABULARY, 'registers', 'packs'],
  reminders: [...PAPERS, 'links'],
  operations: [...PAPERS, 'links', 'reminders'],
  store: [...PAPERS, 'links', 'intake', 'reminders', 'operations'],
}

const shared = names => names.map(name => `shared/${name}`)

const EVERY_SHARED = shared(Object.keys(SHARED))

/** Every room by its folder or file, with those that it may import. Only the command line may start the local stack. */
const ROOMS = {
  ...Object.fromEntries(Object.entries(SHARED).map(([name, may]) => [`shared/${name}`, shared(may)])),
  templates: shared(['calendar', 'config', 'document', 'commentary', 'charts', 'mail', 'packs', 'site']),
  functions: [...EVERY_SHARED, 'templates'],
  'functions/commands': [...EVERY_SHARED, 'templates', 'functions', 'infra'],
  'functions/cli.ts': ['functions/commands'],
  infra: [...EVERY_SHARED, 'templates', 'functions'],
}

/** The room a file is in: the longest listed path that holds it, or null. */
function roomOf(file) {
  const rooms = Object.keys(ROOMS).filter(room => file === room || file.startsWith(`${room}/`))
  return rooms.sort((a, b) => b.length - a.length)[0] ?? null
}

module.exports = { ROOMS, roomOf }
