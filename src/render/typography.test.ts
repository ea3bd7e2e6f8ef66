import { expect, test } from 'vitest'
import { inlineText, type Inline } from '../model/block.ts'
import { makeSlide } from './fixtures/deck.ts'
import { typeset } from './typography.ts'

const set = (lang: string, ...nodes: (string | Inline)[]): string => inlineText(
  typeset(makeSlide(1, { titleContent: nodes.map((node) => (typeof node === 'string' ? { type: 'text', value: node } : node)) }), lang).titleContent)

test.each([
  ['"Modularity",', '“Modularity”,'],
  ['It\'s the users\' fault, isn\'t it?', 'It’s the users’ fault, isn’t it?'],
  ['FOSDEM\'20 and the \'90s', 'FOSDEM’20 and the ’90s'],
  ['She said "he said \'no\' twice".', 'She said “he said ‘no’ twice”.'],
  ['("Red Hat things")', '(“Red Hat things”)'],
  ['If we had problems before...', 'If we had problems before…'],
  ['...they are worse', '…they are worse'],
  ['a key for this -- the gold one', 'a key for this – the gold one'],
])('%s', (typed, printed) => expect(set('en', typed)).toBe(printed))

test.each([
  ['de', '"So"', '„So“'], ['fr-CA', 'L\'a-t-il dit : "Oui" ?', 'L’a-t-il dit\u00a0: «\u00a0Oui\u00a0»\u00a0?'], ['es', '"Sí"', '«Sí»'], ['pl', '"Tak"', '„Tak”'], ['sv', '"Ja"', '”Ja”'], ['ja', '"はい"', '"はい"'],
])('%s has marks of its own', (lang, typed, printed) => expect(set(lang, typed)).toBe(printed))

test.each([
  'a 5\'10" door', 'an 8" disk', '"never closed', 'print("hello")', 'x = "a"', 'rpm --query -- all', 'see ../up and a/.../b', 'cat \'a\' | wc', 'https://example.org/"x"',
])('stays as it is typed: %s', (typed) => expect(set('en', typed)).toBe(typed))

test('marks open before a change of type and close after it; code is not touched', () => {
  const strong: Inline = { type: 'strong', children: [{ type: 'text', value: 'loud' }] }
  const code: Inline = { type: 'inlineCode', value: '"x"...' }
  expect(set('en', 'a "', strong, '" word')).toBe('a “loud” word')
  expect(set('en', 'a "quoted ', code, '" word')).toBe('a “quoted "x"...” word')
})
