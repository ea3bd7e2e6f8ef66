// The host page's own script: it counts the keys that reach the page, and writes down what the decks say.
document.addEventListener('keydown', ({ key }) => record('keys', key))
for (const name of ['deck-ready', 'deck-slide', 'deck-end', 'deck-error']) {
  document.addEventListener(name, ({ target, detail }) => record('events', { name, src: target.getAttribute('src'), detail }))
}
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => record('violations', `${violatedDirective} ${blockedURI}`))
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) record('shifts', entry.value)
}).observe({ type: 'layout-shift', buffered: true })

function record(list, what) {
  window.seen ??= { keys: [], events: [], violations: [], shifts: [] }
  window.seen[list].push(what)
}
