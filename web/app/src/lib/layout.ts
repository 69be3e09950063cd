// Where the nodes of a small network go: springs and repulsion (Fruchterman and Reingold 1991) from a fixed start,
// so that the same network always looks the same.

export interface Node { id: string; name: string; weight: number; kind: string }
export interface Edge { a: string; b: string; weight: number }
export interface Placed extends Node { x: number; y: number }

/** Places nodes in a field of a given size; at most about 200 nodes. */
export function arrange(nodes: Node[], edges: Edge[], width: number, height: number): Placed[] {
  const n = nodes.length
  const at = new Map(nodes.map((v, i) => [v.id, i]))
  const x = new Float64Array(n), y = new Float64Array(n)
  nodes.forEach((_, i) => { // a sunflower: heavy nodes, which come first, in the middle
    const r = 0.45 * Math.sqrt((i + 0.5) / n), a = i * 2.399963
    x[i] = width * (0.5 + r * Math.cos(a))
    y[i] = height * (0.5 + r * Math.sin(a))
  })
  const links = edges.map((e) => [at.get(e.a) ?? -1, at.get(e.b) ?? -1, Math.log1p(e.weight)] as const).filter(([a, b]) => a >= 0 && b >= 0 && a !== b)
  const k = Math.sqrt((width * height) / Math.max(n, 1)) * 0.8
  for (let round = 0, heat = width / 10; round < 150; round++, heat *= 0.97) {
    const dx = new Float64Array(n), dy = new Float64Array(n)
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) {
      const ux = x[i] - x[j], uy = y[i] - y[j], d2 = Math.max(ux * ux + uy * uy, 0.01), f = (k * k) / d2
      dx[i] += ux * f; dy[i] += uy * f; dx[j] -= ux * f; dy[j] -= uy * f
    }
    for (const [a, b, w] of links) {
      const ux = x[a] - x[b], uy = y[a] - y[b], d = Math.max(Math.hypot(ux, uy), 0.01), f = (d / k) * w
      dx[a] -= ux * f; dy[a] -= uy * f; dx[b] += ux * f; dy[b] += uy * f
    }
    for (let i = 0; i < n; i++) {
      const d = Math.max(Math.hypot(dx[i], dy[i]), 0.01), move = Math.min(d, heat)
      x[i] = Math.min(Math.max(x[i] + (dx[i] / d) * move, 30), width - 30)
      y[i] = Math.min(Math.max(y[i] + (dy[i] / d) * move, 16), height - 28) // room for the name below
    }
  }
  return nodes.map((v, i) => ({ ...v, x: x[i], y: y[i] }))
}

/** How large a node is drawn. */
export const radius = (weight: number) => 3 + 2 * Math.log2(1 + weight)

/** Of the nodes, in order, those whose names can be written without one covering another name or node. */
export function labelled(placed: Placed[], charWidth = 6.4, line = 14): Set<string> {
  const taken: [number, number, number, number][] = placed.map((p) => [p.x - radius(p.weight), p.y - radius(p.weight), p.x + radius(p.weight), p.y + radius(p.weight)])
  const out = new Set<string>()
  for (const p of [...placed].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))) {
    const half = (p.name.length * charWidth) / 2
    const box: [number, number, number, number] = [p.x - half, p.y + radius(p.weight) + 1, p.x + half, p.y + radius(p.weight) + 1 + line]
    if (taken.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3])) continue
    taken.push(box)
    out.add(p.id)
  }
  return out
}
