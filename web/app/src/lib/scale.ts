// A scale of time whose marks are calendar ones, from hours to centuries.

const second = 1e3
export const day = 864e5

export interface Tick {
  at: number
  label: string
  major: boolean
}

type Step = { size: number; label: (d: Date) => string; floor: (d: Date) => Date; next: (d: Date) => Date; major: (d: Date) => boolean }

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const utc = (y: number, m = 0, d = 1, h = 0) => {
  const t = new Date(Date.UTC(2000, m, d, h))
  t.setUTCFullYear(y, m, d)
  return t
}
const years = (n: number): Step => ({
  size: 365.25 * day * n,
  label: (d) => String(d.getUTCFullYear()),
  floor: (d) => utc(Math.floor(d.getUTCFullYear() / n) * n),
  next: (d) => utc(d.getUTCFullYear() + n),
  major: (d) => d.getUTCFullYear() % (n * 10) === 0,
})
const monthsOf = (n: number): Step => ({
  size: 30.4 * day * n,
  label: (d) => (d.getUTCMonth() ? months[d.getUTCMonth()] : String(d.getUTCFullYear())),
  floor: (d) => utc(d.getUTCFullYear(), Math.floor(d.getUTCMonth() / n) * n),
  next: (d) => utc(d.getUTCFullYear(), d.getUTCMonth() + n),
  major: (d) => d.getUTCMonth() === 0,
})
const days = (n: number): Step => ({
  size: day * n,
  label: (d) => (d.getUTCDate() === 1 ? `${months[d.getUTCMonth()]} ${d.getUTCFullYear()}` : String(d.getUTCDate())),
  floor: (d) => utc(d.getUTCFullYear(), d.getUTCMonth(), n === 1 ? d.getUTCDate() : Math.floor((d.getUTCDate() - 1) / n) * n + 1),
  next: (d) => {
    const t = utc(d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate() + n)
    return n > 1 && (t.getUTCMonth() !== d.getUTCMonth() || t.getUTCDate() > 28) ? utc(d.getUTCFullYear(), d.getUTCMonth() + 1) : t
  },
  major: (d) => d.getUTCDate() === 1,
})
const hours = (n: number): Step => ({
  size: 3600 * second * n,
  label: (d) => (d.getUTCHours() ? `${String(d.getUTCHours()).padStart(2, '0')}:00` : `${d.getUTCDate()} ${months[d.getUTCMonth()]}`),
  floor: (d) => utc(d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate(), Math.floor(d.getUTCHours() / n) * n),
  next: (d) => utc(d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate(), d.getUTCHours() + n),
  major: (d) => d.getUTCHours() === 0,
})
const steps = [hours(1), hours(3), hours(6), days(1), days(2), days(7), monthsOf(1), monthsOf(3), years(1), years(2), years(5), years(10), years(25), years(50), years(100)]

/** Marks between two times, no closer than so many milliseconds. */
export function ticks(from: number, to: number, apart: number): Tick[] {
  const step = steps.find((s) => s.size >= apart) ?? steps[steps.length - 1]
  const out: Tick[] = []
  for (let d = step.floor(new Date(from)); d.getTime() <= to && out.length < 400; d = step.next(d)) {
    if (d.getTime() >= from) out.push({ at: d.getTime(), label: step.label(d), major: step.major(d) })
  }
  return out
}
