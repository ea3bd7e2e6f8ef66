// The text of a talk, out of the PDF that was made of it.
import { openPdf } from './file.ts'
import { isName, wordsOf, type Value } from './value.ts'

export interface Recovered { name: string; text: string }

/** null where none is inside; `unreadable` where the file is no whole PDF as `deck export` writes it. */
export function recoverSource(bytes: Uint8Array): Recovered | null | 'unreadable' {
  const file = openPdf(bytes)
  if (!file) return 'unreadable'
  const { entry, get } = file
  const list = entry(file.trailer, 'Root', 'AF')
  const source = (Array.isArray(list) ? list : []).map(get).find((item) => isNamed(entry(item, 'AFRelationship'), 'Source'))
  const content = entry(source, 'EF')
  const text = content instanceof Map ? file.stream(content.get('F')) : null
  if (source === undefined || text === null) return null
  // a name is no path: what is written lies where the user says
  const name = wordsOf(entry(source, 'UF')).replace(/^.*[\\/]/s, '')
  return { name: /^[^.\0-\x1f][^\0-\x1f]*$/.test(name) ? name : 'talk.txt', text: Buffer.from(text).toString('utf8') }
}

const isNamed = (value: Value, name: string): boolean => isName(value) && value.name === name
