// When a talk is, from a date with its time zone and a duration.

/** `2027-02-01T10:00:00+01:00`, `…T09:00Z`: a time that means the same everywhere */
const zoned = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|([+-])(\d{2}):?(\d{2}))$/

/**
 * Start and end of a talk, in the zone that the schedule names.
 * @param date ISO 8601; without a time zone, or no date at all, nothing is known
 * @param duration hours and minutes, `0:45`; of anything else the end is not known
 */
export function timesOf(date: string | undefined, duration: string | undefined): { start?: string; end?: string } {
  const match = zoned.exec(date ?? '')
  if (!match || Number.isNaN(Date.parse(date!))) return {}
  const lasts = /^(\d{1,3}):(\d{2})$/.exec(duration ?? '')
  if (!lasts) return { start: date! }
  const [, , , , zone, sign, hours, minutes] = match
  const shift = sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0
  const end = Date.parse(date!) + (Number(lasts[1]) * 60 + Number(lasts[2])) * 60_000
  return { start: date!, end: new Date(end + shift * 60_000).toISOString().slice(0, 19) + zone! }
}
