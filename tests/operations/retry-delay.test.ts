import { expect, it } from 'vitest'
import { describeError } from '../../functions/edge/describe-error.ts'
import { MAX_ATTEMPTS, retryDelaySeconds } from '../../shared/operations/retry-delay.ts'

it('a message is tried again after 30 seconds, 2, 10 and 30 minutes, and then moved to the dead-letter queue', () => {
  const delays = Array.from({ length: MAX_ATTEMPTS }, (_, i) => retryDelaySeconds(i + 1))
  expect(delays).toEqual([30, 120, 600, 1800, 0])
})

it('an error is logged with its trace, and without the addresses of people', () => {
  const error = new TypeError('refused for Chief.Officer@police.example; "x@y.example": no')
  const { error: name, reason, stack } = describeError(error)
  expect(name).toBe('TypeError')
  expect(reason).toBe('refused for [address]; "[address]": no')
  expect(stack).toContain('[address]')
  expect(stack).not.toContain('police.example')
  expect(describeError('x@y.example failed')).toEqual({ error: 'Error', reason: '[address] failed' })
})
