// A talk of a hundred slides with thirty photographs: pictures that pack as badly as real ones, the same each time.
import * as zlib from 'node:zlib'
import { talk } from './talk.mjs'

const [width, height, photographs] = [1600, 1000, 30]

/** @returns {Map<string, string | Buffer>} the talk and its pictures, by name */
export function talkWithPictures(file) {
  const slides = talk(100).split('\n\n---\n\n')
  const files = new Map()
  for (let index = 0; index < photographs; index++) {
    const name = `photo-${index + 1}.png`
    files.set(name, photograph(index + 1))
    slides[3 * index + 3] = `## Photograph ${index + 1}\n\n![a picture of nothing](${name})`
  }
  return files.set(file, slides.join('\n\n---\n\n'))
}

/** Soft colours with the grain of a film. */
function photograph(seed) {
  let state = seed
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0, at = 0; y < height; y++) {
    rows[at++] = 0
    for (let x = 0; x < width; x++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      const grain = state >>> 29
      rows[at++] = 100 + 90 * Math.sin((x + seed * 40) / 260) + grain
      rows[at++] = 110 + 80 * Math.sin((y + seed * 25) / 190) + grain
      rows[at++] = 120 + 70 * Math.sin((x + y) / 330) + grain
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', zlib.deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(zlib.crc32 ? zlib.crc32(body) : slowCrc(body))
  return Buffer.concat([length, body, sum])
}

/** Node has its own since 22.2. */
function slowCrc(bytes) {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}
