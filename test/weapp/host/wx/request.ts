/** wx.request: to the test's mock, else through the browser's fetch. */
import { host, jsonCopy, messageOf, recordCall, type RequestAnswer, type RequestSent } from '../host'
import type { Callbacks } from './answer'

interface RequestOptions extends Callbacks {
  url: string
  method?: string
  data?: unknown
  header?: Record<string, string>
  dataType?: string
}

export function request(options: RequestOptions) {
  const { url, method = 'GET', data, header = {} } = options
  const sent: RequestSent = { url, method: method.toUpperCase(), data: jsonCopy(data), header }
  recordCall('request', sent)
  let ended = false
  const finish = (callback: Callbacks['success'], result: object) => {
    if (ended) return
    ended = true
    callback?.(result)
    options.complete?.(result)
  }
  const fail = (reason: string) => finish(options.fail, { errMsg: `request:fail ${reason}`, errno: 600001 })
  send(sent, options.dataType).then(
    (got) => finish(options.success, { errMsg: 'request:ok', statusCode: 200, header: {}, cookies: [], ...got }),
    (error: unknown) => fail(messageOf(error)),
  )
  return { abort: () => fail('abort') }
}

async function send(sent: RequestSent, dataType: string | undefined): Promise<RequestAnswer> {
  if (host.mocks.request) return host.mocks.request(sent)
  const { url, method, data, header } = sent
  const asQuery = method === 'GET'
  const response = await fetch(asQuery ? withQuery(url, data) : url, {
    method,
    headers: { 'content-type': 'application/json', ...header },
    body: asQuery || data === null ? undefined : typeof data === 'string' ? data : JSON.stringify(data),
  })
  const text = await response.text()
  const parsed = dataType === undefined || dataType === 'json' ? parseIfJson(text) : text
  const answered: Record<string, string> = {}
  response.headers.forEach((value, name) => (answered[name] = value))
  return { statusCode: response.status, data: parsed, header: answered }
}

function withQuery(url: string, data: unknown): string {
  const query = new URLSearchParams((data ?? {}) as Record<string, string>).toString()
  return query ? url + (url.includes('?') ? '&' : '?') + query : url
}

/** WeChat gives the text itself where it is not JSON. */
function parseIfJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
