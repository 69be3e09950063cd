// What the search box understands.

const named: Record<string, string> = {
  actor: 'actor', who: 'actor', type: 'type', place: 'place', where: 'place', in: 'place', source: 'source', by: 'source', status: 'status', from: 'from', since: 'from', to: 'to', until: 'to', origins: 'min-origins', known: 'as-of',
}

/** The conditions of every list, by the names of the API, the command line and our URLs. */
export const filterNames = ['words', 'actor', 'type', 'from', 'to', 'place', 'source', 'status', 'min-origins'] as const

/** The conditions that a URL sets. */
export function askedOf(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries(filterNames.map((n) => [n, query.get(n) ?? '']))
}

/** The day in a URL up to which reports count: "what was known on". Only the list of events takes it. */
export const knownBy = (query: URLSearchParams) => query.get('as-of') ?? ''

/** The conditions in a line of words: name:value, quoted where the value has blanks; a bare date is the time; the rest is words. */
export function conditions(line: string): Record<string, string> {
  const out: Record<string, string> = {}
  const words: string[] = []
  for (const m of line.matchAll(/(?:(\w+):)?(?:"([^"]*)"|(\S+))/g)) {
    const [, name, quoted, bare] = m
    const value = quoted ?? bare ?? ''
    const key = name && named[name.toLowerCase()]
    if (key) out[key] = key === 'type' ? value.toUpperCase() : value
    else if (!name && /^(1\d|20)\d\d(-\d\d){0,2}$/.test(value)) out.from = out.to = value // "to" counts as a whole
    else words.push(m[0])
  }
  if (words.length) out.words = words.join(' ')
  return out
}
