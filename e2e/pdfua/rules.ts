// What a machine can check of PDF/UA-1 (ISO 14289-1), rule by rule as veraPDF numbers them: clause and test.
// Left out is what nothing of ours can have: forms, media, optional content, encryption, fonts of type 1, references to other files.
import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'
import { bytesOf, contentOf, type Content } from './content.ts'
import { fontFailures } from './fonts.ts'
import { entry, listOf, nameOf, standardTypes, tagsOf, textOf, type Tag, type Tags } from './tags.ts'

/** @returns what breaks a rule, each as `7.3-1 Figure without Alt`; empty for a file that may call itself PDF/UA-1 */
export async function pdfUaFailures(bytes: Uint8Array): Promise<string[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
  const tags = tagsOf(pdf)
  if (!tags) return ['7.1-11 no tags']
  const content = contentOf(pdf)
  return [
    ...documentFailures(pdf), ...tags.all.flatMap(tagFailures), ...roleFailures(tags), ...headingFailures(tags), ...tableFailures(tags),
    ...contentFailures(content, tags), ...annotationFailures(pdf, tags), ...fontFailures(pdf, content),
  ]
}

const failing = (checks: Record<string, boolean>): string[] => Object.entries(checks).flatMap(([rule, fails]) => (fails ? [rule] : []))

function documentFailures({ catalog, context }: PDFDocument): string[] {
  const stream = entry(catalog, 'Metadata')
  const xmp = stream instanceof PDFRawStream ? bytesOf(stream).toString('utf8') : ''
  const flag = (dict: string, key: string): boolean => {
    const found = entry(catalog, dict)
    return found instanceof PDFDict && entry(found, key) === PDFBool.True
  }
  const files = [...context.enumerateIndirectObjects()].flatMap(([, object]) => (object instanceof PDFDict && object.has(PDFName.of('EF')) ? [object] : []))
  return failing({
    '5-1 no PDF/UA identification': !/xmlns:pdfuaid="http:\/\/www\.aiim\.org\/pdfua\/ns\/id\/"/.test(xmp),
    '5-2 the part is not 1': !/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp),
    '6.2-1 not marked as tagged': !flag('MarkInfo', 'Marked'),
    '7.1-4 suspects': flag('MarkInfo', 'Suspects'),
    '7.1-8 no metadata': xmp === '',
    '7.1-9 no title': !/<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]+/.test(xmp),
    '7.1-10 the title is not shown': !flag('ViewerPreferences', 'DisplayDocTitle'),
    '7.2-29 no language': !/^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/.test(textOf(entry(catalog, 'Lang')) ?? ''),
    '7.11-1 an attached file without names': files.some((file) => !textOf(entry(file, 'F')) || !textOf(entry(file, 'UF'))),
  })
}

/** Which kids a tag may have, and under which it may stand. */
const kidsOf: Record<string, RegExp> = {
  Table: /^(Caption )?((TR|THead|TBody|TFoot) )*(Caption )?$/, TR: /^((TH|TD) )*$/, THead: /^(TR )*$/, TBody: /^(TR )*$/, TFoot: /^(TR )*$/,
  L: /^(Caption )?((L|LI) )*$/, LI: /^((Lbl|LBody) )*$/, TOC: /^(Caption )?((TOC|TOCI) )*$/,
}
const parentsOf: Record<string, string[]> = {
  TR: ['Table', 'THead', 'TBody', 'TFoot'], THead: ['Table'], TBody: ['Table'], TFoot: ['Table'], TH: ['TR'], TD: ['TR'], LI: ['L'], LBody: ['LI'], TOCI: ['TOC'],
}

function tagFailures({ dict, type, name, parent, kids }: Tag): string[] {
  const under = kids.map((kid) => `${kid.type} `).join('')
  const times = (kind: string): number => kids.filter((kid) => kid.type === kind).length
  const says = ['Alt', 'ActualText'].some((key) => textOf(entry(dict, key)))
  const lang = entry(dict, 'Lang')
  return failing({
    [`7.1-5 ${name} is mapped to no standard type`]: type === null,
    [`7.2-3 to 7.2-27 ${type} under ${parent?.type}`]: type !== null && type in parentsOf && !parentsOf[type]!.includes(parent?.type ?? ''),
    [`7.2-3 to 7.2-38 ${under.trim()} in ${type}`]: type !== null && type in kidsOf && !kidsOf[type]!.test(under),
    '7.2-11 two THead or TFoot': times('THead') > 1 || times('TFoot') > 1,
    '7.2-13 THead or TFoot without TBody': times('THead') + times('TFoot') > 0 && times('TBody') === 0,
    '7.2-29 what is no language': lang !== undefined && !/^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/.test(textOf(lang) ?? ''),
    '7.3-1 Figure without Alt': type === 'Figure' && !says,
    '7.4.4-1 two H in one': times('H') > 1,
    '7.7-1 Formula without Alt': type === 'Formula' && !says,
    '7.9-1 Note without ID': type === 'Note' && !textOf(entry(dict, 'ID')),
  })
}

