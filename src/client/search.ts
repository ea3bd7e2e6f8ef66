// The field on a site's first page that searches every slide of every talk. Built as search.js.
import MiniSearch from 'minisearch'
import type { FoundSlide } from '../model/found.ts'

declare global {
  interface Window {
    /** what search-data.js brings */
    deckSlides?: FoundSlide[]
  }
}

const most = 30
const form = document.querySelector('form')!
const field = form.querySelector('input')!
const found = document.querySelector('.found')!
form.hidden = false
form.addEventListener('submit', (event) => event.preventDefault())

/** the words are fetched when somebody wants to search, by a script so that it works from a disk too */
let index: Promise<MiniSearch<FoundSlide>> | undefined
const load = (): Promise<MiniSearch<FoundSlide>> => index ??= new Promise((resolve, reject) => {
  const script = document.createElement('script')
  script.src = '_deck/search-data.js'
  script.addEventListener('load', () => {
    const search = new MiniSearch<FoundSlide>({
      fields: ['title', 'text', 'talk'],
      storeFields: ['title', 'text', 'talk', 'href', 'n'],
      // a letter is the same with and without its accent
      processTerm: (term) => term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
      searchOptions: { prefix: true, fuzzy: (term) => (term.length > 4 ? 0.2 : 0), combineWith: 'AND', boost: { title: 3, talk: 2 } },
    })
    search.addAll(window.deckSlides!)
    resolve(search)
  })
  script.addEventListener('error', reject)
  document.head.append(script)
})
field.addEventListener('focus', () => void load().catch(() => {}), { once: true })
field.addEventListener('input', () => void answer())

async function answer(): Promise<void> {
  const query = field.value.trim()
  if (query === '') return found.replaceChildren()
  const hits = (await load()).search(query) as unknown as (FoundSlide & { terms: string[] })[]
  // typed on in the meantime
  if (field.value.trim() !== query) return
  found.replaceChildren(
    make('p', hits.length === 0 ? 'No slide says that.' : `${hits.length} ${hits.length === 1 ? 'slide' : 'slides'}`),
    make('ol', ...hits.slice(0, most).map((hit) => {
      const link = make('a', hit.title || `Slide ${hit.n}`)
      link.href = hit.href
      return make('li', link, make('p', `${hit.talk} · ${hit.n}`), make('p', excerpt(hit)))
    })),
  )
}

/** The words around the first one that was found; the title stands above them. */
function excerpt({ title, text: whole, terms }: FoundSlide & { terms: string[] }): string {
  const text = whole.startsWith(title) ? whole.slice(title.length).trim() : whole
  const at = Math.max(0, text.toLowerCase().indexOf(terms[0] ?? ''))
  const start = at < 60 ? 0 : text.indexOf(' ', at - 60) + 1
  return `${start > 0 ? '… ' : ''}${text.slice(start, start + 160).replace(/\s+/g, ' ')}${text.length > start + 160 ? ' …' : ''}`
}

function make<T extends keyof HTMLElementTagNameMap>(tag: T, ...inside: (Node | string)[]): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag)
  element.append(...inside)
  return element
}
