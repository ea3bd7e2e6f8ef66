// What other programs read of a site: JSON Feed, the sitemap, and the talks as one list.
import type { Manifest } from '../model/manifest.ts'
import type { SiteFile } from '../render/look.ts'
import { element, joined, nothing, text, type Html } from '../render/html.ts'
import { encodePath, type Conference } from './document.ts'
import type { SiteTalk } from './talk.ts'

/** `talks.json`: what is known of all talks, but for their slides, of which only the number is told. Addresses are relative to a talk's folder. */
export interface TalkList {
  version: 1
  /** name of the conference */
  title: string
  talks: (Omit<Manifest, 'slides'> & { folder: string; slides: number })[]
}

/** `talks.json` always; `feed.json` (https://jsonfeed.org/version/1.1) and `sitemap.xml` need the site's address. */
export function renderFeeds(talks: readonly SiteTalk[], conference: Conference): SiteFile[] {
  const { base } = conference
  const json = (path: string, value: unknown): SiteFile => ({ path, text: `${JSON.stringify(value, null, 1)}\n` })
  return [
    json('talks.json', listOf(talks, conference)),
    ...(base === null ? [] : [json('feed.json', feed(talks, conference, base)), { path: 'sitemap.xml', text: sitemap(talks, base) }]),
  ]
}

const listOf = (talks: readonly SiteTalk[], { title }: Conference): TalkList =>
  ({ version: 1, title, talks: talks.map(({ folder, manifest: { slides, ...rest } }) => ({ folder, ...rest, slides: slides.length })) })

function feed(talks: readonly SiteTalk[], { title, lang }: Conference, base: string): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: base,
    feed_url: `${base}feed.json`,
    language: lang,
    items: talks.map(({ folder, manifest }) => {
      const at = `${base}${encodePath(folder)}/`
      return {
        id: at,
        url: at,
        title: manifest.title,
        content_text: manifest.description ?? manifest.subtitle ?? manifest.title,
        image: manifest.urls.poster && `${at}${manifest.urls.poster}`,
        date_published: manifest.event?.session?.start,
        authors: manifest.speakers,
        tags: manifest.keywords,
        language: manifest.language,
        attachments: manifest.urls.pdf && [{ url: `${at}${manifest.urls.pdf}`, mime_type: 'application/pdf', title: 'Slides' }],
      }
    }),
  }
}

function sitemap(talks: readonly SiteTalk[], base: string): string {
  const addresses = [base, ...talks.map(({ folder }) => `${base}${encodePath(folder)}/`)]
  const urls = addresses.map((address): Html => element('url', {}, element('loc', {}, text(address))))
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('urlset', { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }, joined([nothing, ...urls, nothing], '\n'))}\n`
}
