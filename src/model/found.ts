// A slide as a site's search knows it.

export interface FoundSlide {
  id: number
  /** number in its talk */
  n: number
  title: string
  text: string
  /** title of its talk */
  talk: string
  /** relative to the site's first page */
  href: string
}
