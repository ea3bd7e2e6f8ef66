import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { watchMemory } from './memory.ts'

test.skipIf(!existsSync('/proc/thread-self/children'))('counts what a process two floors below takes, also when that is gone', async () => {
  const memory = watchMemory()
  const before = memory.peak()!
  const large = `const held = Buffer.alloc(300e6, 1); setTimeout(() => held, 60_000)`
  const child = spawn('sh', ['-c', `"${process.execPath}" -e "${large}"; :`], { detached: true, stdio: 'ignore' })
  try {
    await vi.waitUntil(() => memory.peak()! > before + 100e6, { timeout: 15_000 })
  } finally {
    process.kill(-child.pid!, 'SIGKILL')
  }
  expect(memory.peak()).toBeGreaterThan(before + 100e6)
  expect(memory.peak()).toBeLessThan(before + 500e6)
  memory.end()
})
