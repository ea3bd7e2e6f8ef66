// The name of a deck's folder in a site: build writes it, embed links to it.

/** Letters, digits and "-", good for an address and for any disk; `talk` where the name has neither. */
export function folderName(name: string): string {
  return name.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'talk'
}
