// Brings an edit onto the page: changed slides get new content, others are not touched, the audience stays where it is.
import type { LiveUpdate } from '../model/live.ts'
import { stacksOf } from '../model/stacks.ts'
import { placeAfter } from './plan.ts'
import { withoutBackground, type Player } from './player.ts'

/** classes that are reveal.js's, not the slide's */
const states = ['past', 'present', 'future', 'has-dark-background', 'has-light-background']

/** Applies an update in one go: between two frames, without a transition. */
export function applyUpdate({ slides, title }: LiveUpdate, player: Player): void {
  const { reveal } = player
  const root = reveal.getSlidesElement()!
  const known = new Map(player.slides().map((slide) => [slide.id, slide]))
  const current = player.current()
  const { shown, total } = player.steps()
  const order = slides.map(({ id }) => id)
  const moved = order.join('\n') !== [...known.keys()].join('\n') || sectionsOf(root) !== sectionsIn(slides)
  if (moved && reveal.getViewportElement()?.classList.contains('reveal-scroll')) {
    // there every slide is wrapped in a page of its own; the browser keeps the place
    location.reload()
    return
  }

  const target = placeAfter([...known.keys()], current.id, order)
  const calm = root.classList.contains('no-transition')
  root.classList.add('no-transition')
  const changed = slides.flatMap(({ id, html }) => {
    if (html === undefined) return []
    const fresh = parse(html)
    const old = known.get(id)
    if (old) replaceContent(old, fresh)
    else known.set(id, fresh)
    return [old ?? fresh]
  })
  if (moved) arrange(root, slides, known)
  const place = known.get(target)!
  if (moved) {
    player.show(place, place === current ? shown : 0)
    reveal.sync()
  } else {
    for (const slide of changed) reveal.syncSlide(slide)
    // going to a slide touches every other one
    if (changed.includes(current) && total + player.steps().total > 0) player.show(current, shown)
  }
  document.title = title
  if (!calm) requestAnimationFrame(() => requestAnimationFrame(() => root.classList.remove('no-transition')))
}

function parse(html: string): HTMLElement {
  const template = document.createElement('template')
  template.innerHTML = html
  const slide = template.content.querySelector('section')!
  withoutBackground(slide)
  return slide
}

/** The section stays, so that whatever points at it stays true; its attributes and what is in it become new. */
function replaceContent(old: HTMLElement, fresh: HTMLElement): void {
  const state = states.filter((name) => old.classList.contains(name))
  const ours = new Set(['hidden', 'aria-hidden', 'inert', 'style', 'role', 'aria-roledescription', 'aria-label', 'data-index-h', 'data-index-v'])
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !ours.has(name)) old.removeAttribute(name)
  for (const { name, value } of [...fresh.attributes]) if (name !== 'style') old.setAttribute(name, value)
  const { display } = old.style
  old.style.cssText = fresh.style.cssText
  old.style.display = display
  old.classList.add(...state)
  // steps of slides that are over are shown
  if (old.closest('.past')) for (const fragment of fresh.querySelectorAll('.fragment')) fragment.classList.add('visible')
  old.replaceChildren(...fresh.childNodes)
}

/** Puts the slides in order, those of one section into its stack, and takes away what is left over. */
function arrange(root: HTMLElement, slides: LiveUpdate['slides'], known: ReadonlyMap<string, HTMLElement>): void {
  const stacks = [...root.querySelectorAll<HTMLElement>(':scope > section.stack')]
  const tops = stacksOf(slides).map(({ section, slides: inside }) => {
    if (inside.length === 1) return known.get(inside[0]!.id)!
    const at = stacks.findIndex(({ dataset }) => dataset.section === section)
    const stack = at < 0 ? makeStack(section!) : stacks.splice(at, 1)[0]!
    // reveal.js remembers the slide that was shown last in a stack by its place
    stack.removeAttribute('data-previous-indexv')
    place(stack, inside.map(({ id }) => known.get(id)!))
    return stack
  })
  place(root, tops)
}

function makeStack(section: string): HTMLElement {
  const stack = document.createElement('section')
  stack.className = 'stack'
  stack.dataset.section = section
  return stack
}

/** Moves only what is not in its place already: a moved element loses what it plays or has focused. */
function place(parent: HTMLElement, wanted: readonly HTMLElement[]): void {
  const keep = new Set(wanted)
  for (const child of [...parent.children]) if (child.tagName === 'SECTION' && !keep.has(child as HTMLElement)) child.remove()
  wanted.forEach((element, index) => {
    if (parent.children[index] !== element) parent.insertBefore(element, parent.children[index] ?? null)
  })
}

const sectionsIn = (slides: LiveUpdate['slides']): string =>
  stacksOf(slides).map(({ section, slides: { length } }) => (length > 1 ? `${section} ${length}` : '')).join('\n')

const sectionsOf = (root: HTMLElement): string => [...root.querySelectorAll<HTMLElement>(':scope > section')]
  .map((top) => (top.classList.contains('stack') ? `${top.dataset.section} ${top.querySelectorAll('section').length}` : ''))
  .join('\n')
