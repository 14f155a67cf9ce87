import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where a server can be reached on this machine. */
export interface LoopbackAddress {
  readonly port: number
  /** `http://127.0.0.1:PORT/` */
  readonly url: string
}

/**
 * Has a server listen on this machine alone, at a port that is free where none is given; it does not keep the process alive. Throws where
 * the port is taken.
 */
export async function listenOnLoopback(server: Server, port = 0): Promise<LoopbackAddress> {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  server.unref()
  const { port: own } = server.address() as AddressInfo
  return { port: own, url: `http://127.0.0.1:${own}/` }
}

/** Ends a server with whoever is connected to it. */
export function closeServer(server: Server): Promise<void> {
  return new Promise<void>(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
