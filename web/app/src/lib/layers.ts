// Layers over a text: stretches that overlap, cut into pieces that each carry all that covers them.

export interface Stretch {
  start: number // UTF-16
  end: number
  layer: string
  id?: string // what it belongs to: a claim, an entity
}
export interface Piece {
  start: number
  end: number
  text: string
  under: Stretch[]
}

/** Cuts a text at every edge of every stretch. Stretches that do not lie in the text are left out. */
export function pieces(text: string, stretches: Stretch[]): Piece[] {
  const kept = stretches.filter((s) => 0 <= s.start && s.start < s.end && s.end <= text.length)
  const edges = [...new Set([0, text.length, ...kept.flatMap((s) => [s.start, s.end])])].sort((a, b) => a - b)
  const begins = [...kept].sort((a, b) => a.start - b.start)
  const out: Piece[] = []
  let open: Stretch[] = []
  let next = 0
  for (let i = 0; i + 1 < edges.length; i++) {
    const [start, end] = [edges[i], edges[i + 1]]
    open = open.filter((s) => s.end > start)
    while (next < begins.length && begins[next].start <= start) open.push(begins[next++])
    out.push({ start, end, text: text.slice(start, end), under: [...open] })
  }
  return out
}

/** The pieces of each paragraph, split at empty lines; a title is the first. */
export function paragraphs(all: Piece[]): Piece[][] {
  const out: Piece[][] = [[]]
  for (const p of all) {
    const parts = p.text.split(/\n\s*\n/)
    parts.forEach((text, i) => {
      if (i > 0) out.push([])
      if (text) out[out.length - 1].push({ ...p, text })
    })
  }
  return out.filter((p) => p.some((x) => x.text.trim()))
}

// Characters that turn text around or cannot be seen; shown as a sign so that no text can pose as another.
const hidden = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** Text as it may be shown: direction marks and invisible characters as a visible sign. */
export function shown(text: string): string {
  return text.replace(hidden, '\u2423')
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' }

/** Words of a text that a feed left markup in, without it, to be read outside the text: its spans are not these. */
export function plain(text: string): string {
  const bare = text.replace(/<\/?[a-z][^<>]{0,2000}>/gi, ' ').replace(/&(?:#(\d{1,6})|([a-z]{2,6}));/gi, (all, code, name) => (code ? String.fromCodePoint(Math.min(Number(code), 0x10ffff)) : signs[name.toLowerCase()] ?? all))
  return shown(bare.replace(/\s+/g, ' ').trim())
}
