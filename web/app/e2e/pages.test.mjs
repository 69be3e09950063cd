// Every page in Chromium, on a record of the samples: its main task, axe-core, screenshots at three widths in both themes.
//
//   DATELINE=/path/to/dateline node --test e2e/        (CHROMIUM=/usr/bin/chromium, SHOTS=folder for screenshots)
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { chromium } from 'playwright-core'

const dateline = process.env.DATELINE ?? 'dateline'
const samples = process.env.SAMPLES ?? new URL('../../../samples', import.meta.url).pathname
const shots = process.env.SHOTS
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const looks = [[360, 'light'], [360, 'dark'], [1280, 'light'], [1280, 'dark'], [2560, 'light'], [2560, 'dark']]
let base, browser, server, record

/** An address on loopback whose port nobody uses. */
const free = () =>
  new Promise((done) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address()
      s.close(() => done(`127.0.0.1:${port}`))
    })
  })

/** A server on a record, once it answers. */
async function serve(address, ...more) {
  const s = spawn(dateline, ['serve', '--record', record, '--listen', address, ...more], { stdio: ['ignore', 'ignore', 'inherit'] })
  for (let i = 0; i < 100; i++) {
    try {
      if ((await fetch(`http://${address}/api/v1/health`)).status < 500) break
    } catch {
      await new Promise((r) => setTimeout(r, 100))
    }
  }
  return s
}

before(async () => {
  const address = await free()
  base = 'http://' + address
  record = join(mkdtempSync(join(tmpdir(), 'dateline-')), 'record.db')
  execFileSync(dateline, ['ingest', '-q', '--record', record, samples], { stdio: 'inherit' })
  server = await serve(address)
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
  await page.goto(base + path, { waitUntil: 'load' })
  if (options.javaScriptEnabled !== false) {
    await page.waitForSelector('main h1, main h2')
    await page.waitForFunction(() => document.querySelector('main#content') && !document.querySelector('[aria-busy=true]'))
  }
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
  const all = []
  for (const [name, path] of Object.entries(await paths())) {
    const { page, faults, close } = await open(path)
    await page.evaluate(axe) // a script tag would break the content security policy
    for (const [width, colorScheme] of looks) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      const wrong = []
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wrong.push('scrolls sideways')
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
      wrong.push(...violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' | ')}`))
      all.push(...wrong.map((w) => `${name} at ${width} ${colorScheme}: ${w}`))
      if (shots) await page.screenshot({ path: join(shots, `${name}-${width}-${colorScheme}.png`), fullPage: width < 2000 })
    }
    all.push(...faults.map((f) => `${name}: ${f}`))
    await close()
  }
  assert.deepEqual(all, [])
})

/** What axe-core finds wrong with a page as it is now. */
async function violations(page) {
  await page.evaluate(axe)
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' | ')}`)
}

test('the first view of every page is under 100 KB as it travels', async () => {
  const heavy = []
  for (const [name, path] of Object.entries(await paths())) {
    const context = await browser.newContext()
    const page = await context.newPage()
    const wire = await context.newCDPSession(page)
    await wire.send('Network.enable')
    let bytes = 0
    wire.on('Network.loadingFinished', (e) => (bytes += e.encodedDataLength))
    await page.goto(base + path, { waitUntil: 'networkidle' })
    if (process.env.SIZES) console.log(name, Math.round(bytes / 1024), 'KB')
    if (bytes >= 100 * 1024) heavy.push(`${name}: ${bytes}`)
    await context.close()
  }
  assert.deepEqual(heavy, [])
})

test('what was known on a day stands in the address, is said, and can be taken away', async () => {
  const { page, faults, close } = await open('/')
  const all = (await json('events?limit=100')).items.length
  const days = (await json('reports?limit=100')).items.map((r) => r.published?.slice(0, 10)).filter(Boolean).sort()
  await page.getByLabel('known by').fill(days[0])
  await page.waitForURL(new RegExp('as-of=' + days[0]))
  await page.getByText('As reports published by').waitFor()
  await page.waitForFunction((n) => document.querySelectorAll('.events h3, .events article, .events li').length !== n, -1)
  assert.ok((await json('events?limit=100&as-of=' + days[0])).items.length < all)
  assert.deepEqual(await violations(page), [])
  await page.getByRole('link', { name: 'All that is known now' }).click()
  await page.waitForURL((u) => !u.search)
  assert.deepEqual(faults, [])
  await close()
})

