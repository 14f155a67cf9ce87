/**
 * What a deployed stack says about itself, by the names of its outputs. `boardpack --stack` reads them, so that nobody copies
 * a name by hand.
 */
export const STACK_OUTPUTS = {
  board: { name: 'BoardId', description: 'The board’s id in its file' },
  table: { name: 'TableName', description: 'The table: figures, registers, packs, the mail ledger, the audit trail' },
  'drops-bucket': { name: 'DropsBucket', description: 'Where suppliers’ files arrive, under incoming/FEED/' },
  'packs-bucket': { name: 'PacksBucket', description: 'Where every pack is kept, under packs/' },
  'alarm-topic': {
    name: 'AlarmTopic',
    description: 'Where alarms are published; administrators confirm that they get them',
  },
  region: { name: 'DeployedRegion', description: 'The region that the stack is in' },
} as const
export type StackOutput = keyof typeof STACK_OUTPUTS
