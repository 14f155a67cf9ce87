/** How the audit trail names whoever ran a command on a board of this machine, which has no accounts. */
export const LOCAL_CALLER = 'local'

/**
 * The access key of the person at this machine. AWS gives out no key of this form, so nobody who writes to a board in AWS can
 * pass for local.
 */
export const LOCAL_ACCESS_KEY = 'operator'

/** Whoever pressed a signed personal link: the link alone says who it was sent to. */
export const LINK_CALLER = 'personal link'
