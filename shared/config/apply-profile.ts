import { PROFILES } from './profiles/index.ts'
import { PROFILE_NAMES, type ProfileName } from './schema/profile.ts'

/**
 * A board's settings with what its profile gives put under them: groups are merged, and whatever else the file says stands in
 * place of the profile's. Settings that name no known profile come back as they are, for the schema to complain of.
 */
export function applyProfile(settings: unknown): unknown {
  if (!isGroup(settings)) return settings
  const name = settings['profile']
  return isProfileName(name) ? putUnder(PROFILES[name].settings, settings) : settings
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
