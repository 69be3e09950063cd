// Where the reader is: every view has a URL, and going there is a link.

class Place {
  path = $state(location.pathname)
  query = $state.raw(new URLSearchParams(location.search))

  constructor() {
    addEventListener('popstate', () => this.read())
    addEventListener('click', (e) => this.follow(e))
  }

  /** Goes to a URL of this site without loading a page. */
  go(url: string, replace = false): void {
    history[replace ? 'replaceState' : 'pushState'](null, '', url)
    this.read()
    if (!replace) scrollTo(0, 0)
  }

  /** The current URL with some parts of its query set; an empty value takes a part away. */
  with(parts: Record<string, string>): string {
    const q = new URLSearchParams(this.query)
    for (const [k, v] of Object.entries(parts)) v ? q.set(k, v) : q.delete(k)
    const s = q.toString()
    return this.path + (s ? '?' + s : '')
  }

  private read(): void {
    this.path = location.pathname
    this.query = new URLSearchParams(location.search)
  }

  private follow(e: MouseEvent): void {
    if (e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return
    const a = (e.target as Element | null)?.closest?.('a')
    if (!a || a.target || a.hasAttribute('download') || a.origin !== location.origin) return
    if (/^\/(api|openapi|static)/.test(a.pathname)) return
    if (a.pathname === location.pathname && a.search === location.search && a.hash) return
    e.preventDefault()
    this.go(a.pathname + a.search + a.hash)
  }
}

export const place = new Place()
