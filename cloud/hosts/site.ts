import fs from 'node:fs/promises'
import path from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
}

const guarded = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  // Taro's H5 runtime sets styles inline and starts from one inline script.
  'content-security-policy': "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; script-src 'self' 'unsafe-inline'; connect-src 'self'; frame-ancestors 'none'",
}

/** A file of the built site with its headers; null where there is none. Never a file outside the folder. */
export async function siteFile(folder: string, requested: string): Promise<{ content: Buffer; headers: Record<string, string> } | null> {
  const root = path.resolve(folder)
  const file = path.resolve(root, `.${decode(requested === '/' ? '/index.html' : requested)}`)
  if (!file.startsWith(root + path.sep)) return null
  const content = await fs.readFile(file).catch(() => null)
  if (!content) return null
  // Built files carry their content's hash in the name; only the page that names them must be asked for again.
  const cache = /\.[0-9a-f]{8}\.(js|css)$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache'
  return { content, headers: { 'content-type': types[path.extname(file)] ?? 'application/octet-stream', 'cache-control': cache, ...guarded } }
}

function decode(requested: string): string {
  try {
    return decodeURIComponent(requested)
  } catch {
    return '/'
  }
}
