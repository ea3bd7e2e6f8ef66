// Starts a talk that is one file: its player travels packed in the page, which reads as a document without it.
// Built as unpack.js, a classic script that stands in the page itself.
const unpack = async (data: HTMLScriptElement): Promise<string> => {
  const bytes = Uint8Array.from(atob(data.textContent), (character) => character.charCodeAt(0))
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text()
}

void (async () => {
  for (const data of document.querySelectorAll<HTMLScriptElement>('script[data-packed]')) {
    const textContent = await unpack(data)
    if (data.dataset.packed === 'style') document.head.prepend(Object.assign(document.createElement('style'), { textContent }))
    // the page's policy knows its sum
    else document.body.append(Object.assign(document.createElement('script'), { textContent }))
    data.remove()
  }
})()
