/** Letters and digits that nobody mistakes for one another on a slip of paper. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const codeLength = 8
/** How long a code on a slip stays good, in days. */
export const codeDays = 30

/** A code as it is compared: capitals, without the spaces and dashes that people type between groups. */
export const normalCode = (typed: string) => typed.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '')

/** A code as it is printed on a slip: two groups of four. */
export const printedCode = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`

/** Names are compared without the spaces and middle dots that keyboards and registers write differently. */
export const sameName = (a: string, b: string) => plainName(a) === plainName(b)
const plainName = (name: string) => name.normalize('NFKC').replace(/[\s·•・.]/g, '')

const mostFailures = 5
const windowMinutes = 60

export interface Attempts {
  failures: number
  firstFailedAt: Date
}

/** Five wrong codes within an hour lock binding for the rest of that hour, so that codes cannot be guessed. */
export function isLocked(attempts: Attempts | null, now: Date): boolean {
  return attempts !== null && attempts.failures >= mostFailures && !windowIsOver(attempts, now)
}

/** The count after one more wrong code; a window that is over starts anew. */
export function afterFailure(attempts: Attempts | null, now: Date): Attempts {
  if (!attempts || windowIsOver(attempts, now)) return { failures: 1, firstFailedAt: now }
  return { failures: attempts.failures + 1, firstFailedAt: attempts.firstFailedAt }
}

const windowIsOver = (attempts: Attempts, now: Date) => now.getTime() - attempts.firstFailedAt.getTime() >= windowMinutes * 60_000
