// A QR code: to the model it is a picture, of an address.
import type { Image } from './block.ts'
import type { Position } from './position.ts'

const scheme = 'qr:'

/** The picture of an address, with the address as its caption. */
export function qrImage(address: string, position: Position): Image {
  // a long address is broken after a slash
  const short = address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '').replaceAll('/', '/\u200b')
  return { type: 'image', url: `${scheme}${address}`, alt: `QR: ${address}`, title: short, position }
}

/** The address that a picture is the QR code of; null for every other picture. */
export const qrAddress = (url: string): string | null => (url.startsWith(scheme) ? url.slice(scheme.length) : null)
