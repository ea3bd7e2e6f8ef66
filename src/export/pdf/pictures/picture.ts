// A picture as it stands in a PDF: packed as its file is, so that nothing of it is unpacked, changed or packed anew.
import type { Dict } from '../value.ts'

/** A stream (7.3.8): its head, and its bytes. */
export interface Stream { head: Dict; data: Uint8Array }

export interface Picture {
  /** of the file, in pixels */
  width: number
  height: number
  /** @returns its colours, and how much of each pixel is seen, where that is not all of it @throws Error where it is broken */
  pack: () => Promise<{ colours: Stream; mask: Stream | null }>
}