const roleFailures = ({ roles }: Tags): string[] => (roles?.keys() ?? []).flatMap((key) =>
  (standardTypes.has(key.decodeText()) ? [`7.1-7 ${key.decodeText()} is given another role`] : []))

function headingFailures({ all }: Tags): string[] {
  const levels = all.flatMap(({ type }) => /^H(\d)$/.exec(type ?? '')?.[1] ?? []).map(Number)
  return [
    ...failing({ '7.4.4-2 H and Hn': levels.length > 0 && all.some(({ type }) => type === 'H') }),
    ...levels.flatMap((level, index) => (level > (levels[index - 1] ?? 0) + 1 ? [`7.4.2-1 H${level} after ${index === 0 ? 'nothing' : `H${levels[index - 1]}`}`] : [])),
  ]
}

/** Each cell's heads are named, or every head says of what it is one (7.5). */
function tableFailures({ all }: Tags): string[] {
  const attribute = ({ dict }: Tag, key: string): boolean => {
    const value = entry(dict, 'A')
    const lists = value instanceof PDFArray ? value.asArray().map((one) => dict.context.lookup(one)) : [value]
    return lists.some((list) => list instanceof PDFDict && entry(list, key) !== undefined)
  }
  return all.filter(({ type }) => type === 'Table').flatMap((table) => {
    const rows = table.kids.flatMap((kid) => (kid.type === 'TR' ? [kid] : kid.kids))
    const cells = rows.flatMap(({ kids }) => kids)
    const heads = cells.filter(({ type }) => type === 'TH')
    return failing({
      '7.2-15 rows of different length': new Set(rows.map(({ kids }) => kids.length)).size > 1 && !cells.some((cell) => attribute(cell, 'ColSpan') || attribute(cell, 'RowSpan')),
      '7.5-1 cells without heads': heads.length > 0 && !heads.every((head) => attribute(head, 'Scope')) && !cells.every((cell) => cell.type === 'TH' || attribute(cell, 'Headers')),
    })
  })
}

function contentFailures({ marks }: Content, tags: Tags): string[] {
  const failures = marks.flatMap(({ page, what, within }) => {
    const artifact = within.some(({ tag }) => tag === 'Artifact')
    const tagged = within.filter(({ id }) => id !== null)
    return failing({
      [`7.1-1 tagged and an artifact: ${what} on page ${page}`]: artifact && tagged.length > 0,
      [`7.1-3 neither tagged nor an artifact: ${what} on page ${page}`]: !artifact && tagged.length === 0,
      [`7.1-3 ${what} on page ${page} with a number that no tag has`]: tagged.some(({ id, key }) => key === null || !tags.owners(key)[id!]),
    })
  })
  return [...new Set(failures)]
}

function annotationFailures(pdf: PDFDocument, tags: Tags): string[] {
  return pdf.getPages().flatMap(({ node }, index) => {
    const annotations = listOf(entry(node, 'Annots'), pdf).filter((annotation) => annotation instanceof PDFDict)
    return [
      ...failing({ [`7.18.3-1 page ${index + 1} has another order than its tags`]: annotations.length > 0 && nameOf(entry(node, 'Tabs')) !== 'S' }),
      ...annotations.flatMap((annotation) => {
        const kind = nameOf(entry(annotation, 'Subtype'))
        const key = entry(annotation, 'StructParent')
        const owner = key instanceof PDFNumber ? tags.owners(key.asNumber())[0] : undefined
        return failing({
          [`7.18.5-1 a link on page ${index + 1} is in no Link`]: kind === 'Link' && owner?.type !== 'Link',
          [`7.18.5-2 a link on page ${index + 1} is not described`]: kind === 'Link' && !textOf(entry(annotation, 'Contents')),
          [`7.18.1-1 ${kind} on page ${index + 1} is in no Annot`]: !['Link', 'Popup', 'Widget'].includes(kind!) && owner?.type !== 'Annot',
          [`7.18.1-2 ${kind} on page ${index + 1} is not described`]: owner?.type === 'Annot' && !textOf(entry(annotation, 'Contents')) && !textOf(entry(owner.dict, 'Alt')),
        })
      }),
    ]
  })
}
