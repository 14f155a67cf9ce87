import { listReadable } from '../../../shared/packs/model/documents.ts'
import { Message } from '../../../templates/web/page.tsx'
import { packAddress, packRuns, packsBucket } from '../wiring.ts'
import type { LinkPage } from './link-page.ts'

/** A reader opens the documents of an issued pack that were too large for the mail, in the edition sent to them. */
export const documents: LinkPage<'documents'> = {
  async show({ link, path, below }) {
    const run = await packRuns().find(link.run)
    const folder = `packs/${link.run}/${link.edition}`
    const keys = run?.state === 'building' || run?.state === 'held' ? [] : await packsBucket().list(`${folder}/`)
    const files = listReadable(new Set(keys.map(key => key.slice(folder.length + 1))))
    if (files.some(({ file }) => file === below))
      return { kind: 'redirect', to: await packAddress(`${folder}/${below}`) }
    return {
      kind: 'page',
      title: 'Documents of the meeting',
      ...(files.length === 0 && { status: 404 }),
      content:
        files.length === 0 ? (
          <Message paragraphs={['The documents are not there, or not yet.']} />
        ) : (
          <ul>
            {files.map(({ file, name, format }) => (
              <li>
                <a href={`${path}/${file}`}>{`${name} (${format})`}</a>
              </li>
            ))}
          </ul>
        ),
    }
  },
}
