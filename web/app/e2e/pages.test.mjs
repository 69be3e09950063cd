// Every page in Chromium, on a record of the samples: its main task, axe-core, screenshots at three widths in both themes.
//
//   DATELINE=/path/to/dateline node --test e2e/        (CHROMIUM=/usr/bin/chromium, SHOTS=folder for screenshots)
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { chromium } from 'playwright-core'

const dateline = process.env.DATELINE ?? 'dateline'
const samples = process.env.SAMPLES ?? new URL('../../../samples', import.meta.url).pathname
const shots = process.env.SHOTS
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const base = 'http://127.0.0.1:8391'
let browser, server, record

before(async () => {
  record = join(mkdtempSync(join(tmpdir(), 'dateline-')), 'record.db')
  execFileSync(dateline, ['ingest', '-q', '--record', record, samples], { stdio: 'inherit' })
  server = spawn(dateline, ['serve', '--record', record, '--listen', '127.0.0.1:8391'], { stdio: ['ignore', 'ignore', 'inherit'] })
  for (let i = 0; i < 100; i++) {
    try {
      if ((await fetch(base + '/api/v1/health')).ok) break
    } catch {
      await new Promise((r) => setTimeout(r, 100))
    }
  }
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
  if (shots) mkdirSync(shots, { recursive: true })
})
after(async () => {
  await browser?.close()
  server?.kill()
})

const json = async (path) => (await fetch(base + '/api/v1/' + path)).json()

/** Opens a page that may not ask anything of another host, write an error to the console or fail to load a part. */
async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const faults = []
  page.on('pageerror', (e) => faults.push(String(e)))
  page.on('console', (m) => m.type() === 'error' && faults.push(m.text()))
  page.on('request', (r) => !r.url().startsWith(base) && !/^(data|blob):/.test(r.url()) && faults.push('asked ' + r.url()))
  page.on('response', (r) => r.status() >= 400 && faults.push(`${r.status()} ${r.url()}`))
  await page.goto(base + path, { waitUntil: 'networkidle' })
  return { page, faults, close: () => context.close() }
}

async function paths() {
  const [events, entities, reports] = await Promise.all([json('events?limit=100'), json('entities?limit=100'), json('reports?limit=100')])
  const event = events.items.reduce((a, b) => (b.reports > a.reports ? b : a))
  return {
    home: '/', timeline: '/timeline', map: '/map', sources: '/sources', review: '/review', ingest: '/ingest',
    event: `/events/${event.id}`, entity: `/entities/${entities.items[0].id}`, report: `/reports/${reports.items[0].id}`,
    compare: `/compare?reports=${reports.items[0].id}&reports=${reports.items[1].id}`,
  }
}

test('every page, three widths, both themes: no error, no violation, nothing cut off', async () => {
  for (const [name, path] of Object.entries(await paths())) {
    for (const width of [360, 1280, 2560]) {
      for (const colorScheme of ['light', 'dark']) {
        const { page, faults, close } = await open(path, { viewport: { width, height: 900 }, colorScheme })
        await page.waitForSelector('main h1, main h2, main article', { timeout: 10000 })
        assert.deepEqual(faults, [], `${name} at ${width}`)
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways at ${width}`)
        await page.addScriptTag({ content: axe }).catch(() => page.evaluate(axe))
        const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
        assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`), [], `${name} at ${width} ${colorScheme}`)
        if (shots) await page.screenshot({ path: join(shots, `${name}-${width}-${colorScheme}.png`), fullPage: width < 2000 })
        await close()
      }
    }
  }
})
