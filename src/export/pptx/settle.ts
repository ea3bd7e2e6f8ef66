// Makes a PPTX the same on every day, and mends what pptxgenjs writes against the standard (ECMA-376).
import JSZip from 'jszip'

/**
 * @param date what it says of when it was made; a file has to say something, so it is 1980 where that is null
 * @param signs colours of the signs before items, by slide, which pptxgenjs cannot set; null for that of the words
 */
export async function settle(bytes: Uint8Array, date: Date | null, signs: readonly (string | null)[]): Promise<Uint8Array> {
  const then = date ?? new Date(Date.UTC(1980, 0, 1))
  const [zip, settled] = [await JSZip.loadAsync(bytes), new JSZip()]
  for (const [path, entry] of Object.entries(zip.files)) {
    if (entry.dir) continue
    const sign = signs[Number(/^ppt\/slides\/slide(\d+)\.xml$/.exec(path)?.[1]) - 1] ?? null
    const mended = path.endsWith('.xml') ? mend(await entry.async('string'), then, sign) : await entry.async('nodebuffer')
    settled.file(path, mended, { date: then, createFolders: false })
  }
  return settled.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

const mend = (xml: string, then: Date, sign: string | null): string => xml
  .replaceAll('<a:buSzPct ', sign === null ? '<a:buSzPct ' : `<a:buClr><a:srgbClr val="${sign}"/></a:buClr><a:buSzPct `)
  .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${then.toISOString().slice(0, 19)}Z`)
  // properties of a paragraph stand once, before its first run
  .replace(/(<\/a:r>|<a:br\/>)<a:pPr\b[^>]*>.*?<\/a:pPr>/gs, '$1')
  .replace(/<\/a:solidFill><\/p:bgPr>/g, '</a:solidFill><a:effectLst/></p:bgPr>')
