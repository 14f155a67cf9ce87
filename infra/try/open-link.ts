import { request } from 'node:http'

/**
 * Opens a link of a mail at the endpoint: an emulator knows the address of a function by the host that is asked for.
 * Gives the status and the page.
 */
export function openLink(endpoint: string, link: string): Promise<{ status: number; page: string }> {
  const { host, pathname, search } = new URL(link)
  return new Promise((resolve, reject) => {
    const asked = request(`${endpoint}${pathname}${search}`, { headers: { host } }, answer => {
      let page = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => (page += part))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, page }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** The first personal link of a purpose in a mail; null where there is none. */
export function findLink(content: string, purpose: string): string | null {
  return new RegExp(`https?://[^\\s"<>]+/${purpose}/[\\w.~-]+`).exec(content)?.[0] ?? null
}
