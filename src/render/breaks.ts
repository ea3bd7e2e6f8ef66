// Where a browser may break a line inside a word: measuring reckons with it, and drawing sees to it.

/** East Asian scripts and pictures: square, and lines break between them. */
export const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
/** In code: between a sign and the bracket that opens after it. */
const beforeBracket = /[!"#%&)*+,.:;=>\\\]|}~][(<[{]/
const breakable = new RegExp(`[-/?\\u2010\\u2013\\u2014]|${beforeBracket.source}|${wide.source}`, 'u')
const hyphen = /[-?\u2010\u2013\u2014]/
/** East Asian signs that never begin a line, or never end one. */
const clingsBefore = /[\u3001\u3002\uff0c\uff0e\uff01\uff1f\uff1a\uff1b\u300d\u300f\u3011\u3009\u300b\uff09\u30fc\u3063\u30c3\u3083\u3085\u3087\u30e3\u30e5\u30e7\u2026\ufe0f\u200d]/
const clingsAfter = /[\u300c\u300e\u3010\u3008\u300a\uff08\u200d]/

/** What stands between two spaces, in the pieces after which a line may break. */
export interface Token {
  pieces: string[]
  /** whose breaks a browser would not find by itself: an address breaks after its signs, the pieces of a compound nowhere */
  kind: 'word' | 'address' | 'compound'
}

export function tokenOf(token: string): Token {
  if (!breakable.test(token)) return { pieces: [token], kind: 'word' }
  if (!wide.test(token)) {
    if (token.length >= longAddress && address.test(token)) return { pieces: piecesOfAddress(token), kind: 'address' }
    if (hyphened.test(token)) return { pieces: token.length <= longCompound ? [token] : piecesOfCompound(token), kind: 'compound' }
  }
  return { pieces: piecesOf(token), kind: 'word' }
}

/** Shorter ones are not worth a break, in characters. */
const longAddress = 24
const address = /^\W*(?:[a-z][a-z0-9+.-]*:\/\/|(?:[\w-]+\.)+[a-z]{2,}\/)\S/i
/** A word or an option of a command. */
const hyphened = /^(?=..)(?=.*[\p{L}\p{N}])[^\u2013\u2014?]*[-\u2010][^\u2013\u2014?]*$/u

/** No longer than the narrowest line, in characters. */
const longCompound = 16

/** Broken after hyphens, but a short word goes with the next one: "Infrastructure-", "as-a-service". */
function piecesOfCompound(token: string): string[] {
  const pieces: string[] = []
  for (const part of piecesOf(token).reverse()) {
    const next = pieces[0]
    if (next !== undefined && Math.min(part.length - 1, next.length) < 4 && part.length + next.length <= longCompound) pieces[0] = part + next
    else pieces.unshift(part)
  }
  return pieces
}

/** Broken after its signs, but not in the host's name, and not into crumbs. */
function piecesOfAddress(token: string): string[] {
  const host = /^(?:[^/]*\/\/)?[^/]*\/*/.exec(token)![0]
  const pieces = [host]
  let piece = ''
  for (const part of token.slice(host.length).split(/(?<=[/?&=#._-])(?=[^/?&=#._-])/)) {
    piece += part
    if (piece.length < 4) continue
    pieces.push(piece)
    piece = ''
  }
  return piece ? [...pieces, piece] : pieces
}

/** The breaks that a browser finds by itself: after hyphens, dashes and question marks (not after slashes), before some brackets, and between east Asian characters. */
export function piecesOf(token: string): string[] {
  if (!breakable.test(token)) return [token]
  const pieces: string[] = []
  let piece = ''
  let before = ''
  for (const character of token) {
    if (piece && breaksBetween(piece, before, character)) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
    before = character
  }
  return [...pieces, piece]
}

function breaksBetween(piece: string, before: string, next: string): boolean {
  if (hyphen.test(before)) return piece.length > 1 && /\p{L}/u.test(next)
  if (beforeBracket.test(before + next)) return true
  if (clingsBefore.test(next) || clingsAfter.test(before)) return false
  return wide.test(before) || wide.test(next)
}

/** Whether a line may break between this piece and what follows it without a space. */
export const breaksAfter = (text: string): boolean => hyphen.test(text.at(-1)!) || wide.test([...text].at(-1)!)
