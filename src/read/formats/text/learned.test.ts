// The learned splitter: that weights and code speak of the same features, and what it says of its decisions.
import { expect, test } from 'vitest'
import { featureNames } from './features.ts'
import { learnedSplitter } from './learned.ts'
import type { TextLine } from './splitter.ts'
import { styleFeatureNames } from './style.ts'
import weights from './weights.json'

const lines = (text: string): TextLine[] => text.split('\n').map((line): TextLine => ({
  text: line.replace(/^- /, ''), kind: line.startsWith('- ') ? 'bullet' : 'text', marker: line.startsWith('- ') ? '-' : '', indent: 0, blanks: 0,
}))

const talk = lines(`Why our builds are slow
- Everything is built one after the other.
- Nobody knows which step waits for which.
What we changed
Problem Number 2
- Steps say what they need.
- What needs nothing starts at once.
What our users say
"I never know whether what I pushed is what is running."
Thank you`)

test('the weights were trained for the features of this code', () => {
  expect(weights.features).toEqual([...featureNames, ...styleFeatureNames])
})

test('roles and starts', () => {
  expect(learnedSplitter(talk).map(({ role, starts }) => `${role}${starts ? ' starts' : ''}`)).toEqual([
    'title starts', 'text', 'text', 'title starts', 'subtitle', 'text', 'text', 'title starts', 'text', 'title starts',
  ])
})

test('reasons in words', () => {
  const reasons = learnedSplitter(talk).map(({ why }) => why.reason)
  expect([reasons[3], reasons[4], reasons[5]]).toEqual([
    'after a list; short; no full stop', 'numbers the section, under the title', 'goes on within the slide',
  ])
})

test('confidence lies between 0 and 1', () => {
  for (const { why } of learnedSplitter(talk)) {
    expect(why.confidence).toBeGreaterThan(0)
    expect(why.confidence).toBeLessThanOrEqual(1)
  }
})

test('what the author gave is held fixed, whatever the line looks like', () => {
  const given = talk.map((line, index): TextLine =>
    index === 2 ? { ...line, given: { starts: true } } : index === 3 ? { ...line, given: { role: 'text', starts: false } } : line)
  const decisions = learnedSplitter(given)
  expect(decisions[2]).toMatchObject({ starts: true, role: 'text', why: { reason: 'given by the author' } })
  expect(decisions[3]).toMatchObject({ starts: false, role: 'text' })
})

test('no lines, no decisions', () => {
  expect(learnedSplitter([])).toEqual([])
})

test('a text longer than any talk is split where its parts are, and nowhere else', () => {
  const times = 1000
  const parts = Array.from({ length: times }, (_, part) => talk.map((line) => ({ ...line, text: `${line.text} ${part}` }))).flat().concat(talk)
  const starts = learnedSplitter(parts).flatMap((decision, index) => (decision.starts && index < times * talk.length ? [index % talk.length] : []))
  expect([0, 3, 7, 9].map((line) => starts.filter((start) => start === line).length)).toEqual([times, times, times, times])
  expect(starts).toHaveLength(4 * times)
})

test('a long text of one slide stays one', () => {
  const list = Array.from({ length: 10_000 }, (_, index): TextLine => ({ text: `Item ${index} of a long list.`, kind: 'bullet', marker: '-', indent: 0, blanks: 0 }))
  expect(learnedSplitter(list).flatMap(({ starts }, index) => (starts ? [index] : []))).toEqual([0])
})
