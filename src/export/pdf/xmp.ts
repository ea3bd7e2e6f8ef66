// The same facts as XML, for programs that read XMP (ISO 16684-1) and not the PDF's own dictionary.
import type { PdfFacts } from './finish.ts'

/** @param sound whether the file may call itself PDF/UA-1 */
export function xmp({ title, authors, subject, keywords, language, date }: PdfFacts, sound: boolean): string {
  const list = (kind: 'Seq' | 'Bag', items: readonly string[]): string =>
    `<rdf:${kind}>${items.map((item) => `<rdf:li>${escaped(item)}</rdf:li>`).join('')}</rdf:${kind}>`
  const inWords = (text: string): string => `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`
  const when = date?.toISOString().replace(/\.\d+/, '')
  const properties = [
    `<dc:format>application/pdf</dc:format>`,
    `<dc:title>${inWords(title)}</dc:title>`,
    authors.length && `<dc:creator>${list('Seq', authors)}</dc:creator>`,
    subject && `<dc:description>${inWords(subject)}</dc:description>`,
    keywords.length && `<dc:subject>${list('Bag', keywords)}</dc:subject><pdf:Keywords>${escaped(keywords.join(', '))}</pdf:Keywords>`,
    `<dc:language>${list('Bag', [language])}</dc:language>`,
    `<xmp:CreatorTool>deck</xmp:CreatorTool>`,
    when && `<xmp:CreateDate>${when}</xmp:CreateDate><xmp:ModifyDate>${when}</xmp:ModifyDate>`,
    sound && `<pdfuaid:part>1</pdfuaid:part>`,
  ].filter(Boolean)
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
${properties.join('\n')}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '')
