// Which slides stand below each other: neighbours of one section make a stack, reveal.js's vertical slides.

export interface Stack<T> {
  section: string | null
  slides: T[]
}

/** Slides in order, by stack; a slide without neighbours of its section, or without a section, stands alone. */
export function stacksOf<T extends { section: string | null }>(slides: readonly T[]): Stack<T>[] {
  const stacks: Stack<T>[] = []
  for (const slide of slides) {
    const last = stacks.at(-1)
    if (last && slide.section !== null && last.section === slide.section) last.slides.push(slide)
    else stacks.push({ section: slide.section, slides: [slide] })
  }
  // one stack that holds the whole deck would make its overview a single column
  return stacks.length === 1 ? slides.map((slide) => ({ section: slide.section, slides: [slide] })) : stacks
}
