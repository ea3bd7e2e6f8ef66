// HTML in a deck of another tool: its words are the deck's, its tags are not.
import { htmlNames } from '../../../html.ts'

export interface Tag {
  name: string
  /** offset in the text */
  offset: number
  /** a closing tag, such as `</div>` */
  closes: boolean
}

/** Stands for a tag inside a word, where a blank would part it; who reads the text takes it out again. */
export const filler = '\u2060'

/** Code and comments, which keep what they hold, then what is HTML. */
const parts = [
  '^ {0,3}(`{3,}(?!`)|~{3,}(?!~))[^\\n]*\\n[\\s\\S]*?(?:^ {0,3}\\1[`~]*[ \\t]*$|$(?![\\s\\S]))',
  '(?<!`)(`+)(?!`)(?:(?!\\n[ \\t]*\\n)[\\s\\S])*?[^`]\\2(?!`)',
  '<!--[\\s\\S]*?(?:-->|$(?![\\s\\S]))',
  '<(?<unseen>style|script)\\b[^<>]*>(?:(?!<\\k<unseen>)[\\s\\S])*?</\\k<unseen>>',
  '<a\\s[^<>]*?href="(?<url>[^"\\s()<>]+)"[^<>]*>(?<words>[^<>\\n[\\]]+)</a>',
  '(?<indent>^[ \\t]*)?<(?<closing>/?)(?<name>[a-zA-Z][\\w:-]*)(?<rest>(?:\\s(?:[^<>"\']|"[^"<]*"|\'[^\'<]*\')*|/)?)>',
]

/** A tag, and not the `<T>` of `Vec<T>`. */
const isTag = (name: string, rest: string): boolean => htmlNames.has(name.toLowerCase()) || /[:-]/.test(name) || rest.endsWith('/') || /\s[:@\w-]+=/.test(rest)

/**
 * The text without tags, with something as long in their place, so that every offset stays: `<img>` becomes a picture, `<a>` a
 * link, `<h2>` and `<li>` the signs that Markdown has for them, others blanks. `<br>` stays.
 * @param separators comments that stand for a rule
 * @param unread source of a pattern of what is blanks too
 */
export function blankTags(text: string, separators: readonly string[] = [], unread?: string): { text: string; tags: Tag[] } {
  const tags: Tag[] = []
  const all = new RegExp([...parts, ...(unread === undefined ? [] : [`(?<unread>${unread})`])].join('|'), 'gm')
  const blanked = text.replace(all, (part: string, ...found: unknown[]) => {
    // stars, because dashes under a line would make a heading of it
    if (separators.includes(part)) return '***'.padEnd(part.length)
    const { unread: useless, unseen, url, words, indent = '', closing, name = '', rest = '' } = found.at(-1) as Record<string, string | undefined>
    const offset = found.at(-3) as number
    const inWord = /\S/.test(text[offset - 1] ?? ' ') && /\S/.test(text[offset + part.length] ?? ' ')
    const blanks = (words: string): string => words.replace(/[^\n]/g, inWord ? filler : ' ')
    if (useless !== undefined) return blanks(part)
    if (unseen === undefined && url === undefined && (name === '' || name.toLowerCase() === 'br' || !isTag(name, rest))) return part
    tags.push({ name: unseen ?? (url === undefined ? name : 'a'), offset: offset + indent.length, closes: closing === '/' })
    const sign = url !== undefined ? `[${words}](${url})` : closing === '' ? signOf(name.toLowerCase(), rest) : ''
    return sign + blanks(part.slice(sign.length))
  })
  return { text: blanked, tags }
}

function signOf(name: string, rest: string): string {
  if (name === 'li') return '-'
  if (/^h[1-6]$/.test(name)) return '#'.repeat(Math.min(Number(name[1]), 2))
  if (name !== 'img') return ''
  const attribute = (key: string): string => new RegExp(`\\b${key}=(?:"([^"]*)"|'([^']*)')`).exec(rest)?.slice(1).find((value) => value !== undefined) ?? ''
  const src = attribute('src')
  return src === '' || /[\s()]/.test(src) ? '' : `![${attribute('alt').replace(/[[\]]/g, '')}](${src})`
}