/** The event that most reports tell of. */
const shared = async () => (await json('events?limit=100')).items.reduce((a, b) => (b.reports > a.reports ? b : a))

test('a search: what happened with two people in a month', async () => {
  const { page, faults, close } = await open('/')
  await page.fill('#search', 'actor:Seitov Dorjsuren 2025-03')
  await page.keyboard.press('Enter')
  await page.waitForURL(/actor=Seitov/)
  assert.match(page.url(), /from=2025-03/)
  const met = page.getByRole('link', { name: /Seitov and .*Dorjsuren met/ })
  await met.click()
  await page.waitForURL(/events\/v_/)
  await page.getByRole('heading', { level: 1, name: /met/ }).waitFor()
  assert.deepEqual(faults, [])
  await close()
})

test('a facet narrows the list and can be taken away', async () => {
  const { page, close } = await open('/')
  await page.getByRole('navigation', { name: 'Narrow down' }).getByRole('link', { name: 'disputed' }).click()
  await page.waitForURL(/status=disputed/)
  await page.waitForFunction(() => [...document.querySelectorAll('.events .status')].every((s) => /disputed/.test(s.textContent)))
  await page.getByRole('link', { name: /Take away status/ }).click()
  await page.waitForURL((u) => !u.search)
  await close()
})

/** The most reported event of which something is told in two ways. */
const disputed = async () =>
  (await json('events?limit=100')).items
    .filter((e) => e.properties.some((p) => p.name !== 'status' && p.verdict === 'differs'))
    .reduce((a, b) => (b.reports > a.reports ? b : a))

test('an event: where accounts differ, who copied, and the words behind a cell', async () => {
  const { page, close } = await open('/events/' + (await disputed()).id)
  await page.locator('td.differs a').first().waitFor()
  assert.match(await page.locator('.why').first().textContent(), /cop|wire|owner|quoted|passage/)
  await page.locator('td.differs a').last().click()
  await page.waitForURL(/reports\/.*claim=c_/)
  await page.locator('.text .chosen').first().waitFor()
  await close()
})

test('who said what is found by a part of a name, each passage once', async () => {
  const said = (await json('claims?kind=statement&limit=200')).items
  const speaker = said.flatMap((c) => c.attribution).find((l) => l.entity && l.kind === 'person').name
  const { page, close } = await open('/statements')
  await page.getByLabel('Who speaks').fill(speaker.split(' ').at(-1))
  await page.getByRole('button', { name: 'Search' }).click()
  await page.waitForURL(/speaker=/)
  await page.locator('.said').first().waitFor()
  const shown = await page.locator('.said blockquote a').evaluateAll((links) => links.map((a) => a.pathname + a.textContent)) // a report and its passage
  assert.equal(new Set(shown).size, shown.length)
  assert.ok((await page.locator('.said').first().textContent()).includes(speaker.split(' ').at(-1)))
  assert.deepEqual(await violations(page), [])
  await page.getByLabel('Who speaks').fill('nobody of this name')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByText('Nobody says so here').waitFor()
  await close()
})

test('a wrong merge is put right, and that is taken back', async () => {
  const event = await shared()
  const { page, close } = await open('/events/' + event.id)
  const buttons = page.getByRole('button', { name: 'Not this event' })
  await buttons.first().waitFor()
  const before = (await json('events/' + event.id)).told.length
  await buttons.last().click()
  await page.getByRole('heading', { name: 'Judgements that stand' }).waitFor()
  assert.equal((await json('events/' + event.id)).told.length, before - 1)
  await page.getByRole('button', { name: /^Withdraw/ }).click()
  await page.getByRole('heading', { name: 'Judgements that stand' }).waitFor({ state: 'detached' })
  assert.equal((await json('events/' + event.id)).told.length, before)
  await close()
})

