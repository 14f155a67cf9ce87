/**
 * Every register of a board, and the words for its entries in a receipt. The schema of a board's file, dispatch at
 * intake, kinds of drop, receipts and what is read back from the store are all made from this table.
 */
export const REGISTERS = {
  actions: { entries: 'Actions' },
  meetings: { entries: 'Meetings' },
  'delivery-plan': { entries: 'Actions of plans' },
  risks: { entries: 'Risks' },
  decisions: { entries: 'Decisions' },
  recommendations: { entries: 'Recommendations' },
} as const

export type RegisterKind = keyof typeof REGISTERS

export const REGISTER_KINDS = Object.keys(REGISTERS) as [RegisterKind, ...RegisterKind[]]

/** The feeds whose files hold figures of indicators. */
export const FIGURE_FEEDS: readonly string[] = ['indicators', 'police-uk']

/** Every feed that a supplier may send: the first folder of a drop's path. */
export const FEEDS = ['indicators', 'police-uk', ...REGISTER_KINDS, 'commentary', 'papers', 'tables'] as const

/** Whether a feed is one of the registers. */
export function isRegisterKind(feed: string): feed is RegisterKind {
  return Object.hasOwn(REGISTERS, feed)
}
