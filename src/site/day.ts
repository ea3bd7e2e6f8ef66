// Days as people say them.

/** @param day such as `2027-05-20`; what is none stays as it is @param lang BCP 47 */
export function dayInWords(day: string, lang: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return day
  try {
    return new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
  } catch {
    // a tag may be formed well and be no language, a day no day
    return day
  }
}
