// deck themes: which themes there are, and how a talk looks in each.
import { exitCodes } from '../model/failure.ts'
import type { Command } from './command.ts'

export const themes: Command = {
  name: 'themes',
  summary: 'list the themes, or show every layout or a talk of yours in each of them',
  arguments: [['[file]', 'talk to show; otherwise one that has every layout']],
  options: [
    { flags: '--open', description: 'show them side by side in a browser' },
    { flags: '-o, --output <dir>', description: 'write that page and its slides into a folder' },
    { flags: '--json', description: 'print the list for programs' },
  ],
  examples: ['deck themes', 'deck themes --open', 'deck themes talk.txt --open'],
  async run([file], options, io) {
    const { findThemes, galleryDeck } = await import('../project/themes.ts')
    const { dirname, join, resolve } = await import('node:path')
    const named = file === undefined ? galleryDeck() : resolve(io.cwd, file)
    const found = await findThemes(file === undefined ? io.cwd : dirname(named))
    if (options.json === true) io.out(`${JSON.stringify(found, null, 1)}\n`)
    else if (options.open !== true && options.output === undefined) io.out(print(found))
    if (options.open !== true && options.output === undefined) return exitCodes.good

    const [{ buildGallery }, { openDeck }, { mkdtemp }, { tmpdir }] = await Promise.all([
      import('../build/gallery.ts'), import('../project/open.ts'), import('node:fs/promises'), import('node:os')])
    const output = (options.output as string | undefined) ?? join(await mkdtemp(join(tmpdir(), 'deck-themes-')), 'gallery')
    const shown = file === undefined ? found.filter(({ own }) => !own) : found
    await buildGallery({
      output, cwd: io.cwd, themes: shown.map(({ name }) => name), open: (theme) => openDeck(named, { cwd: io.cwd, theme }),
    })
    const page = join(resolve(io.cwd, output), 'index.html')
    io.out(`${page}\n`)
    if (options.open === true) await (await import('open')).default(page)
    return exitCodes.good
  },
}

function print(found: readonly { name: string; summary: string; picture?: string }[]): string {
  const width = Math.max(...found.map(({ name }) => name.length))
  const rows = found.map(({ name, summary, picture }) => `${name.padEnd(width)}  ${summary}\n${picture ? `${' '.repeat(width + 2)}${picture}\n` : ''}`)
  return `${rows.join('')}\nEach is light or dark: "deck present talk.txt -t 'paper dark'". See them with "deck themes --open".\n`
}
