/** The address of a channel: over https; over http for this machine itself alone, where a rehearsal listens. Null for any other. */
export function readChannelAddress(address: string): URL | null {
  const url = URL.canParse(address) ? new URL(address) : null
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1') ? url : null
}
