// How values of the record read on a page.

import { inWords } from './when'

/** A summary as a sentence begins: with a capital, whatever its first word was in the report. */
export function sentence(s: string): string {
  const first = String.fromCodePoint(s.codePointAt(0) ?? 32)
  return s ? first.toLocaleUpperCase('en') + s.slice(first.length) : s
}

/** A type of event with its mode: "assault · drone". */
export function kindOf(type: string, mode?: string): string {
  return mode ? `${type.toLowerCase()} · ${mode}` : type.toLowerCase()
}

/** A value of a property; types are codes in capitals with the mode after a stroke. */
export function wordsOf(property: string, value: string): string {
  if (property === 'type') return kindOf(...(value.split('/') as [string, string?]))
  const time = property === 'when' ? /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?/.exec(value) : null
  if (!time || /[/–]|\.\./.test(value)) return value
  return inWords({ from: value, precision: time[3] ? 'hour' : time[2] ? 'day' : time[1] ? 'month' : 'year' })
}

/** "1 report", "3 reports". */
export function count(n: number, word: string): string {
  return `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`
}
