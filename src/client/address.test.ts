import { describe, expect, it } from 'vitest'
import { asksForPrint, readAddress, writeAddress } from './address.ts'

const slides = ['title', 'what-it-is', 'problem-6', 'größe'].map((id) => ({ id, dataset: id === 'what-it-is' ? { aliases: 'what title was-ist-es' } : {} }))
const read = (hash: string, search = ''): unknown => readAddress({ hash, search }, slides)

describe('the slide that an address means', () => {
  it.each([
    ['#/problem-6', { id: 'problem-6' }],
    ['#problem-6', { id: 'problem-6' }],
    ['#/problem-6/2', { id: 'problem-6', fragment: 2 }],
    ['#/gr%C3%B6%C3%9Fe', { id: 'größe' }],
    ['#/3', { id: 'problem-6' }],
    ['#3', { id: 'problem-6' }],
    ['#/3/1', { id: 'problem-6' }],
    ['#s=3', { id: 'problem-6' }],
    ['#s=what-it-is', { id: 'what-it-is' }],
    ['#/0', { id: 'title' }],
    ['#/99', { id: 'größe' }],
    ['#/problem-6#?secret=aB3', { id: 'problem-6' }],
    ['#/what', { id: 'what-it-is' }],
    ['#/was-ist-es/1', { id: 'what-it-is', fragment: 1 }],
    ['#/title', { id: 'title' }],
  ])('%s', (hash, expected) => expect(read(hash)).toEqual(expected))

  it('is in the query too, where no hash says otherwise', () => {
    expect(read('', '?slide=2')).toEqual({ id: 'what-it-is' })
    expect(read('', '?slide=problem-6')).toEqual({ id: 'problem-6' })
    expect(read('#/1', '?slide=2')).toEqual({ id: 'title' })
  })

  it.each(['', '#', '#/', '#?secret=aB3', '#/nothing-here', '#%E0%A4%A'])('is left to reveal.js: "%s"', (hash) => expect(read(hash)).toBeNull())

  it('can be written, and read again', () => {
    for (const address of [{ id: 'größe' }, { id: 'title', fragment: 1 }]) {
      expect(read(writeAddress(address))).toEqual(address)
    }
  })
})

it('a deck without slides has no address', () => expect(readAddress({ hash: '#/1', search: '' }, [])).toBeNull())

it('asks for the print view in both spellings', () => {
  for (const search of ['?print-pdf', '?view=print', '?a=b&view=print', '?print-pdf#/3']) expect(asksForPrint(search)).toBe(true)
  for (const search of ['', '?view=scroll', '?blueprint-pdf=1']) expect(asksForPrint(search)).toBe(false)
})
