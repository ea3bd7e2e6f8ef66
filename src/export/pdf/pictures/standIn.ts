// Writes a picture that stands for another one while a browser prints: of its size, and next to nothing else.

/** A grey JPEG of a size, as small as one can be: the same for the same words in it. */
export function greyJpeg(width: number, height: number, words: string): Uint8Array {
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8)
  // each block is two bits: as light as the one before, and nothing else in it; what is left of the last byte is ones
  const pixels = Buffer.alloc(Math.ceil(blocks / 4))
  if (blocks % 4 > 0) pixels[pixels.length - 1] = 0xff >> (2 * (blocks % 4))
  const size = (value: number): [number, number] => [value >> 8, value & 0xff]
  /** a table with one code, of one bit, for zero */
  const codes = (kind: number): number[] => [kind, 1, ...Array<number>(15).fill(0), 0]
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xfe, [...Buffer.from(words)]),
    segment(0xdb, [0, ...Array<number>(64).fill(1)]),
    segment(0xc0, [8, ...size(height), ...size(width), 1, 1, 0x11, 0]),
    segment(0xc4, codes(0)),
    segment(0xc4, codes(0x10)),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    pixels,
    Buffer.from([0xff, 0xd9]),
  ])
}

const segment = (kind: number, data: readonly number[]): Buffer => Buffer.from([0xff, kind, (data.length + 2) >> 8, (data.length + 2) & 0xff, ...data])
