import { deflateSync, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { completeTags } from './accessible.ts'
import { fileOf, type PdfObject } from './file.ts'
import { dict } from './value.ts'

const value = (text: string): PdfObject => ({ text, data: null })
function stream(text: string): PdfObject {
  const data = deflateSync(Buffer.from(text, 'latin1'))
  return { text: `<</Filter /FlateDecode\n/Length ${data.length}>>`, data }
}
/** A page as Chromium writes it, with this content, and further objects from number 4 on. */
function complete(content: string, ...more: PdfObject[]): { objects: (PdfObject | undefined)[]; content: string } & ReturnType<typeof completeTags> {
  const objects = [undefined, value('<</Pages 2 0 R>>'), value('<</Kids [<</Contents 3 0 R\n/Resources <</XObject <</X5 5 0 R>>>>>>]>>'), stream(content), ...more]
  const done = completeTags(fileOf([...objects], dict({ Root: { ref: 1 } })), objects, (place) => `slide ${place}`)
  return { ...done, objects, content: inflateSync(objects[3]!.data!).toString('latin1') }
}
const tagged = '/P <</MCID 0 >>BDC\nBT\n<0007> Tj\n/Span<</ActualText <FEFF0066> >> BDC\n<0008> Tj\nEMC\nET\nEMC\n'

test('what is drawn under no tag is an artifact, what is tagged stays as it is', () => {
  expect(complete(`q\n0 0 9 9 re\nf\n${tagged}Q\n`).content).toBe(`/Artifact BMC\nq\n0 0 9 9 re\nf\nEMC\n${tagged}Q\n`)
  const fromRight = '/P <</MCID 1 >>BDC\nBT\n/ReversedChars BMC\n<0007> Tj\nEMC\n<0008> Tj\nET\nEMC\n'
  expect(complete(`${tagged}${fromRight}`).content).toBe(`${tagged}${fromRight}`)
  expect(complete(`${tagged}/Span<</ActualText <FEFF0066> >> BDC\n<0008> Tj\nEMC\n`).content)
    .toBe(`${tagged}/Artifact BMC\n/Span<</ActualText <FEFF0066> >> BDC\n<0008> Tj\nEMC\nEMC\n`)
})

test('a group with tags of its own is none, and what else it draws is one', () => {
  const inside = stream(`0 0 9 9 re\nf\n${tagged}`)
  const { content, objects } = complete('1 1 2 2 re\nf\n/X5 Do\nQ\n', value('null'), { ...inside, text: inside.text.replace('<<', '<</Subtype /Form\n') })
  expect(content).toBe('/Artifact BMC\n1 1 2 2 re\nf\nEMC\n/X5 Do\nQ\n')
  expect(inflateSync(objects[5]!.data!).toString('latin1')).toBe(`/Artifact BMC\n0 0 9 9 re\nf\nEMC\n${tagged}`)
})

test('an item has its label and one body; what is drawn for the item itself stays its own', () => {
  const { objects } = complete('', value('<</S /LI\n/P 9 0 R\n/K [3 5 0 R 6 0 R 7 0 R]>>'), value('<</S /Lbl\n/P 4 0 R>>'), value('<</S /P\n/P 4 0 R>>'), value('<</S /L\n/P 4 0 R>>'))
  expect(objects.slice(4).map((object) => object!.text.replaceAll('\n', ' '))).toEqual([
    '<</S /LI /P 9 0 R /K [3 5 0 R 8 0 R]>>', '<</S /Lbl /P 4 0 R>>', '<</S /P /P 8 0 R>>', '<</S /L /P 8 0 R>>', '<</Type /StructElem /S /LBody /P 4 0 R /K [6 0 R 7 0 R]>>',
  ])
})

test('links say where they lead', () => {
  const { objects } = complete('', value('<</Subtype /Link\n/A <</URI (https://a.org/)>>>>'), value('<</Subtype /Link\n/Dest /one>>'))
  expect(objects.slice(4).map((object) => /\/Contents (.*)>>/.exec(object!.text)?.[1])).toEqual(['(https://a.org/)', '(slide one)'])
})

test('what a machine can tell to be no PDF/UA', () => {
  const sound = (...more: string[]): boolean => complete('', ...more.map(value)).sound
  expect(sound('<</S /H1>>', '<</S /H2>>', '<</S /H3>>', '<</S /H2>>')).toBe(true)
  expect(sound('<</S /H1>>', '<</S /H3>>')).toBe(false)
  expect(sound('<</S /H2>>')).toBe(false)
  expect(sound('<</S /Figure\n/Alt (a belt)\n/K 0>>')).toBe(true)
  expect(sound('<</S /Figure\n/K 0>>')).toBe(false)
  // with a caption
  expect(sound('<</S /Figure\n/K [5 0 R 6 0 R]>>', '<</S /Figure\n/Alt (a belt)\n/K 0>>', '<</S /Caption>>')).toBe(true)
  expect(complete('/P <</MCID 0 >>BDC\n<00070000> Tj\nEMC\n')).toMatchObject({ sound: false, boxes: [1] })
  expect(complete('/P <</MCID 0 >>BDC\n<07000007> Tj\nEMC\n')).toMatchObject({ sound: true, boxes: [] })
  const letters = (text: string): boolean => complete('', value('<</Type /Font\n/ToUnicode 5 0 R>>'), stream(text)).sound
  expect(letters('1 begincodespacerange\n<0000> <FFFF>\n1 beginbfchar\n<0007> <0041>\n')).toBe(true)
  expect(letters('1 beginbfchar\n<0007> <0000>\n')).toBe(false)
})
