import { expect, test } from 'vitest'
import { parseNumbering } from './numbering.ts'

const found = (line: string) => {
  const numbering = parseNumbering(line)
  return numbering && [numbering.label, numbering.number, numbering.total, numbering.title]
}

test.each([
  ['Problem Number 6', ['Problem', 6, null, '']],
  ['Problem 2', ['Problem', 2, null, '']],
  ['problem #3', ['problem', 3, null, '']],
  ['Part One', ['Part', 1, null, '']],
  ['Part 2: The Return', ['Part', 2, null, 'The Return']],
  ['Step 3 of 5', ['Step', 3, 5, '']],
  ['Step 3/5 - mix', ['Step', 3, 5, 'mix']],
  ['Chapter IV', ['Chapter', 4, null, '']],
  ['#4', ['#', 4, null, '']],
  ['#4 Wrong assumptions', ['#', 4, null, 'Wrong assumptions']],
  ['Teil 2 von 3', ['Teil', 2, 3, '']],
  ['Problem Nummer sechs', ['Problem', 6, null, '']],
  ['Étape 3 sur 5', ['Étape', 3, 5, '']],
  ['Partie n° 2', ['Partie', 2, null, '']],
  ['Capítulo V', ['Capítulo', 5, null, '']],
  ['Часть 2 из 4', ['Часть', 2, 4, '']],
  ['第十二章 終わり', ['章', 12, null, '終わり']],
  ['第3部', ['部', 3, null, '']],
  ['3장', ['장', 3, null, '']],
])('%s is numbered', (line, numbering) => expect(found(line)).toEqual(numbering))

test.each([
  'Part C', 'Parts 1 and 2', 'Problem 6 solved at last', 'Step by step', 'Part of the problem', 'Chapter VIX', 'Step 7 of 5', '2024', '4', 'The 4 problems',
  'Part Oneness', 'Problem', 'Problem 1234', '',
])('%s is not numbered', (line) => expect(found(line)).toBeNull())
