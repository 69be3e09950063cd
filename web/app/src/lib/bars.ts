// What a lane of the timeline draws: bars by their rows, joined where they fall on the same pixels.
import type { Status } from './types'

/** What a timeline draws of an event: its stretch (ms, end exclusive; null when unknown) and its lane. */
export interface Mark {
  id: string
  summary: string
  status: Status
  stretch: [number, number] | null
  lane: string
  origins: number
  when: string // in words
}
export interface Bar { mark: Mark; from: number; to: number; row: number; look: number }
/** A piece of a row that is painted at once, in whole pixels, its end exclusive. */
export interface Run { from: number; to: number; lane: number; row: number }

const day = 864e5
/** The order of painting: what is seldom comes last, on top. */
export const statuses: Status[] = ['reported', 'corroborated', 'disputed', 'denied', 'planned']
export const rowsOfLane = 3
/** Looks: a status, and whether the bar is a thin line because its time is no more exact than a month. */
export const looks = statuses.flatMap((status) => [{ status, long: true }, { status, long: false }])

/** Marks in order of time, each in one of three rows so that neighbours do not hide each other. */
export function stacked(of: Mark[]): Bar[] {
  return of
    .map((mark) => ({ mark, from: mark.stretch![0], to: mark.stretch![1], row: 0, look: 0 }))
    .sort((a, b) => a.from - b.from || (a.mark.id < b.mark.id ? -1 : 1))
    .map((b, i) => ({ ...b, row: i % rowsOfLane, look: Math.max(statuses.indexOf(b.mark.status), 0) * 2 + (b.to - b.from > 40 * day ? 0 : 1) }))
}

/** The first bar that starts at a time or later. */
export function first(bars: Bar[], t: number): number {
  let lo = 0, hi = bars.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (bars[mid].from < t) lo = mid + 1
    else hi = mid
  }
  return lo
}

/** The pixels of a bar: at least four, within the lane. */
export function pixels(b: { from: number; to: number }, x: (t: number) => number, left: number, right: number): [number, number] {
  const from = Math.round(Math.max(x(b.from), left))
  return [from, Math.max(Math.round(Math.min(x(b.to), right)), from + 4)]
}

/**
 * Adds what a lane paints in a window to the runs of each look. Bars of one look whose pixels meet are one run; outlines
 * stay apart, and one is left out where its edges fall within two pixels of the outline before.
 */
export function collect(bars: Bar[], start: number, window: [number, number], lane: number, place: (b: Bar) => [number, number], into: Run[][]): void {
  const last: (Run | undefined)[] = new Array(looks.length * rowsOfLane)
  for (let k = start; k < bars.length && bars[k].from <= window[1]; k++) {
    const b = bars[k]
    if (b.to < window[0]) continue
    const [from, to] = place(b), at = b.look * rowsOfLane + b.row, before = last[at]
    if (before) {
      const outline = looks[b.look].status === 'planned'
      if (outline ? from - before.from < 2 && Math.abs(to - before.to) < 2 : to <= before.to) continue
      if (!outline && from <= before.to) {
        before.to = to
        continue
      }
    }
    into[b.look].push((last[at] = { from, to, lane, row: b.row }))
  }
}
