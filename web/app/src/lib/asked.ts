// What the search box understands.

const named: Record<string, string> = {
  actor: 'actor', who: 'actor', type: 'type', place: 'place', where: 'place', in: 'place', source: 'source', by: 'source', status: 'status', from: 'from', since: 'from', to: 'to', until: 'to', origins: 'min-origins',
}

/** The conditions in a line of words: name:value, quoted where the value has blanks; a bare date is the time; the rest is words. */
export function conditions(line: string): Record<string, string> {
  const out: Record<string, string> = {}
  const words: string[] = []
  for (const m of line.matchAll(/(?:(\w+):)?(?:"([^"]*)"|(\S+))/g)) {
    const [, name, quoted, bare] = m
    const value = quoted ?? bare ?? ''
    const key = name && named[name.toLowerCase()]
    if (key) out[key] = key === 'type' ? value.toUpperCase() : value
    else if (!name && /^\d{4}(-\d\d){0,2}$/.test(value)) Object.assign(out, stretchOf(value))
    else words.push(m[0])
  }
  if (words.length) out.q = words.join(' ')
  return out
}

/** The first day of a date and the day after its last. */
export function stretchOf(date: string): { from: string; to: string } {
  const [y, m, d] = date.split('-').map(Number)
  const iso = (t: number) => new Date(t).toISOString().slice(0, 10)
  return { from: iso(Date.UTC(y, (m || 1) - 1, d || 1)), to: iso(d ? Date.UTC(y, m - 1, d + 1) : m ? Date.UTC(y, m, 1) : Date.UTC(y + 1, 0, 1)) }
}
