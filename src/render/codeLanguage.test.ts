import { describe, expect, test } from 'vitest'
import { guessCodeLanguage, withCodeLanguages } from './codeLanguage.ts'
import { signs, wholes } from './codeSigns.ts'
import { makeDeck, makeSlide } from './fixtures/deck.ts'
import { languages } from './languages.ts'

const shown: [string, string][] = [
  ['shell', '$ deck export talk.txt\ntalk.pdf  22 pages'],
  ['shell', '# once\nada@engine:~/talks$ ls'],
  ['bash', 'git add .\ngit commit -m "Cards"'],
  ['bash', '#!/bin/sh\nfor card in *; do\n  echo $card\ndone'],
  ['python', '>>> sum([1, 2])\n3'],
  ['python', 'def tide(hour):\n    return hour % 12'],
  ['python', 'import cards\n\ncards.sort()'],
  ['javascript', 'const cards = require("cards")\nconsole.log(cards)'],
  ['javascript', 'import { card } from "./cards.js"'],
  ['typescript', 'type Card = { holes: number, name: string }'],
  ['go', 'func Punch(card []byte) error {\n\treturn nil\n}'],
  ['go', 'type Card struct {\n\tholes int\n}'],
  ['java', 'public class Card {\n    private int holes;\n}'],
  ['csharp', 'using System;\nConsole.WriteLine("card");'],
  ['kotlin', 'fun main() {\n    println("card")\n}'],
  ['scala', 'def punch(card: Card): Option[Hole] = card.next'],
  ['scala', 'case class Card(holes: Int)'],
  ['groovy', 'def card = \'blank\'\ncards.each { card -> print card }'],
  ['swift', 'func punch(_ card: Card) -> Hole? {\n  guard let hole = card.next else { return nil }\n}'],
  ['rust', 'fn main() {\n    let mut card = Card::new();\n}'],
  ['c', '#include <stdio.h>\n\nint main(void) {\n    return 0;\n}'],
  ['cpp', 'std::vector<Card> cards;\nfor (auto& card : cards) punch(card);'],
  ['ruby', 'cards.each do |card|\n  puts card\nend'],
  ['perl', 'my $card = shift;\nprint $card;'],
  ['php', '<?php\n$card = new Card();'],
  ['sql', 'select name\nfrom cards\nwhere holes > 3'],
  ['dockerfile', 'FROM debian\nRUN make cards'],
  ['diff', '-  card\n+  cards\n   holes'],
  ['http', 'GET /cards HTTP/1.1\nHost: example.org'],
  ['haskell', 'punch :: Card -> Hole\npunch card = next card'],
  ['lisp', '(defun punch (card)\n  (next card))'],
  ['clojure', '(defn punch [card]\n  (next card))'],
  ['elixir', 'defmodule Card do\nend'],
  ['lua', 'local card = require "card"'],
  ['css', '.card {\n  color: red;\n}'],
  ['makefile', 'cards:\n\tpunch --all'],
  ['ini', '[cards]\nholes = 3'],
  ['json', '{\n  "cards": [1, 2]\n}'],
  ['xml', '<ul>\n  <li>card</li>\n</ul>'],
  ['yaml', 'cards:\n  - name: one\n    holes: 3'],
]

test.each(shown)('%s: %j', (name, text) => expect(guessCodeLanguage(text)).toBe(name))

test.each([
  '3690',
  'registering card()\nend of main program...',
  'function reverse(a[0..n - 1])\n    for i from 0 to n\n        b[n - i] := a[i]',
  'Author: Ada\nDate:   1843\n\n    Note G.',
  'f(n) ≤ c * g(n), for all n',
  '"compress/gzip"',
  'a -> b -> c',
  '',
])('nothing is said of %j', (text) => expect(guessCodeLanguage(text)).toBeUndefined())

test('every language that is told is one that is coloured, and shown here', () => {
  const told = [...Object.keys(signs), ...Object.keys(wholes)]
  expect(told.filter((name) => languages.get(name)?.name !== name)).toEqual([])
  expect(new Set(told)).toEqual(new Set(shown.map(([name]) => name)))
})

describe('in a talk', () => {
  const code = (value: string, lang?: string) => ({ type: 'code', value, ...(lang && { lang }) })
  const langs = (...body: object[]) => withCodeLanguages(makeDeck([makeSlide(1, { body })])).slides[0]!.regions.default!
    .flatMap((block) => (block.type === 'list' ? block.children.flatMap(({ children }) => children) : [block]))
    .map((block) => (block.type === 'code' ? block.lang : null))

  test('an author\'s word holds', () => expect(langs(code('$ ls', 'text'))).toEqual(['text']))
  test('few signs are enough for the language of the other code', () => {
    expect(langs(code('v, ok := m[k]'))).toEqual([undefined])
    expect(langs(code('v, ok := m[k]'), code('func main() {'))).toEqual(['go', 'go'])
    expect(langs(code('v, ok := m[k]'), code('x', 'go'))).toEqual(['go', 'go'])
  })
  test('code in a list is seen too', () => {
    expect(langs({ type: 'list', ordered: false, children: [{ type: 'listItem', children: [code('$ ls')] }] })).toEqual(['shell'])
  })
})
