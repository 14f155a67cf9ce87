/** A method of `shared/statistics` was given figures that it refuses; the message says which and why, in plain words. */
export class RejectedInputError extends Error {
  override readonly name = 'RejectedInputError'
}

/** @throws RejectedInputError for what is no probability */
export function checkProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RejectedInputError(`a probability lies between 0 and 1; found ${p}`)
}
