import { expect, test } from 'vitest'
import type { Exporter } from './exporter.ts'
import { pathOf, targetsOf } from './target.ts'

const exporter = (name: string, ...extensions: [string, ...string[]]): Exporter => ({ name, extensions, summary: '', pages: [], browser: false, load: async () => { throw new Error('not run') } })
const pdf = exporter('pdf', 'pdf')
const jpeg = exporter('jpeg', 'jpg', 'jpeg')

test.each([
  ['beside the command', [pdf], undefined, false, '', ['queues.pdf']],
  ['as it is named', [pdf], 'out/talk.pdf', false, '', ['out/talk.pdf']],
  ['one file, named without an ending', [pdf], 'talk', false, '', ['talk']],
  ['a folder', [pdf], 'out/', false, '', ['out/queues.pdf']],
  ['two formats: a folder', [pdf, jpeg], 'out', false, '', ['out/queues.pdf', 'out/queues.jpg']],
  ['several talks: a folder', [pdf], 'out.d', true, '', ['out.d/queues.pdf']],
  ['one of several pictures', [jpeg], 'shots/slide.jpeg', false, '-07', ['shots/slide-07.jpeg']],
  ['pictures named without an ending', [jpeg], 'slide', false, '-07', ['slide-07.jpg']],
  ['a dot is no ending', [jpeg], 'factory-2.0', false, '-07', ['factory-2.0-07.jpg']],
] as const)('%s', (_, exporters, output, several, suffix, paths) => {
  expect(targetsOf('queues', exporters, output, several).map((target) => pathOf(target, suffix))).toEqual(paths)
})
