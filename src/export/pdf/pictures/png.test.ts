import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { writeValue } from '../value.ts'
import { makePng, type Kind } from './fixtures/makePng.ts'
import { readPng } from './png.ts'

const size = { width: 5, height: 3 }

describe('what a PDF has as it is', () => {
  test.each<[string, Kind, colours: string, bytes: number, mask: boolean]>([
    ['grey', { ...size, type: 0 }, '/DeviceGray', 18, false],
    ['colours', { ...size, type: 2 }, '/DeviceRGB', 48, false],
    ['colours of 16 bits', { ...size, type: 2, depth: 16 }, '/DeviceRGB', 93, false],
    ['a palette', { ...size, type: 3 }, '[/Indexed /DeviceRGB 3 ', 18, false],
    ['colours that let through', { ...size, type: 6 }, '/DeviceRGB', 48, true],
    ['grey of 16 bits that lets through', { ...size, type: 4, depth: 16 }, '/DeviceGray', 33, true],
    ['colours that are said to be those of screens', { ...size, type: 2, more: [['sRGB', Uint8Array.of(0)], ['gAMA', Uint8Array.of(0, 0, 0, 1)]] }, '/DeviceRGB', 48, false],
  ])('%s', async (_, kind, space, bytes, masked) => {
    const picture = readPng(makePng(kind))!
    expect([picture.width, picture.height]).toEqual([5, 3])
    const { colours, mask } = await picture.pack()
    expect(writeValue(colours.head)).toContain(`/ColorSpace ${space}`)
    expect(colours.head.get('Length')).toBe(colours.data.length)
    expect(inflateSync(colours.data).length).toBe(bytes)
    // a value each pixel, and a filter each row
    expect(mask && inflateSync(mask.data).length).toBe(masked ? 3 * (1 + 5 * (kind.depth ?? 8) / 8) : null)
  })
})

describe('what a browser has to draw', () => {
  const plain = makePng({ ...size, type: 2 })
  const broken = Buffer.from(plain)
  broken[45]! ^= 1
  test.each<[string, Uint8Array]>([
    ['rows in another order', makePng({ ...size, type: 2, interlaced: true })],
    ['colours of a device', makePng({ ...size, type: 2, more: [['iCCP', Uint8Array.of(1)]] })],
    ['another brightness', makePng({ ...size, type: 2, more: [['gAMA', Uint8Array.of(0, 1, 0, 0)]] })],
    ['a colour that lets through', makePng({ ...size, type: 2, more: [['tRNS', Uint8Array.of(0, 0, 0, 0, 0, 0)]] })],
    ['a film', makePng({ ...size, type: 2, more: [['acTL', Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 0)]] })],
    ['a file that is cut off', plain.subarray(0, -20)],
    ['a file with a fault', broken],
    ['another kind of file', Buffer.from('GIF89a')],
  ])('%s', (_, bytes) => {
    expect(readPng(bytes)).toBeNull()
  })

  test('fewer pixels than it says', async () => {
    const short = makePng({ ...size, type: 6 })
    const tall = makePng({ ...size, height: 4, type: 6 })
    // the head of one, the pixels of the other
    await expect(readPng(Buffer.concat([tall.subarray(0, 33), short.subarray(33)]))!.pack()).rejects.toThrow('The pixels are not all there.')
  })
})