test('an event is said to be the same as another that is found by its words', async () => {
  const event = await shared()
  const { page, close } = await open('/events/' + event.id)
  const other = (await json('events?limit=100')).items.find((e) => e.id !== event.id && e.summary.split(' ').length > 3)
  await page.getByLabel('The other event').fill(other.summary.replace(/^\w+: /, ''))
  await page.getByRole('radio').first().check()
  assert.deepEqual(await violations(page), [])
  await page.getByRole('button', { name: 'different' }).click()
  await page.getByText('Kept: different').waitFor()
  await page.getByRole('button', { name: 'Take back' }).click()
  await page.getByText('Kept: different').waitFor({ state: 'detached' })
  assert.equal((await json('judgements?kind=person&standing=true')).items.length, 0)
  await close()
})

test('the layers of a report are switched, and a claim that is pointed at or reached by keys shows its parts', async () => {
  const report = (await json('reports?limit=100')).items.reduce((a, b) => (b.claims > a.claims ? b : a))
  const { page, faults, close } = await open('/reports/' + report.id)
  for (const layer of ['claims', 'speakers', 'times', 'places', 'entities']) {
    const button = page.getByRole('button', { name: layer, exact: true })
    if ((await button.getAttribute('aria-pressed')) === 'false') await button.click()
    await page.locator('.text .' + layer).first().waitFor()
    await button.click()
    await page.locator('.text .' + layer).first().waitFor({ state: 'detached' })
    await button.click()
  }
  assert.deepEqual(await violations(page), [])
  const claim = page.locator('.text a.run').first()
  await claim.hover()
  await page.locator('.chosen-claim dt', { hasText: 'says who' }).waitFor()
  await page.mouse.move(0, 0)
  await page.locator('.chosen-claim', { hasText: 'Point at marked words' }).waitFor()
  await claim.focus()
  await page.locator('.chosen-claim dt', { hasText: 'how sure' }).waitFor()
  assert.deepEqual(faults, [])
  await close()
})

test('on paper an event and a report keep their words and sources, and lose what is for a screen', async () => {
  const report = (await json('reports?limit=100')).items.find((r) => r.url)
  for (const path of ['/events/' + (await shared()).id, ...(report ? ['/reports/' + report.id] : [])]) {
    const { page, close } = await open(path)
    await page.emulateMedia({ media: 'print' })
    for (const gone of ['body nav', 'button', '.no-print']) {
      for (const e of await page.locator(gone).all()) assert.equal(await e.isVisible(), false, `${gone} of ${path}`)
    }
    assert.ok(await page.locator('main h1').isVisible())
    if (path.startsWith('/events')) assert.ok(await page.getByRole('heading', { name: 'Reports', exact: true }).isVisible())
    if (report && path.includes(report.id)) {
      const shown = await page.locator('header a[href^=http]').evaluate((a) => getComputedStyle(a, '::after').content)
      assert.match(shown, /http/)
    }
    if (shots) await page.screenshot({ path: join(shots, `print-${path.split('/')[1]}.png`), fullPage: true })
    await close()
  }
})

test('away from loopback one logs in by a token: a reader does not judge, a reviewer does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'))
  const file = join(folder, 'tokens'), words = { ann: 'a'.repeat(40), bo: 'b'.repeat(40) }
  writeFileSync(file, `ann:reader:${words.ann}\nbo:reviewer:${words.bo}\n`, { mode: 0o600 })
  const port = (await free()).split(':')[1]
  const guarded = await serve('0.0.0.0:' + port, '--token-file', file)
  try {
    const at = 'http://127.0.0.1:' + port, event = await shared()
    for (const [name, may] of [['ann', false], ['bo', true]]) {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(at + '/events/' + event.id)
      await page.getByRole('heading', { name: 'Log in' }).waitFor()
      assert.deepEqual(await violations(page), [])
      await page.getByLabel(/token/i).fill('wrong')
      await page.getByRole('button', { name: /log in/i }).click()
      await page.getByText('do not match a user').waitFor()
      await page.getByLabel(/token/i).fill(words[name])
      await page.getByRole('button', { name: /log in/i }).click()
      await page.goto(at + '/events/' + event.id)
      await page.getByRole('button', { name: 'Not this event' }).first().click()
      const stand = page.getByRole('heading', { name: 'Judgements that stand' })
      await (may ? stand : page.getByText('this takes a reviewer; you are a reader').first()).waitFor()
      if (may) await page.getByRole('button', { name: /^Withdraw/ }).click()
      if (may) await stand.waitFor({ state: 'detached' })
      await page.getByRole('button', { name: /log out/ }).click()
      await page.getByRole('heading', { name: 'Log in' }).waitFor()
      await context.close()
    }
  } finally {
    guarded.kill()
  }
})

