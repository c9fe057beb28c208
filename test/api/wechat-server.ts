import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** A stand-in for api.weixin.qq.com: answers `jscode2session` as WeChat documents it, by what the code says. */
export interface WeChatServer {
  baseUrl: string
  /** The queries that were asked, in order. */
  asked: Record<string, string>[]
  close(): Promise<void>
}

const answers: Record<string, unknown> = {
  invalid: { errcode: 40029, errmsg: 'invalid code, rid: 5f0fb0a4' },
  used: { errcode: 40163, errmsg: 'code been used, rid: 5f0fb0a4' },
  blocked: { errcode: 40226, errmsg: 'code blocked' },
  busy: { errcode: -1, errmsg: 'system error' },
  often: { errcode: 45011, errmsg: 'api minute-quota reach limit  mustslower  retry next minute' },
  secret: { errcode: 40125, errmsg: 'invalid appsecret' },
  empty: {},
}

export async function startWeChatServer(): Promise<WeChatServer> {
  const asked: Record<string, string>[] = []
  const server = http.createServer((request, response) => {
    const query = Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams)
    asked.push(query)
    const code = query.js_code ?? ''
    if (code === 'closed') return request.socket.destroy()
    if (code === 'silent') return
    // WeChat answers JSON as text/plain, a failure with status 200 too.
    response.writeHead(200, { 'content-type': 'text/plain' })
    if (code === 'page') response.end('<html>维护中</html>')
    else response.end(JSON.stringify(answers[code] ?? { openid: code, session_key: 'HyVFkGl5F5OQWJZZaNzBBg==' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
