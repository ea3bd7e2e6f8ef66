// On a talk's page: a link to a slide, `#/id` as the slides write it or `#id`, opens the frame there. Built as talk.js.
const show = (): void => {
  const id = decodeURIComponent(location.hash.replace(/^#\/?/, ''))
  // an id that the slide had before stands in it
  const words = document.getElementById(id)?.closest('.words') ?? document.querySelector(`.slides > :nth-child(${Number(id) || 0})`)
  if (!words) return
  document.querySelector('slide-deck')?.setAttribute('slide', words.id)
  if (location.hash.startsWith('#/')) words.scrollIntoView()
}
addEventListener('hashchange', show)
show()
