#!/usr/bin/env node
// Where the command begins: it says its version at once, and loads what else there is for everything else.

declare const __VERSION__: string

const argv = process.argv.slice(2)
if (argv.length === 1 && ['--version', '-v'].includes(argv[0]!)) process.stdout.write(`${__VERSION__}\n`)
else process.exitCode = await import('./main.ts').then(({ main }) => main(argv))

export {}