test('review by keys, and undo', async () => {
  const { page, close } = await open('/review')
  await page.getByText(/1 of \d+/).waitFor()
  await page.keyboard.press((await page.getByRole('button', { name: /unsure/ }).count()) ? 'u' : 'r')
  await page.getByText(/Kept:/).waitFor()
  await page.keyboard.press('z')
  await page.getByText(/Taken back:/).waitFor()
  await page.getByText(/1 of \d+/).waitFor()
  await close()
})

test('an entity: what a speaker said', async () => {
  const said = (await json('claims?kind=statement&limit=200')).items.flatMap((c) => c.attribution).find((l) => l.kind === 'person' && l.entity)
  const { page, close } = await open('/entities/' + said.entity)
  await page.getByRole('heading', { name: 'Says' }).waitFor()
  await close()
})

test('the timeline moves and zooms by keys; the map opens a place', async () => {
  const { page, close } = await open('/timeline')
  const count = async () => parseInt(await page.locator('h2.list').textContent())
  assert.ok((await count()) > 0)
  await page.locator('canvas').focus()
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight')
  await page.waitForFunction(() => parseInt(document.querySelector('h2.list').textContent) === 0)
  await close()
  const world = await open('/map')
  await world.page.locator('.spot').first().focus()
  await world.page.keyboard.press('Enter')
  await world.page.locator('section[aria-label^="Events at"] a').first().waitFor()
  await world.close()
})

