import { describeAudit } from '../../shared/operations/describe-audit.ts'
import { describeDrops } from '../../shared/operations/describe-drops.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { dropRepository } from '../../shared/store/drops.ts'
import { defineCommand } from './command.ts'
import { withTable } from './decision.ts'
import { TABLE } from './options.ts'

/** The audit trail: every decision with the role that took it, the identity in AWS that it was taken with, and the reason. */
export const audit = defineCommand({
  name: 'audit',
  summary: 'Lists every decision: when, by which role, with whose credentials, about what and why.',
  arguments: [],
  options: {
    about: { value: 'WORDS', summary: 'only decisions about this, such as performance-2018-05-10' },
    drops: { summary: 'every file that came as well: who sent it, how that is known, and how it was decided' },
    ...TABLE,
  },
  example: 'audit --about performance-2018-05-10',
  exits: { 0: 'listed, and no entry was changed', 3: 'an entry was changed or taken out' },
  run: ({ values }) =>
    withTable(values.table, async table => {
      const { lines, isIntact } = describeAudit(await auditTrail(table).list(), values.about ?? null)
      const drops = values.drops ? describeDrops(await dropRepository(table).list()) : []
      process.stdout.write(`${[...drops, ...lines].join('\n')}\n`)
      return isIntact ? 0 : 3
    }),
})
