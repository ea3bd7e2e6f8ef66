// Heads of slides whose starts are known: how far a title goes, and what its subtitle is.
import { expect, test } from 'vitest'
import type { Decision, TextLine } from '../splitter.ts'
import { headFeatureNames } from './features.ts'
import { decideHeads, joinedTitles } from './head.ts'
import weights from './weights.json'

const why = { reason: 'given by the test', confidence: 1 }

/** A talk in which `|` begins a slide, `!` settles one as begun. */
function read(talk: string): { lines: TextLine[]; decisions: Decision[] } {
  const raw = talk.split('\n')
  const lines = raw.map((line): TextLine => ({
    text: line.replace(/^[|! ] /, '').replace(/^- /, ''), kind: line.includes(' - ') ? 'bullet' : 'text', marker: '', indent: 0, blanks: 0,
    ...(line.startsWith('!') ? { given: { starts: true } } : {}),
  }))
  const decisions = raw.map((line): Decision => {
    const starts = /^[|!]/.test(line)
    return { role: starts ? 'title' : 'text', wraps: false, starts, why, boundary: why }
  })
  return { lines, decisions }
}

function heads(talk: string): string[] {
  const { lines, decisions } = read(talk)
  return decideHeads(lines, decisions).map(({ role, wraps, starts }, at) => `${starts ? '|' : ' '} ${role}${wraps ? ' goes on' : ''}: ${lines[at]!.text}`)
}

test('the weights were trained for the features of this code', () => {
  expect(weights.features).toEqual(headFeatureNames)
})

test('a short line under the title is its subtitle where the talk writes so; a sentence is not', () => {
  expect(heads(`| The long queue
  and how we came to stand in it
| First,
  a look at the numbers
| What waiting costs
  of an afternoon
  - Forty minutes a day.
| People leave
  before it is their turn
| Nobody asks
  Nobody ever asked how long it takes, because everybody knew that it takes long.`)).toEqual([
    '| title: The long queue', '  subtitle: and how we came to stand in it', '| title: First,', '  subtitle: a look at the numbers',
    '| title: What waiting costs', '  subtitle: of an afternoon', '  text: Forty minutes a day.',
    '| title: People leave', '  subtitle: before it is their turn', '| title: Nobody asks',
    '  text: Nobody ever asked how long it takes, because everybody knew that it takes long.',
  ])
})

test('a title that fills its column goes on below', () => {
  expect(heads(`| Why the second builder did not
  help us
  - It waited for the first.
| What we measured
  - How long a job waits.
| What we will try before we buy
  a third one
  - Smaller jobs.
| What we learned
  - Queues grow.`)).toEqual([
    '| title: Why the second builder did not', '  title goes on: help us', '  text: It waited for the first.',
    '| title: What we measured', '  text: How long a job waits.',
    '| title: What we will try before we buy', '  title goes on: a third one', '  text: Smaller jobs.',
    '| title: What we learned', '  text: Queues grow.',
  ])
})

test('a title alone takes the next one as its subtitle in such a talk; never one that was given', () => {
  const talk = `| The long queue
  and how we came to stand in it
| First,
  a look at the numbers
| People leave
| before it is their turn
| The builder
  that nobody turns off
| Nobody asks
  how long it takes`
  const joined = (text: string): number[] => {
    const { lines, decisions } = read(text)
    return [...joinedTitles(lines, decisions).keys()]
  }
  expect(joined(talk)).toEqual([5])
  expect(joined(talk.replace('| before', '! before'))).toEqual([])
})
