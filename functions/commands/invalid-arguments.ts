/** Arguments that cannot be used; the message is one line for the person who typed them. */
export class InvalidArgumentsError extends Error {
  override readonly name = 'InvalidArgumentsError'
}
