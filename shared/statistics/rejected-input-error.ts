/** A method of `shared/statistics` was given figures that it refuses; the message says which and why, in plain words. */
export class RejectedInputError extends Error {
  override readonly name = 'RejectedInputError'
}
