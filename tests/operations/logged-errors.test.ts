import { afterEach, expect, test, vi } from 'vitest'
import { beginLog, beginSubject, logFailure, logInfo, logWarning, noteSubject } from '../../functions/edge/log.ts'

/** A logger is made once for a function, and takes its settings then: these functions are of this file alone. */
const FIRST = 'logged-errors-first'
const SECOND = 'logged-errors-second'
const written: string[] = []
const listen = (service: string, awsRequestId: string) => {
  written.length = 0
  // through this process's console
  vi.stubEnv('POWERTOOLS_DEV', 'true')
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'INFO')
  beginLog(service, { awsRequestId })
  for (const method of ['error', 'warn', 'info'] as const)
    vi.spyOn(console, method).mockImplementation(line => void written.push(String(line)))
}
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const parsed = () => written.map(line => JSON.parse(line) as Record<string, unknown>)

test('an error is logged without the addresses of people, in message, name and trace alike', () => {
  listen(FIRST, 'call-1')
  const reasons = [
    'The mail provider refused Jane.Doe+board@council.gov.uk: 554 <jane@council.gov.uk>; chief@pcc.police.uk',
    'no such key incoming/indicators/jane@council.gov.uk.csv',
    '"quoted name"@council.gov.uk; j.doe@[192.0.2.1]; mailto:jane@council.gov.uk?subject=x',
  ]
  for (const reason of reasons) {
    logFailure('attempt failed', new Error(reason))
    logWarning('retry not brought forward', new AggregateError([new Error(reason)], reason))
    logFailure('attempt failed', reason)
  }
  expect(written).toHaveLength(9)
  for (const line of written) expect(line).not.toMatch(/(?:jane|doe|chief|name"?)@|@council|@pcc|@\[/i)
})

test('every line says what it is about until another message begins', () => {
  listen(SECOND, 'call-2')
  beginSubject({ message_id: 'm1', attempt: 1 })
  noteSubject({ drop: 'd1' })
  logInfo('handled')
  beginSubject({ message_id: 'm2', attempt: 3 })
  logFailure('attempt failed', new Error('x'), { more: 1 })
  expect(parsed()).toMatchObject([
    { service: SECOND, function_request_id: 'call-2', message_id: 'm1', attempt: 1, drop: 'd1' },
    { service: SECOND, function_request_id: 'call-2', message_id: 'm2', attempt: 3, reason: 'x', more: 1 },
  ])
  expect(parsed()[1]).not.toHaveProperty('drop')
})
