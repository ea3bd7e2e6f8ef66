// What search engines are told of a talk: schema.org as JSON-LD.
import type { Manifest } from '../model/manifest.ts'
import { element, type Html } from '../render/html.ts'
import { encodePath, type Conference } from './document.ts'
import type { SiteTalk } from './talk.ts'

/** A script element that holds data and runs nothing. */
export function linkedData(talk: SiteTalk, conference: Conference): Html {
  // no character that could end the element
  const json = JSON.stringify(describe(talk, conference)).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return element('script', { type: 'application/ld+json' }, json as Html)
}

/** https://schema.org/PresentationDigitalDocument; the talk itself is the event that it was shown at. */
function describe({ folder, manifest }: SiteTalk, { base, title: conference }: Conference): object {
  const address = (path: string): string => `${base ?? ''}${base === null ? '' : `${encodePath(folder)}/`}${path}`
  const people = manifest.speakers?.map(({ name }) => ({ '@type': 'Person', name }))
  return {
    '@context': 'https://schema.org',
    '@type': 'PresentationDigitalDocument',
    'name': manifest.title,
    'url': base === null ? undefined : address(''),
    'author': people,
    'inLanguage': manifest.language,
    'license': manifest.license,
    'description': manifest.description,
    'keywords': manifest.keywords?.join(', '),
    'thumbnailUrl': manifest.urls.poster && address(manifest.urls.poster),
    'encoding': manifest.urls.pdf && { '@type': 'MediaObject', 'contentUrl': address(manifest.urls.pdf), 'encodingFormat': 'application/pdf' },
    'about': eventOf(manifest, conference, people),
  }
}

/** An event has a time; without one there is only the talk. */
function eventOf({ title, event }: Manifest, conference: string, people: object[] | undefined): object | undefined {
  const start = event?.session?.start ?? (/^\d{4}-\d{2}-\d{2}/.test(event?.date ?? '') ? event!.date : undefined)
  if (start === undefined) return undefined
  return {
    '@type': 'Event',
    'name': title,
    'startDate': start,
    'endDate': event?.session?.end,
    'url': event?.session?.url,
    'performer': people,
    'location': (event?.session?.room ?? event?.location) === undefined ? undefined : { '@type': 'Place', 'name': event?.session?.room ?? event?.location },
    'superEvent': { '@type': 'Event', 'name': event?.name ?? conference, 'startDate': start },
  }
}
