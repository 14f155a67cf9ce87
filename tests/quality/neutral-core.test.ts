import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Words of policing, in sentences and inside names of code such as `forceSlug`. */
const WORDS =
  /polic(?:e|ing)|constab|commissioner|\bPCC\b|\bCSP\b|offences?\b|offenders?\b|victims?\b|burglar|robber|homicide|custody|arrest|stop.and.search|crime|\bcriminal|(?:\b|_)forces?(?:\b|_)|\bforce(?=[A-Z])|(?<=[a-z])Forces?\b/i

/** What is written with one of these words and means something else: a setting of Node, AWS or a library, an option of CDK, what is valid. */
const OTHER_MEANINGS = /\bforce: true|\bforcePathStyle\b|\bforceRfc822\w+|'--force'|\bin force\b|\w*InForce\b/g

/** The name of the reader of data.police.uk, by which the core calls it. */
const READER = /police-uk\/[\w-]+\.ts|police-uk|data\.police\.uk|\w*[pP]oliceUk\w*/g

/** Where words of policing belong. */
const PLACES = [
  /^shared\/config\/profiles\/police\.ts$/,
  // the reader of data.police.uk, with its settings and checks
  /^shared\/intake\/police-uk\//,
  /police-uk[\w-]*\.ts$/,
  // the reader of the Home Office's published tables
  /\/recorded-crime\.ts$/,
]

/** Files that may hold one of these words, each with the words and why. */
const EXCEPTIONS: Readonly<Record<string, readonly [RegExp, string]>> = {
  'shared/config/schema/profile.ts': [/'police'/, 'names every profile'],
  'shared/config/profiles/index.ts': [/\bpolice\b(?:\.ts)?/g, 'names every profile'],
  'shared/config/schema/published.ts': [/recorded-?crime\w*/gi, 'names every published table that is read'],
  'shared/intake/published/layouts.ts': [/recorded[-_]crime/gi, 'names every published table that is read'],
  'shared/intake/containers/drop.ts': [/-stop-and-search/g, 'names every kind of drop'],
  'shared/indicators/exports.ts': [/'most_similar_forces'/, 'a column that scripts outside read by this name'],
}

/** Files that name the reader of data.police.uk: they choose among feeds, or hand a file over. */
const CALLERS = [
  ...['observations/feeds', 'config/schema/index', 'config/load-board', 'config/known-names'],
  ...['intake/read-drop', 'intake/read-indicators', 'intake/guess-feed', 'intake/containers/drop'],
  ...['intake/recognition/recognise', 'intake/figures/doubts/area-of-table'],
  ...['intake/plausibility/hold-implausible', 'intake/plausibility/series-table'],
].map(file => `shared/${file}.ts`)

const FOLDERS = ['shared', 'functions', 'infra', 'templates']

const FILES = FOLDERS.flatMap(folder =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(file => join(folder, file).replaceAll('\\', '/'))
    .filter(file => /\.(?:tsx?|mjs|typ|css)$/.test(file)),
)

/** Lines of a file with a word of policing, after what is allowed in it was taken out. */
function policingIn(file: string, text: string): string[] {
  const exception = EXCEPTIONS[file]
  return text.split('\n').flatMap((line, index) => {
    const own = exception === undefined ? line : line.replace(exception[0], '')
    const left = (CALLERS.includes(file) ? own.replace(READER, '') : own).replace(OTHER_MEANINGS, '')
    return WORDS.test(left.replace(/\b(?:work|task|en|rein)force\w*/gi, ''))
      ? [`${file}:${index + 1}: ${line.trim()}`]
      : []
  })
}

const isPlace = (file: string) => PLACES.some(place => place.test(file))

describe('the neutral core', () => {
  it('has no word of policing outside the police profile and the readers of police tables', () => {
    const others = FILES.filter(file => !isPlace(file))
    expect(others.length).toBeGreaterThan(500)
    expect(others.flatMap(file => policingIn(file, readFileSync(file, 'utf8')))).toEqual([])
  })

  it('has no file named in words of policing elsewhere', () => {
    expect(FILES.filter(file => !isPlace(file) && WORDS.test(file))).toEqual([])
  })

  it('has no word of policing in the schema that editors read, but for the readers and their settings', () => {
    const { properties } = JSON.parse(readFileSync('shared/config/board.schema.json', 'utf8')) as {
      properties: Record<string, unknown>
    }
    const { policeUk, ...others } = properties
    expect(policeUk).toBeDefined()
    const text = JSON.stringify(others, (_, value: unknown) => (isRecordedCrime(value) ? undefined : value), 1)
    const found = text.split('\n').filter(line => WORDS.test(line.replace(/"police"|police-uk/g, '')))
    expect(found).toEqual([])
  })

  it('allows nothing that is not there', () => {
    const has = (file: string, word: RegExp) => readFileSync(file, 'utf8').search(word) >= 0
    expect(Object.entries(EXCEPTIONS).filter(([file, [word]]) => !has(file, word))).toEqual([])
    expect(CALLERS.filter(file => !has(file, READER))).toEqual([])
  })

  it.each([
    ["const forceSlug = ''", 'a name of code'],
    ['/** The force whose figures these are. */', 'a comment'],
    ["'an offence'", 'a message'],
    ['knownForces()', 'the end of a name'],
    ["'police-uk'", 'the reader, named by no caller of it'],
  ])('is checked for %s: %s', text => {
    expect(policingIn('shared/any.ts', text)).toHaveLength(1)
  })

  it.each([
    'rmSync(file, { force: true })',
    'the workforce',
    'rules in force',
    'enforced by a test',
    'forcePathStyle: true',
  ])('may say %s', text => {
    expect(policingIn('shared/any.ts', text)).toEqual([])
  })
})

/** The part of the schema that the reader of the Home Office's tables has. */
function isRecordedCrime(value: unknown): boolean {
  const table = (value as { properties?: { table?: { const?: unknown } } } | null)?.properties?.table
  return table?.const === 'recorded-crime'
}
