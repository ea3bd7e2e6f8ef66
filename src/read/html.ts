// What people write of HTML in Markdown.

/** Names of HTML's elements that people write in Markdown, in lower case. */
export const htmlNames: ReadonlySet<string> = new Set((
  'a abbr article aside audio b big blockquote button canvas center cite code dd del details div dl dt em embed figcaption ' +
  'figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label li link main mark nav object ' +
  'ol p picture pre q s script section small source span strike strong style sub summary sup svg table tbody td th thead tr u ul video'
).split(' '))

/** The first tag in a text, where it is one of HTML and not the `<T>` of `Vec<T>`. */
export function firstTag(text: string): string | null {
  const tag = /<\/?([a-z][a-z0-9-]*)(?:\s[^<>]*)?\/?>/i.exec(text)
  return tag && htmlNames.has(tag[1]!.toLowerCase()) ? tag[0] : null
}
