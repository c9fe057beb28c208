/** A static server for a compiled build, on a free port of the loopback address. */
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
}

export interface FolderServer {
  /** Ends with a slash. */
  url: string
  close(): Promise<void>
}

export async function serveFolder(folder: string): Promise<FolderServer> {
  const root = path.resolve(folder)
  const server = http.createServer((request, response) => {
    const file = fileFor(root, request.url ?? '/')
    if (!file) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'content-type': contentTypes[path.extname(file)] ?? 'application/octet-stream' })
    fs.createReadStream(file).pipe(response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => closeServer(server) }
}

function fileFor(root: string, url: string): string | null {
  const name = decodeURIComponent(new URL(url, 'http://localhost').pathname).replace(/\/$/, '/index.html')
  const file = path.join(root, name)
  const inside = file.startsWith(root + path.sep)
  return inside && fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null
}

function closeServer(server: http.Server): Promise<void> {
  // A browser keeps its connections open; without this, close() would wait for them.
  server.closeAllConnections()
  return new Promise((closed, failed) => server.close((error) => (error ? failed(error) : closed())))
}
