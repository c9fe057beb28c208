// Serialization failure, deadlock, too many connections, lock and statement time-outs; then a server that is going down,
// is gone, or has not come up yet.
const congestionCodes = new Set(['40001', '40P01', '53300', '55P03', '57014', '57P01', '57P02', '57P03', '08000', '08001', '08003', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'])
// node-postgres has no codes for these.
const connectionLost = /^(Connection terminated|Client has encountered a connection error|Query read timeout|timeout expired)/

/** Whether a failure will pass by itself, so that the same request may be sent again under the same key. */
export function isCongestion(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return congestionCodes.has(code ?? '') || connectionLost.test(message ?? '')
}
