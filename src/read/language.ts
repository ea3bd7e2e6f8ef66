// Guesses the language of a talk, for hyphenation, screen readers and the direction of the text.

/** Scripts that tell the language, or its most likely one. Japanese before Chinese: it uses both. */
const scripts: [lang: string, script: RegExp, share?: number][] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['uk', /[іїєґІЇЄҐ]/gu, 0.02],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu],
]

/** Words that hold sentences together, and are common in one language only. */
const functionWords: Readonly<Record<string, string>> = {
  en: 'the and of to is in that it for with on are this not be we you how what why from have but your our its a an as at by do or',
  de: 'der die das und ist nicht wir ein eine mit von zu den dem auf für sich auch wie was warum aus bei sind es im',
  fr: 'le les et des est une dans pour que qui pas sur avec nous vous du au sont ce comment pourquoi plus ou il',
  es: 'el los las y que es una para con por del se como más pero son nos qué cómo está su lo al',
  it: 'il gli che di è una per con non sono della dei nel come più perché si anche questo al ma',
  pt: 'o os as e que é uma para com não do da em por mais como são um nos dos ao mas você',
  nl: 'de het een en van is niet wij we dat voor met zijn op te aan ook hoe wat waarom maar deze',
  pl: 'i w nie na to jest się z do że jak co dla po są tego czy ale przez od',
  sv: 'och att det som en är på för av med inte vi ett till den har om hur vad varför',
  cs: 'a je se na že to v s není jak co pro jsou ale do od po tak být proč',
}

/** A language tag; `en` where nothing speaks for another. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, longestSample)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const written = scripts.find(([, script, share]) => (sample.match(script)?.length ?? 0) > letters * (share ?? leastShare))
  if (written) return written[0]
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  let best = { lang: 'en', count: leastWords - 1 }
  for (const [lang, list] of Object.entries(functionWords)) {
    const known = new Set(list.split(' '))
    const count = words.filter((word) => known.has(word)).length
    if (count > best.count) best = { lang, count }
  }
  return best.lang
}

/** characters that are enough to know a language by, and quick */
export const longestSample = 6_000
/** fewer words than these are chance */
const leastWords = 4
/** share of letters of one script that decides; talks in any language quote English words and code */
const leastShare = 0.15

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'he', 'fa', 'ur', 'yi', 'ps', 'sd', 'ug', 'dv', 'ckb'])

/** The direction a language is written in. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return rightToLeft.has(lang.split('-')[0]!.toLowerCase()) ? 'rtl' : 'ltr'
}
