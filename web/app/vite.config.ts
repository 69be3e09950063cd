import { svelte } from '@sveltejs/vite-plugin-svelte'
import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'

const steps = 2500 // across a map of the world: 0.14 degrees, finer than the coasts of 1:110 million are drawn

/** The atlas as the map needs it: the borders alone, on a grid no finer than what is seen, which halves what travels. */
function lightAtlas(): Plugin {
  return {
    name: 'light-atlas',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('world-atlas/countries-110m.json')) return
      const { transform, arcs, objects } = JSON.parse(readFileSync(id, 'utf8'))
      const scale = [360 / (steps - 1), 180 / (steps - 1)]
      const coarse = arcs.map((arc: number[][]) => {
        let x = 0, y = 0, last = [0, 0]
        const out: number[][] = []
        arc.forEach(([dx, dy], i) => {
          x += dx
          y += dy
          const at = [Math.round((x * transform.scale[0]) / scale[0]), Math.round((y * transform.scale[1]) / scale[1])]
          const step = [at[0] - last[0], at[1] - last[1]]
          if (i && !step[0] && !step[1] && i < arc.length - 1) return
          out.push(step)
          last = at
        })
        return out
      })
      const countries = { type: 'GeometryCollection', geometries: objects.countries.geometries.map((g: { type: string; arcs: unknown }) => ({ type: g.type, arcs: g.arcs })) }
      return { code: JSON.stringify({ type: 'Topology', objects: { countries }, arcs: coarse, transform: { scale, translate: transform.translate } }), moduleType: 'json' }
    },
  }
}

// The built files are committed in ../static, so that Go alone builds the program.
export default defineConfig({
  plugins: [svelte(), lightAtlas()],
  base: '/static/',
  build: {
    outDir: '../static',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the content security policy allows no data: scripts
    rollupOptions: { input: 'src/main.ts' },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8390' } },
})
