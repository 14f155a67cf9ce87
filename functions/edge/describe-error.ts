/** A fault as it is logged: name, message and trace, without the addresses of people. */
export function describeError(error: unknown): { error: string; reason: string; stack?: string } {
  if (!(error instanceof Error)) return { error: 'Error', reason: withoutAddresses(String(error)) }
  const { name, message, stack } = error
  return { error: name, reason: withoutAddresses(message), ...(stack && { stack: withoutAddresses(stack) }) }
}

/** Mail addresses, also of forms that no mailbox has, replaced. */
function withoutAddresses(text: string): string {
  return text.replaceAll(/(?:"[^"\n]*"|[^\s@<>"'(),;:]+)@(?:\[[^\]\s]*\]|[^\s@<>"'(),;:]+)/g, '[address]')
}
