// What the pages of a site's talks have in common stands in it once, named by its content: who has opened one talk has it.
import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Site, SiteFile } from '../render/look.ts'
import type { SiteOptions } from '../render/site.ts'
import { hash } from './keys.ts'

/** in the site, beside the talks' folders; what is in it never changes */
export const sharedFolder = '_deck/shared'

export interface SharedSite {
  /** the talk's own files; paths in its folder */
  own: Site
  /** paths in the site */
  shared: Site
}

/** @param render renders the talk's site, for a folder beside `_deck` */
export async function shareParts(render: (options: Pick<SiteOptions, 'part' | 'fonts'>) => Site): Promise<SharedSite> {
  const names = new Map<string, string>()
  // pages are drawn when they are read: by then the names are known
  const site = render({ part: (name) => `../${sharedFolder}/${names.get(name)!}`, fonts: '../fonts' })
  const [own, shared]: [Site, Site] = [[], []]
  for (const file of site) {
    const name = basename(file.path)
    if (file.path.startsWith('_deck/fonts/')) shared.push(file)
    // who embeds one talk names the script of its own folder
    else if (!file.path.startsWith('_deck/') || name === 'slide-deck.js') own.push(file)
    else {
      names.set(name, `${basename(name, extname(name))}-${hash(await contentOf(file)).slice(0, 8)}${extname(name)}`)
      shared.push({ ...file, path: `${sharedFolder}/${names.get(name)!}` })
    }
  }
  return { own, shared }
}

const contentOf = async (file: SiteFile): Promise<string | Uint8Array> => ('text' in file ? file.text : readFile(file.from))
