import { expect, test } from 'vitest'
import { makeSource } from '../model/source.ts'
import { slug } from './ids.ts'
import { read } from './read.ts'

const idsOf = (markdown: string): string[] => read(makeSource('talk.md', markdown)).value!.slides.map((slide) => slide.id)

test.each([
  ['The Eternal September', 'the-eternal-september'],
  ['"Modularity",', 'modularity'],
  ['Don\'t panic', 'dont-panic'],
  ['Größe zählt', 'größe-zählt'],
  ['Проблема', 'проблема'],
  ['日本語の題', '日本語の題'],
  ['हिन्दी में', 'हिन्दी-में'],
  ['3 things', 'slide-3-things'],
  ['...', 'slide'],
  ['../../etc/passwd', 'etc-passwd'],
  ['a'.repeat(200), 'a'.repeat(60)],
  ['<script>', 'script'],
])('%s → %s', (words, id) => expect(slug(words)).toBe(id))

test('an id does not change when slides come before it', () => {
  const talk = '## Alpha\n\nx\n\n## Problem 6\n\nx\n\n## Beta\n### one\n\nx\n\n## Beta\n### two\n\nx\n'
  const ids = ['alpha', 'problem-6', 'beta-one', 'beta-two']
  expect(idsOf(talk)).toEqual(ids)
  expect(idsOf(`## New\n\nx\n\n## Problem 1\n\nx\n\n${talk}`).slice(2)).toEqual(ids)
})

test('the author\'s id comes first, wherever it stands', () => {
  expect(idsOf('# Same\n\n---\n\n# Other\n<!-- id: same -->\n')).toEqual(['same-2', 'same'])
})

test('an untitled slide is called by its first words', () => {
  expect(idsOf('# A\n\n---\n\nSix words and then some more of them.\n\n---\n\n![](x.png)\n')).toEqual(['a', 'six-words-and-then-some-more', 'slide'])
})

test('ids are all different', () => {
  expect(idsOf('# A\n\n---\n\n# A\n\n---\n\n# A 2\n\n---\n\n# A\n')).toEqual(['a', 'a-2', 'a-2-2', 'a-3'])
})
