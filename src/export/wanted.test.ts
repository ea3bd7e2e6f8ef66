import { describe, expect, test } from 'vitest'
import { Failure } from '../model/failure.ts'
import { inRange, readWanted } from './wanted.ts'

const refused = (flags: object, env = {}): string => {
  try {
    readWanted({ ...flags }, env)
  } catch (error) {
    if (error instanceof Failure) return `${error.exitCode} ${error.message}\n${error.hint}`
    throw error
  }
  return ''
}

test('nothing asked for', () => {
  expect(readWanted({}, {})).toEqual({
    range: null, steps: false, notes: false, annotations: false, handout: null, light: false, shape: null, size: null, maxSize: null, resample: null, source: null, scale: 1, contactSheet: false, date: null,
  })
})

describe('--range', () => {
  const slides = (range: string): number[] => [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((number) => inRange(number, readWanted({ range }, {}).range))
  test.each([['3', [3]], ['3-5,8', [3, 4, 5, 8]], ['7-', [7, 8, 9]], ['-2', [1, 2]], [' 1 , 4 - 5 ', [1, 4, 5]], ['5,5,4', [4, 5]]])('%s', (range, numbers) => {
    expect(slides(range)).toEqual(numbers)
  })
  test.each(['', '-', '0-3', '5-3', 'a', '1,,2', '1..3', '-1-2'])('not "%s"', (range) => {
    expect(refused({ range })).toBe(`2 --range takes numbers of slides, not "${range}".\nSuch as --range 3-7,12 or --range 5-.`)
  })
})

test('--size', () => {
  const size = (text: string): unknown => {
    const { shape, size } = readWanted({ size: text }, {})
    return [shape, size && `${size.width}×${size.height}`]
  }
  expect(size('16:9')).toEqual(['16:9', null])
  expect(size('4:3')).toEqual(['4:3', null])
  expect(size('1920x1080')).toEqual(['16:9', '1920×1080'])
  expect(size('1366x768')).toEqual(['16:9', '1366×768'])
  expect(size('3:2')).toEqual([null, '1280×853'])
  expect(size('a4')).toEqual([null, '1122.52×793.7'])
  for (const wrong of ['A3.5', '0x0', '4:0', '1920', '5x5', '99999x99999', '100:1']) {
    expect(refused({ size: wrong })).toBe(`2 --size takes a shape, a paper or a size in pixels, not "${wrong}".\nSuch as --size 16:9, 4:3, A4, letter or 1920x1080.`)
  }
})

test('--max-size', () => {
  const bytes = (text: string): unknown => readWanted({ maxSize: text }, {}).maxSize
  expect(['10MB', '1.5 mb', '800kB', '12345', '7 B'].map(bytes)).toEqual([10e6, 1.5e6, 800e3, 12345, 7])
  for (const wrong of ['', '0', 'ten', '10 MiB', '-1']) {
    expect(refused({ maxSize: wrong })).toBe(`2 --max-size takes a size, not "${wrong}".\nSuch as --max-size 10MB or 800kB.`)
  }
})

test('--resample', () => {
  expect(['150', '72dpi', '300 DPI'].map((resample) => readWanted({ resample }, {}).resample)).toEqual([150, 72, 300])
  for (const wrong of ['', '20', '1201', 'small']) {
    expect(refused({ resample: wrong })).toBe(`2 --resample takes dots an inch, from 36 to 1200, not "${wrong}".\nWith --resample 150 a picture as wide as a slide has 2000 pixels.`)
  }
})

test('--handout, --scale', () => {
  expect(readWanted({ handout: '6', scale: '2' }, {})).toMatchObject({ handout: 6, scale: 2 })
  expect(refused({ handout: '5' })).toBe('2 --handout takes 1, 2, 3, 4, 6 or 9 slides on a page, not "5".\nSuch as --handout 3, which has lines to write on.')
  expect(refused({ scale: '9' })).toBe('2 --scale takes a number from 0.1 to 8, not "9".\nWith --scale 2 a picture is 2560×1440.')
})

test('SOURCE_DATE_EPOCH', () => {
  expect(readWanted({}, { SOURCE_DATE_EPOCH: '1700000000' }).date?.toISOString()).toBe('2023-11-14T22:13:20.000Z')
  expect(readWanted({}, { SOURCE_DATE_EPOCH: '' }).date).toBeNull()
  expect(refused({}, { SOURCE_DATE_EPOCH: 'today' })).toBe('2 SOURCE_DATE_EPOCH is a number of seconds since 1970, not "today".\nSuch as SOURCE_DATE_EPOCH=$(git log -1 --format=%ct).')
})
