import type { Pack } from '../../shared/config/schema/pack.ts'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import type { IssueManifest, PackNotice } from './issue-manifest.ts'
import { packsBucket } from './wiring.ts'

/** The editions are written: queue the next step. With `approval`, the approvers get the documents, and its readers wait. */
export async function requestTypesetting(run: PackRunRecord, pack: Pack, approval?: PackNotice): Promise<void> {
  const issue: IssueManifest = {
    run: run.run,
    pack: pack.id,
    version: run.version,
    editions: pack.editions,
    ...(approval !== undefined && { approval }),
  }
  await packsBucket().putJson(`packs/${run.run}/typeset.json`, issue)
}
