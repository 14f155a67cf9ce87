import * as z from 'zod'
import { REDUCED_EDITIONS } from './sensitive.ts'

/** A channel of Teams or Slack that is told of packs and alerts. Its address is a secret, and is not here. */
export const webhookSchema = z.strictObject({
  format: z
    .enum(['teams', 'slack'])
    .describe('teams: an Adaptive Card, as a workflow takes it; slack: text and blocks'),
  parameter: z
    .string()
    .regex(/^\/[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+){0,10}$/)
    .meta({ title: 'the name of a parameter such as /boardpack/town/webhook' })
    .meta({
      description: 'Name of the SecureString in the Parameter Store that holds the address',
      examples: ['/boardpack/town/webhook'],
    }),
  sends: z
    .array(z.enum(['packs', 'alerts']))
    .min(1)
    .describe('What is posted'),
  edition: z
    .enum(['board', ...REDUCED_EDITIONS])
    .describe('The edition that everybody in the channel may read; packs without it are not posted'),
})
