/** What came back: an answer, the certainty that nothing arrived there, or neither. */
export type Heard = { kind: 'answer'; body: unknown } | { kind: 'notReached'; code: string } | { kind: 'unknown'; code: string }

// Nothing was sent yet when these happen.
const beforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])
// A gateway that let nothing through.
const turnedAway = new Set([429, 503])

/** Posts JSON to WeChat. The address holds a token, so no error that names it is passed on: only short codes are. */
export async function post(address: string, body: object, patienceMs: number): Promise<Heard> {
  try {
    const response = await fetch(address, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' }, signal: AbortSignal.timeout(patienceMs) })
    if (turnedAway.has(response.status)) return { kind: 'notReached', code: `http_${response.status}` }
    if (!response.ok) return { kind: 'unknown', code: `http_${response.status}` }
    return { kind: 'answer', body: await response.json() }
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } }
    if (cause?.code !== undefined && beforeSending.has(cause.code)) return { kind: 'notReached', code: 'unreachable' }
    return { kind: 'unknown', code: name === 'TimeoutError' ? 'timeout' : 'cut_off' }
  }
}
