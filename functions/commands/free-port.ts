import { createServer } from 'node:net'
import { InvalidArgumentsError } from './invalid-arguments.ts'

/** Finds a busy port before anything that takes time is begun; port 0 is any that is free. Throws InvalidArgumentsError. */
export async function checkPortIsFree(port: number): Promise<void> {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(port, '127.0.0.1', resolve))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    const reason = code === 'EADDRINUSE' ? 'is in use' : 'may not be used'
    throw new InvalidArgumentsError(`port ${port} ${reason}; name another with --port, or 0 for any that is free`)
  } finally {
    await new Promise<void>(resolve => probe.close(() => resolve()))
  }
}
