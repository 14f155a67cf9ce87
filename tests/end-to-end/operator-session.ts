import { vi } from 'vitest'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import { operatorEnvironment } from '../../infra/local/operator.ts'

/** Sets the environment as for a person who runs commands against a local stack; gives what the commands say, as they say it. */
export function captureCommandOutput(stack: LocalStack): string[] {
  const output: string[] = []
  for (const [name, value] of Object.entries(operatorEnvironment(stack))) vi.stubEnv(name, value)
  const listen = (text: unknown) => output.push(String(text)) > 0
  vi.spyOn(process.stdout, 'write').mockImplementation(listen)
  vi.spyOn(process.stderr, 'write').mockImplementation(listen)
  return output
}

/** Gives the environment and the output back. */
export function restoreCommandOutput(): void {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
}
