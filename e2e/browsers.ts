// Which browsers of a test run now, and whether anything of them was left.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { expect } from '@playwright/test'

export interface RunningProcess { pid: number; args: string }

export interface Browsers {
  /** all processes of browsers that run now */
  running: () => RunningProcess[]
  /** waits until there are none, and looks for files that they left */
  nothingIsLeft: () => Promise<void>
}

/** @param temporary folder for temporary files of this test's browsers, and no others' */
export function browsersIn(temporary: string): Browsers {
  /** process groups of browsers that were started from here; only the first process of each is named after its folder */
  const groups = new Set<string>()
  const running = (): RunningProcess[] => {
    const { stdout } = spawnSync('ps', ['-eww', '-o', 'pid=,pgid=,stat=,args='], { encoding: 'utf8' })
    const processes = stdout.split('\n').flatMap((line) => {
      const [, pid, group, state, args] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
      if (args?.includes(`--user-data-dir=${temporary}`)) groups.add(group!)
      // a killed process stays listed until somebody asks how it ended
      return args !== undefined && !state!.startsWith('Z') ? [{ pid: Number(pid), group: group!, args }] : []
    })
    return processes.filter(({ group }) => groups.has(group))
  }
  return {
    running,
    nothingIsLeft: async () => {
      await expect.poll(() => running().length).toBe(0)
      expect(readdirSync(temporary)).toEqual([])
    },
  }
}
