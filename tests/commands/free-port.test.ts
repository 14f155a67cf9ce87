import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { checkPortIsFree } from '../../functions/commands/free-port.ts'

it('a port in use is found before anything is begun, and a free one is left free', async () => {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await expect(checkPortIsFree(port)).rejects.toThrow(
    `port ${port} is in use; name another with --port, or 0 for any that is free`,
  )
  await new Promise(resolve => server.close(resolve))
  await checkPortIsFree(port)
  await checkPortIsFree(port)
})
