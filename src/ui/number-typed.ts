/** Fen as it is typed in yuan: 350 is 3.50, 0 is 0.00. What is no amount is shown as it stands, so that it can be mended. */
export function yuanTyped(value: unknown): string {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) return shown(value)
  return `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`
}

/** Yuan as typed, in fen, by digits and not by a product of fractions; null where empty, the text itself where it is no amount. */
export function fenOf(typed: string): number | string | null {
  const text = typed.trim()
  if (text === '') return null
  const [, yuan, parts = ''] = /^(\d{1,12})(?:[.．](\d{0,2}))?$/.exec(text) ?? []
  return yuan === undefined ? text : Number(yuan) * 100 + Number(parts.padEnd(2, '0'))
}

export const numberTyped = (value: unknown) => (typeof value === 'number' ? String(value) : shown(value))

/** A number as typed; null where empty, the text itself where it is no number. */
export function numberOf(typed: string): number | string | null {
  const text = typed.trim()
  if (text === '') return null
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : text
}

const shown = (value: unknown) => (value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value))

/** What is wrong with a number before anybody else looks at it; null where nothing is. */
export function numberFault(value: unknown, { whole, min, max }: { whole: boolean; min: number | null; max: number | null }): string | null {
  if (value === null || value === undefined) return null
  if (typeof value !== 'number') return '请填写数字'
  if (whole && !Number.isInteger(value)) return '请填写整数'
  if (min !== null && value < min) return `不能小于 ${min}`
  if (max !== null && value > max) return `不能大于 ${max}`
  return null
}

export const moneyFault = (value: unknown) => (value === null || value === undefined || typeof value === 'number' ? null : '请填写金额，单位是元，最多两位小数')

/** One text a line; empty lines say nothing. */
export const linesOf = (typed: string) => typed.split('\n').map((line) => line.trim()).filter((line) => line !== '')
export const linesTyped = (value: unknown) => (Array.isArray(value) ? value.map(shown).join('\n') : shown(value))
