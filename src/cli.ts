#!/usr/bin/env node
// Where the command begins: it says its version at once, and loads what else there is for everything else.

declare const __VERSION__: string

const argv = process.argv.slice(2)
if (argv.length === 1 && ['--version', '-v'].includes(argv[0]!)) process.stdout.write(`${__VERSION__}\n`)
else {
  const { loadCompiled } = await import('./compiled.ts')
  const { main } = loadCompiled(`${import.meta.dirname}/command`, 'main.cjs') as typeof import('./main.ts')
  process.exitCode = await main(argv)
}