test('pasted text is read, and its claims stand at their words, whatever the script; what can not be read is shown with the reason', async () => {
  const { page, faults, close } = await open('/ingest')
  await page.getByLabel('Source').fill('Küsten-Kurier')
  await page.getByRole('textbox', { name: 'Text' }).fill('Señor Núñez 😀 met Prime Minister Zoë Łukasik in Kraków on 3 March 2025. The army shelled the village of Ærø, said Łukasik.')
  await page.getByRole('button', { name: 'Read this text' }).click()
  await page.getByText('1 report read').waitFor({ timeout: 60000 })
  await page.setInputFiles('input[type=file]', { name: 'broken.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from('{"text": 7\n') })
  await page.getByRole('cell', { name: /broken.jsonl/ }).waitFor({ timeout: 60000 })
  assert.deepEqual(faults, [])
  const [report] = (await json('reports?source=' + encodeURIComponent('Küsten-Kurier'))).items
  const claims = (await json('claims?report=' + report.id)).items
  assert.ok(claims.length > 0)
  for (const c of claims) {
    await page.goto(`${base}/reports/${report.id}?claim=${c.id}`)
    await page.locator('.chosen').first().waitFor()
    assert.equal((await page.locator('.chosen').allTextContents()).join(''), c.passage.text)
  }
  await close()
})

test('an address of a private network is refused with the reason', async () => {
  const { page, close } = await open('/ingest')
  await page.getByRole('textbox', { name: /Addresses/ }).fill('http://192.168.0.1/admin')
  await page.getByRole('button', { name: 'Fetch and read' }).click()
  await page.getByRole('alert').getByText(/private network/).waitFor()
  await close()
})

test('without a script events and reports still read', async () => {
  const event = await open('/events/' + (await shared()).id, { javaScriptEnabled: false })
  assert.ok((await event.page.locator('blockquote').count()) > 0)
  assert.match(await event.page.locator('.cite').textContent(), /^Cite: /)
  await event.close()
  const report = await open('/reports/' + (await json('reports?limit=1')).items[0].id, { javaScriptEnabled: false })
  assert.ok((await report.page.locator('mark').count()) > 0)
  assert.match(await report.page.locator('.cite').textContent(), /^Cite: /)
  await report.close()
})

// The five tasks of a newcomer: what happened between two people in a month and who corrects a wrong merge stand above.
test('a newcomer: on what two reports differ', async () => {
  const { page, faults, close } = await open('/')
  await page.getByRole('link', { name: 'Compare', exact: true }).click()
  await page.getByRole('checkbox', { name: /Altai Wire/ }).check()
  await page.getByRole('checkbox', { name: /Steppe Gazette/ }).check()
  await page.getByRole('button', { name: 'Compare 2 reports' }).click()
  await page.getByText(/tell of \d+ events together; on \d+ of these they differ/).waitFor()
  const differing = page.locator('td.differs a')
  assert.ok((await differing.count()) >= 2)
  await differing.first().click()
  await page.locator('.text .chosen').first().waitFor()
  assert.deepEqual(faults, [])
  await close()
})

test('a newcomer: who first reported a fact, and who copied', async () => {
  const { page, close } = await open('/')
  await page.locator(`a[href$="/events/${(await disputed()).id}"]`).first().click()
  const history = page.locator('section').filter({ has: page.getByRole('heading', { name: 'What was known when' }) })
  assert.match(await history.locator('li').first().textContent(), /first to say/)
  const origins = page.getByRole('list', { name: /go back to/ })
  assert.match(await origins.locator('.why').first().textContent(), /copied|near copy|wire credit/)
  await close()
})

test('a newcomer: which statements a speaker made', async () => {
  const { page, close } = await open('/')
  await page.fill('#search', 'Nakathila')
  await page.keyboard.press('Enter')
  await page.locator('.found').getByRole('link', { name: 'Selma Nakathila' }).click()
  await page.getByRole('heading', { name: 'Says' }).waitFor()
  assert.match(await page.locator('.said').first().textContent(), /→ Selma Nakathila/)
  await close()
})

test('what was judged is listed where one reviews, and can be withdrawn there', async () => {
  const { page, close } = await open('/review')
  await page.getByText(/1 of \d+/).waitFor()
  await page.keyboard.press((await page.getByRole('button', { name: /unsure/ }).count()) ? 'u' : 'r')
  await page.getByRole('heading', { name: 'Judgements that stand' }).waitFor()
  await page.getByRole('button', { name: /Withdraw (unsure|right)/ }).click()
  await page.getByRole('heading', { name: 'Judgements that stand' }).waitFor({ state: 'detached' })
  assert.equal((await json('judgements?kind=person&standing=true')).items.length, 0)
  await close()
})

test('every view can be cited', async () => {
  for (const path of Object.values(await paths())) {
    if (/review|ingest/.test(path)) continue
    const { page, close } = await open(path)
    await page.getByText('Cite this').click()
    const cited = () => page.getByRole('region', { name: 'The citation' }).textContent()
    assert.match(await cited(), /accessed \d{4}-\d\d-\d\d/)
    await page.getByRole('button', { name: 'BibTeX' }).click()
    assert.match(await cited(), /^@(article|misc)\{/)
    await page.getByRole('button', { name: 'CSL-JSON' }).click()
    assert.ok(JSON.parse(await cited())[0].title)
    await close()
  }
})

test('a report that would run a script, turn its words around or hide some is shown harmlessly', async () => {
  const evil = 'The minister <script>document.title="taken"</script><img src=x onerror=document.title="taken"> visited Ulaan\u200bbaatar on 3 March 2025, said Oyuna \u202eevil\u202c Bat.'
  await fetch(base + '/api/v1/ingest', { method: 'POST', headers: { 'content-type': 'application/jsonl' }, body: JSON.stringify({ text: evil, title: '"><script>document.title="taken"</script>\u202etxt', source: '<b>Evil</b>' }) + '\n' })
  let report
  for (let i = 0; i < 200 && !report; i++) {
    report = (await json('reports?source=' + encodeURIComponent('<b>Evil</b>'))).items[0]
    if (!report) await new Promise((r) => setTimeout(r, 100))
  }
  const event = (await json('claims?report=' + report.id)).items.find((c) => c.event)?.event
  for (const path of ['/reports/' + report.id, ...(event ? ['/events/' + event, '/compare?event=' + event] : []), '/sources', '/compare', '/'])
    for (const javaScriptEnabled of [true, false]) {
      const { page, faults, close } = await open(path, { javaScriptEnabled })
      const main = await page.locator('main').textContent()
      assert.doesNotMatch(main + (await page.title()), /[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/, path)
      assert.notEqual(await page.title(), 'taken')
      assert.equal(await page.locator('main script, main img').count(), 0)
      assert.deepEqual(faults, [])
      await close()
    }
})
