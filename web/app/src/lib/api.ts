// The one way to the server: /api/v1, as docs/formats/api.md has it.

/** A refusal, as the server words it (RFC 9457). */
export class Problem extends Error {
  constructor(readonly status: number, title: string, readonly detail: string) {
    super(title)
  }
}

/** Why something failed, in the server's words where it gave any. */
export const reason = (e: unknown) => (e instanceof Problem && e.detail ? e.detail : e instanceof Error ? e.message : String(e))

async function answer<T>(response: Response): Promise<T> {
  if (response.status === 401) location.assign('/login')
  if (response.ok) return response.status === 204 ? (undefined as T) : ((await response.json()) as T)
  let title = response.statusText || `status ${response.status}`, detail = ''
  try {
    const p = await response.json()
    title = p.title ?? title
    detail = [p.detail, ...(p.errors ?? []).map((e: { message?: string }) => e.message)].filter(Boolean).join('; ')
  } catch {
    // not a problem document: the status says it
  }
  throw new Problem(response.status, title, detail)
}

type Parameters = Record<string, string | number | boolean | string[] | undefined | null>

/** A URL of the API with its parameters; empty ones are left out. */
export function url(path: string, parameters: Parameters = {}): string {
  const q = new URLSearchParams()
  for (const [k, v] of Object.entries(parameters)) {
    if (Array.isArray(v)) v.forEach((x) => q.append(k, x))
    else if (v !== undefined && v !== null && v !== '' && v !== false) q.set(k, String(v))
  }
  const s = q.toString()
  return `/api/v1/${path}${s ? '?' + s : ''}`
}

export async function get<T>(path: string, parameters: Parameters = {}, signal?: AbortSignal): Promise<T> {
  return answer<T>(await fetch(url(path, parameters), { headers: { accept: 'application/json' }, signal }))
}

export async function post<T>(path: string, body: unknown, parameters: Parameters = {}): Promise<T> {
  const form = body instanceof FormData
  return answer<T>(
    await fetch(url(path, parameters), { method: 'POST', headers: form ? {} : { 'content-type': 'application/json' }, body: form ? body : JSON.stringify(body) }),
  )
}

export async function remove(path: string): Promise<void> {
  return answer<void>(await fetch(url(path), { method: 'DELETE' }))
}
