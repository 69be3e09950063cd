// Times as the record has them: a stretch with its precision, never more exact than the source.

export interface When {
  from?: string
  to?: string
  precision?: string
  text?: string
}

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
const seasons: Record<string, string> = { '12': 'winter', '03': 'spring', '06': 'summer', '09': 'autumn' }

/** A time in words, as exact as its precision: "13 September 2023", "week of 4 March 2024", "2010s". */
export function inWords(w?: When | null): string {
  if (!w?.from) return 'date unknown'
  const [year, m = '01', d = '01'] = w.from.slice(0, 10).split('-')
  const name = month.format(new Date(Date.UTC(2000, Number(m) - 1, 1)))
  const day = `${Number(d)} ${name} ${year}`
  switch (w.precision) {
    case 'century':
      return `${ordinal(Math.floor(Number(year) / 100) + 1)} century`
    case 'decade':
      return `${year.slice(0, 3)}0s`
    case 'year':
      return year
    case 'quarter':
      return `Q${Math.floor((Number(m) - 1) / 3) + 1} ${year}`
    case 'season':
      return `${seasons[m] ?? name} ${year}`
    case 'month':
      return `${name} ${year}`
    case 'week':
      return `week of ${day}`
    case 'second':
    case 'minute':
    case 'hour':
      return `${day}, ${w.from.slice(11, 16)}`
    case 'daypart':
      return `${day}, ${part(w.from.slice(11, 13))}`
  }
  const last = w.to ? new Date(Date.parse(w.to.slice(0, 10)) - 864e5).toISOString().slice(0, 10) : w.from.slice(0, 10)
  return last > w.from.slice(0, 10) ? `${day} – ${inWords({ from: last, precision: 'day' })}` : day
}

/** A number that counts off: 1st, 2nd, 3rd, 11th, 21st, 112th. */
export function ordinal(n: number): string {
  const teens = n % 100 > 10 && n % 100 < 14
  return n + ((!teens && ['th', 'st', 'nd', 'rd'][n % 10]) || 'th')
}

function part(hour: string): string {
  const h = Number(hour)
  return h < 6 ? 'night' : h < 12 ? 'morning' : h < 18 ? 'afternoon' : 'evening'
}

/** Milliseconds of a stretch, its end exclusive; null when unknown. */
export function stretch(w?: When | null): [number, number] | null {
  if (!w?.from) return null
  const from = Date.parse(w.from)
  if (Number.isNaN(from)) return null
  const to = w.to ? Date.parse(w.to) : NaN
  return [from, Number.isNaN(to) ? from + 864e5 : to]
}

/** How exact a date is that is written as such: "2023", "2023-09", "2023-09-13". */
export function precisionOf(date: string): string {
  return ['year', 'month', 'day'][date.split('-').length - 1] ?? 'day'
}
