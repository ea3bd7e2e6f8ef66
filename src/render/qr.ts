// Draws QR codes.
import { encode } from 'uqr'

/** light cells around the code, as its standard asks for */
const border = 4

/** A QR code as an image in an address (`data:`), black on white whatever the theme: not every phone reads the opposite. */
export function drawQr(address: string): string {
  const { size, data } = encode(address, { ecc: 'M', border })
  const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 20}" height="${size * 20}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${rows}"/></svg>`)}`
}
