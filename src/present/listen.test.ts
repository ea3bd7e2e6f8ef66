import { createServer, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import type { Failure } from '../model/failure.ts'
import { listen } from './listen.ts'

const servers: Server[] = []
const newServer = (): Server => {
  const server = createServer()
  servers.push(server)
  return server
}
afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done)))))

const refused = async (host: string, port: number): Promise<Pick<Failure, 'message' | 'hint' | 'exitCode'>> => {
  const { message, hint, exitCode } = await listen(newServer(), host, port).then(() => { throw new Error('it listens') }, (error: Failure) => error)
  return { message, hint, exitCode }
}

test('0 takes any port that is free', async () => {
  expect(await listen(newServer(), '127.0.0.1', 0)).toBeGreaterThan(1023)
})

test('a port that is taken gives the next free one', async () => {
  const taken = await listen(newServer(), '127.0.0.1', 0)
  expect(await listen(newServer(), '127.0.0.1', taken)).toBeGreaterThan(taken)
})

test('the last port is taken, and none comes after it', async () => {
  await listen(newServer(), '127.0.0.1', 65_535)
  expect(await refused('127.0.0.1', 65_535)).toEqual({
    message: 'The ports from 65535 on are all taken.', hint: 'Name another with --port; 0 takes any.', exitCode: 5,
  })
})

test('an address of another machine', async () => {
  expect(await refused('192.0.2.1', 0)).toEqual({
    message: '"192.0.2.1" is no address of this machine.', hint: 'Use --host 0.0.0.0 for every address it has.', exitCode: 2,
  })
})

test.skipIf(process.platform !== 'linux' || process.getuid?.() === 0)('a port that only the system may take', async () => {
  expect(await refused('127.0.0.1', 1)).toEqual({
    message: 'Port 1 is not for everyone.', hint: 'Take one above 1023 with --port.', exitCode: 5,
  })
})
