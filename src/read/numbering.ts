// Recognises "Problem Number 6", "Part Two", "Step 3 of 5", "Kapitel IV", "第3章", "#4" as the number of a section.

export interface Numbering {
  /** as written: "Problem", "Teil"; "#" where there is only a number sign */
  label: string
  number: number
  /** where the text says how many there are */
  total: number | null
  /** what follows the number: the section's own title; '' where nothing does */
  title: string
}

// The languages most talks are given in; a new one is a word in each list.
const labels = `
  problem part step chapter section lesson act phase stage challenge rule principle myth pillar module unit mistake question reason law
  teil schritt kapitel abschnitt lektion akt stufe herausforderung regel prinzip frage grund gesetz fehler
  problème partie étape chapitre leçon acte défi règle principe mythe raison loi erreur
  problema parte paso capítulo sección lección acto fase etapa reto regla principio pregunta razón ley mito
  passo capitolo sezione lezione atto sfida regola domanda motivo legge
  seção secção lição ato desafio regra pergunta razão lei
  probleem deel stap hoofdstuk les regel uitdaging vraag
  część krok rozdział etap problém část kapitola
  del steg trin kapittel skridt osa vaihe luku
  проблема часть шаг глава раздел урок этап правило
  bölüm adım kısım sorun μέρος κεφάλαιο βήμα πρόβλημα
`.trim().split(/\s+/)
const numberSigns = ['number', 'no\\.?', 'nr\\.?', '#', 'nummer', 'numéro', 'número', 'numero', 'n[.]?[°º]', 'numer', 'номер', '№']
const ofWords = ['of', '/', 'von', 'de', 'sur', 'di', 'van', 'z', 'ze', 'av', 'af', 'из', 'out of']
const numberWords = [
  'one two three four five six seven eight nine ten eleven twelve',
  'eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
  'un deux trois quatre cinq six sept huit neuf dix onze douze',
  'uno dos tres cuatro cinco seis siete ocho nueve diez once doce',
].map((line) => line.split(' '))
const cjkDigits = '一二三四五六七八九十'

const numeral = '(\\d{1,3}|[IVXLCDM]+|\\p{L}+)'
const rest = '(?:\\s*[:.)–—-]+\\s*(.*))?'
const labelled = new RegExp(
  `^(${labels.join('|')})\\s+(?:(?:${numberSigns.join('|')})\\s*)?${numeral}(?:\\s*(?:${ofWords.join('|')})\\s*(\\d{1,3}))?${rest}$`, 'iu')
const signed = /^(?:#|№|no\.\s?|n[°º]\s?)(\d{1,3})(?:\s*[:.)–—-]+\s*(.*)|\s+(.*))?$/iu
const cjk = /^第\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*([章部节節步課课回話话]|部分)\s*[:：.、-]?\s*(.*)$/u
const cjkLabelled = /^(問題|问题|課題|步骤|ステップ|パート|문제|단계)\s*(\d{1,3})\s*[:：.、-]?\s*(.*)$/u
const hangul = /^제?\s*(\d{1,3})\s*(장|부|단계)\s*[:：.、-]?\s*(.*)$/u

/** The numbering in a title or subtitle; null where it is none. */
export function parseNumbering(line: string): Numbering | null {
  const text = line.trim()
  const found = labelled.exec(text)
  if (found) {
    const number = parseNumeral(found[2]!)
    const total = found[3] ? Number(found[3]) : null
    return number === null || (total !== null && number > total) ? null
      : { label: found[1]!, number, total, title: found[4]?.trim() ?? '' }
  }
  const sign = signed.exec(text)
  if (sign) return { label: '#', number: Number(sign[1]), total: null, title: (sign[2] ?? sign[3] ?? '').trim() }
  const eastern = cjk.exec(text) ?? hangul.exec(text)
  if (eastern) {
    const number = parseNumeral(eastern[1]!)
    return number === null ? null : { label: eastern[2]!, number, total: null, title: eastern[3]! }
  }
  const problem = cjkLabelled.exec(text)
  return problem && { label: problem[1]!, number: Number(problem[2]), total: null, title: problem[3]! }
}

/** Digits, roman numerals in capitals, number words up to twelve, Chinese numerals below a hundred. */
function parseNumeral(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const word = numberWords.find((words) => words.includes(text.toLowerCase()))
  if (word) return word.indexOf(text.toLowerCase()) + 1
  if ([...text].every((character) => cjkDigits.includes(character))) return parseChinese(text)
  return parseRoman(text)
}

function parseChinese(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') as [string, string] : ['', text]
  const digit = (character: string) => cjkDigits.indexOf(character) + 1
  return (text.includes('十') ? (tens ? digit(tens) : 1) * 10 : 0) + (ones ? digit(ones) : 0)
}

const romanValues: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }

/** "Part C" is a letter, "Part IV" a number: a single L, C, D or M does not count. */
function parseRoman(text: string): number | null {
  if (!/^(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(text) || /^[LCDM]$/.test(text)) return null
  const values = [...text].map((character) => romanValues[character]!)
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0)
}
