import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

// The built files are committed in ../static, so that Go alone builds the program.
export default defineConfig({
  plugins: [svelte()],
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
