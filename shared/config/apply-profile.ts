import { PROFILES } from './profiles/index.ts'
import { type Markings, PROFILE_NAMES, type ProfileName } from './schema/profile.ts'

/**
 * A board's settings with what its profile gives put under them: groups are merged, and whatever else the file says stands in
 * place of the profile's. Settings that name no known profile come back as they are, for the schema to complain of.
 */
export function applyProfile(settings: unknown): unknown {
  if (!isGroup(settings)) return settings
  const name = settings['profile']
  if (!isProfileName(name)) return settings
  const defaults = PROFILES[name].settings
  return putUnder({ ...defaults, markings: markingsAmong(defaults.markings, settings['markings']) }, settings)
}

/** What a profile says of markings, without those that the file's own levels do not have: a file with none has none restricted and none public. */
function markingsAmong({ levels, restricted, public: open }: Markings, given: unknown): Markings {
  const own = isGroup(given) && Array.isArray(given['levels']) ? (given['levels'] as unknown[]) : levels
  return {
    levels,
    restricted: restricted.filter(marking => own.includes(marking)),
    ...(open !== undefined && own.includes(open) && { public: open }),
  }
}

function putUnder(defaults: object, settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const merged: Record<string, unknown> = { ...settings }
  for (const [name, value] of Object.entries(defaults) as [string, unknown][]) {
    const given = settings[name]
    if (given === undefined) merged[name] = value
    else if (isGroup(given) && isGroup(value)) merged[name] = putUnder(value, given)
  }
  return merged
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isProfileName(value: unknown): value is ProfileName {
  return PROFILE_NAMES.some(name => name === value)
}
