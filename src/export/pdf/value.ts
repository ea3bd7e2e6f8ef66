// What a PDF is made of (ISO 32000-1, 7.3): reads one value from a text and writes one as text. Streams are not among them.

/** `/Type` */
export interface Name { name: string }
/** `12 0 R` */
export interface Ref { ref: number }
/** `(bytes)` or `<hex>`, a character a byte */
export interface Bytes { bytes: string }
export type Dict = Map<string, Value>
export type Value = null | boolean | number | Name | Ref | Bytes | Value[] | Dict

/**
 * The value that begins at `start` of a text in latin1, a character a byte.
 * @returns the value and the place behind it; null for what is none, as in a broken file
 */
export function readValue(text: string, start = 0): { value: Value; end: number } | null {
  const at = skipSpace(text, start)
  if (text.startsWith('<<', at)) return readDict(text, at + 2)
  const first = text[at]
  if (first === '[') return readArray(text, at + 1)
  if (first === '(') return readString(text, at + 1)
  if (first === '<') return readHex(text, at + 1)
  const word = match(/\/[^\s()<>[\]{}/%]*|\d+\s+\d+\s+R\b|[+-]?(?:\d+\.?\d*|\.\d+)|true\b|false\b|null\b/y, text, at)
  if (word === null) return null
  const end = at + word.length
  if (word.startsWith('/')) return { value: { name: word.slice(1).replace(/#([\dA-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) }, end }
  if (word.endsWith('R')) return { value: { ref: Number.parseInt(word, 10) }, end }
  if (word === 'null') return { value: null, end }
  return { value: word === 'true' ? true : word === 'false' ? false : Number(word), end }
}

function readDict(text: string, start: number): ReturnType<typeof readValue> {
  const value: Dict = new Map()
  for (let at = skipSpace(text, start); ; at = skipSpace(text, at)) {
    if (text.startsWith('>>', at)) return { value, end: at + 2 }
    const key = readValue(text, at)
    const item = key && readValue(text, key.end)
    if (!key || !item || !isName(key.value)) return null
    value.set(key.value.name, item.value)
    at = item.end
  }
}

function readArray(text: string, start: number): ReturnType<typeof readValue> {
  const value: Value[] = []
  for (let at = skipSpace(text, start); ; at = skipSpace(text, at)) {
    if (text[at] === ']') return { value, end: at + 1 }
    const item = readValue(text, at)
    if (!item) return null
    value.push(item.value)
    at = item.end
  }
}

function readString(text: string, start: number): ReturnType<typeof readValue> {
  let bytes = ''
  for (let at = start, depth = 0; at < text.length; at++) {
    const character = text[at]!
    if (character === '\\') {
      const escape = match(/[0-7]{1,3}|\r\n|[\s\S]/y, text, at + 1) ?? ''
      bytes += /^[0-7]/.test(escape) ? String.fromCharCode(Number.parseInt(escape, 8) & 255) : escapes[escape] ?? escape
      at += escape.length
    } else if (character === ')' && depth === 0) return { value: { bytes }, end: at + 1 }
    else {
      depth += character === '(' ? 1 : character === ')' ? -1 : 0
      bytes += character
    }
  }
  return null
}
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r': '', '\r\n': '' }

function readHex(text: string, start: number): ReturnType<typeof readValue> {
  const end = text.indexOf('>', start)
  return end < 0 ? null : { value: { bytes: Buffer.from(evenly(text.slice(start, end).replace(/\s/g, '')), 'hex').toString('latin1') }, end: end + 1 }
}
const evenly = (hex: string): string => (hex.length % 2 ? `${hex}0` : hex)

const skipSpace = (text: string, at: number): number => at + (match(/(?:[\s\0]|%[^\r\n]*)*/y, text, at)?.length ?? 0)

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

export const isName = (value: Value | undefined): value is Name => typeof value === 'object' && value !== null && 'name' in value
export const isRef = (value: Value | undefined): value is Ref => typeof value === 'object' && value !== null && 'ref' in value
export const isBytes = (value: Value | undefined): value is Bytes => typeof value === 'object' && value !== null && 'bytes' in value

/** A value as it stands in a file. */
export function writeValue(value: Value): string {
  if (value === null || typeof value !== 'object') return String(value)
  if (value instanceof Map) return `<<${[...value].map(([key, item]) => `${writeValue({ name: key })} ${writeValue(item)}`).join('\n')}>>`
  if (Array.isArray(value)) return `[${value.map(writeValue).join(' ')}]`
  if ('ref' in value) return `${value.ref} 0 R`
  if ('name' in value) return `/${value.name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (character) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`)}`
  return /^[ -~]*$/.test(value.bytes)
    ? `(${value.bytes.replace(/[\\()]/g, '\\$&')})`
    : `<${Buffer.from(value.bytes, 'latin1').toString('hex').toUpperCase()}>`
}

/** A dictionary of what is there. */
export const dict = (entries: Readonly<Record<string, Value | undefined>>): Dict =>
  new Map(Object.entries(entries).filter((entry): entry is [string, Value] => entry[1] !== undefined))

/** Words for people: as they are where they are ASCII, else UTF-16 with its mark (7.9.2.2). */
export const words = (text: string): Bytes => ({
  bytes: /^[ -~]*$/.test(text) ? text : `\xfe\xff${Buffer.from(text, 'utf16le').swap16().toString('latin1')}`,
})

/** The words of a string; '' for what is none. PDFDocEncoding is read as latin1, from which it differs in dashes and quotes only. */
export function wordsOf(value: Value | undefined): string {
  if (!isBytes(value)) return ''
  const { bytes } = value
  if (bytes.startsWith('\xfe\xff')) return Buffer.from(bytes.slice(2, bytes.length - (bytes.length % 2)), 'latin1').swap16().toString('utf16le')
  return bytes.startsWith('\xef\xbb\xbf') ? Buffer.from(bytes.slice(3), 'latin1').toString('utf8') : bytes
}
