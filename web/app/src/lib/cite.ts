// Citations of a page: of a report its author and publisher, of anything else the record itself.

export interface Citation {
  id: string
  title: string
  author?: string
  publisher?: string
  published?: string // ISO date
  url: string
  accessed: string // ISO date
  article: boolean // a news report, rather than a page of the record
}

export function asText(c: Citation): string {
  const date = c.published?.slice(0, 10)
  return [c.author, `“${c.title}”`, c.publisher, date, `${c.url} (accessed ${c.accessed})`].filter(Boolean).join(', ') + '.'
}

export function asBibTeX(c: Citation): string {
  const fields: [string, string | undefined][] = [
    ['title', c.title && `{${c.title}}`],
    ['author', c.author],
    [c.article ? 'journal' : 'howpublished', c.publisher],
    ['year', c.published?.slice(0, 4)],
    ['date', c.published?.slice(0, 10)],
    ['url', c.url],
    ['urldate', c.accessed],
  ]
  const body = fields.filter(([, v]) => v).map(([k, v]) => `  ${k} = {${k === 'url' ? v : escaped(v!)}},`)
  return `@${c.article ? 'article' : 'misc'}{${c.id},\n${body.join('\n')}\n}`
}

function escaped(s: string): string {
  return s.replace(/[\\&%$#_^~]/g, (x) => (x === '\\' ? '\\textbackslash ' : `\\${x}`))
}

export function asCSL(c: Citation): string {
  const parts = (d?: string) => (d ? { 'date-parts': [d.slice(0, 10).split('-').map(Number)] } : undefined)
  return JSON.stringify(
    [
      {
        id: c.id,
        type: c.article ? 'article-newspaper' : 'webpage',
        title: c.title,
        author: c.author ? [{ literal: c.author }] : undefined,
        'container-title': c.publisher,
        issued: parts(c.published),
        accessed: parts(c.accessed),
        URL: c.url,
      },
    ],
    null,
    2,
  )
}
