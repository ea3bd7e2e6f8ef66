// Where a link of a deck may lead, besides files of its folder and its own slides. Readers say it, the serialiser holds it.
export const linkSchemes: ReadonlySet<string> = new Set(['http', 'https', 'mailto', 'tel'])
