import { describe as group, expect, it } from 'vitest'
import { describe, difference, type Rendered } from './diff.ts'

const slide = (id: string, line: number, html = `<section id="${id}">`, more: Partial<Rendered> = {}): Rendered =>
  ({ id, section: null, line, html, notes: '', ...more })
const deck = [slide('a', 1), slide('b', 5), slide('c', 9)]

group('an edit', () => {
  it('of one slide sends that slide', () => {
    const found = difference(deck, [slide('a', 1), slide('b', 5, '<section id="b">new'), slide('c', 9)])
    expect(found.slides).toEqual([
      { id: 'a', section: null, line: 1 },
      { id: 'b', section: null, line: 5, html: '<section id="b">new' },
      { id: 'c', section: null, line: 9 },
    ])
    expect(describe(found)).toBe('1 slide changed')
  })

  it('that adds a slide above sends only that, and where the others begin now', () => {
    const found = difference(deck, [slide('x', 1), slide('a', 4), slide('b', 8), slide('c', 12)])
    expect(found.slides.filter(({ html }) => html !== undefined).map(({ id }) => id)).toEqual(['x'])
    expect(found.slides.map(({ line }) => line)).toEqual([1, 4, 8, 12])
    expect(describe(found)).toBe('1 slide changed')
  })

  it('that removes one sends no content', () => {
    const found = difference(deck, [slide('a', 1), slide('c', 5)])
    expect(found.slides.every(({ html }) => html === undefined)).toBe(true)
    expect(describe(found)).toBe('1 removed')
  })

  it('that only moves slides sends no content', () => {
    const found = difference(deck, [slide('b', 1), slide('a', 5), slide('c', 9)])
    expect(found.changed).toBe(0)
    expect(describe(found)).toBe('slides moved')
  })

  it('of a section moves its slides', () => {
    expect(difference(deck, deck.map((each) => ({ ...each, section: 's' }))).moved).toBe(true)
  })

  it('of notes changes no slide', () => {
    const found = difference(deck, [slide('a', 1, undefined, { notes: '<p>Breathe' }), ...deck.slice(1)])
    expect(found.changed).toBe(0)
    expect(describe(found)).toBe('notes changed')
  })

  it('of blank lines changes nothing to be seen', () => {
    const found = difference(deck, [slide('a', 1), slide('b', 6), slide('c', 10)])
    expect(found.lines).toBe(true)
    expect(describe(found)).toBeNull()
  })
})
