import { escapeXml } from '../../shared/charts/text.ts'
import { describeVersion, entryFolder, entryName, type SiteEntry } from '../../shared/site/site-entries.ts'
import type { SiteHead } from './page.tsx'

/** New papers and corrections as an Atom feed (RFC 4287). `site`: the site's address, with a slash at the end. */
export function atomFeed({ board, body }: SiteHead, site: string, entries: readonly SiteEntry[]): string {
  const instant = ({ issued }: SiteEntry) => `${issued}T12:00:00Z`
  const newest = entries.map(instant).sort().at(-1) ?? '1970-01-01T00:00:00Z'
  const items = entries.map(entry => {
    const address = escapeXml(`${site}${entryFolder(entry)}/about.html`)
    const version = describeVersion(entry)
    const title = escapeXml(version === '' ? entryName(entry) : `${entryName(entry)}, ${version}`)
    const summary = entry.correction === null ? '' : `<summary>${escapeXml(entry.correction.because)}</summary>`
    return `<entry><id>${address}</id><title>${title}</title><updated>${instant(entry)}</updated><link href="${address}"/>${summary}</entry>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${escapeXml(site)}</id><title>${escapeXml(`Papers of the ${board}`)}</title><updated>${newest}</updated><author><name>${escapeXml(body)}</name></author><link rel="self" href="${escapeXml(site)}feed.xml"/>
${items.join('\n')}
</feed>
`
}
