// Takes a port: the one that was asked for, or the next free one.
import type { Server } from 'node:http'
import { Failure, exitCodes } from '../model/failure.ts'

/** how many ports are tried */
const tries = 100

/**
 * Listens, and says on which port.
 * @param port 0 leaves the choice to the system
 * @throws Failure when the address is not this machine's, or no port is free or allowed
 */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  for (let next = port; next < port + tries && next < 65_536; next += 1) {
    const error = await attempt(server, host, next)
    if (error === null) {
      const address = server.address()
      return typeof address === 'object' && address !== null ? address.port : next
    }
    if (error.code !== 'EADDRINUSE') throw refusal(error, host, next)
  }
  throw new Failure(`The ports from ${port} on are all taken.`, exitCodes.unwritable, 'Name another with --port; 0 takes any.')
}

const attempt = (server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | null> =>
  new Promise((resolve) => {
    const done = (error: NodeJS.ErrnoException | null): void => {
      server.off('error', done)
      resolve(error)
    }
    server.once('error', done)
    server.listen(port, host, () => done(null))
  })

function refusal({ code, message }: NodeJS.ErrnoException, host: string, port: number): Failure {
  if (code === 'EACCES') {
    return new Failure(`Port ${port} is not for everyone.`, exitCodes.unwritable, 'Take one above 1023 with --port.')
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new Failure(`"${host}" is no address of this machine.`, exitCodes.usage, 'Use --host 0.0.0.0 for every address it has.')
  }
  return new Failure(`The talk cannot be served on ${host}:${port}: ${message}.`, exitCodes.unwritable)
}
