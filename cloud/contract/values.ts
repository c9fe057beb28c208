import * as z from 'zod/mini'

// U+0000 cannot be stored by PostgreSQL, and half a surrogate pair is not text: both are refused at the door.
const isWellFormed = (value: string) => !/[\u0000]|[\ud800-\udfff]/u.test(value)
export const wellFormed = z.refine<string>(isWellFormed, { message: 'malformed' })

const deepest = 30
const isStorable = (value: unknown, depth = 0): boolean => {
  if (typeof value === 'string') return isWellFormed(value)
  if (typeof value !== 'object' || value === null) return true
  return depth < deepest && Object.entries(value).every(([key, inner]) => isWellFormed(key) && isStorable(inner, depth + 1))
}
/** A document that need not be complete: any JSON object whose text can be stored, and that is not nested without end. */
export const anyDocument = z.record(z.string(), z.unknown()).check(z.refine((document) => isStorable(document), { message: 'malformed' }))

/** Text that must say something: trimmed, 1 to `max` UTF-16 units. */
export const text = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max), wellFormed)

/** Text that may be empty: trimmed, at most `max` UTF-16 units. */
export const freeText = (max: number) => z.string().check(z.trim(), z.maxLength(max), wellFormed)

/** One way of writing an id, for it is compared with what the database answers. */
export const id = z.uuid().check(z.toLowerCase())
/** A school's short name in addresses and keys, such as `haijiang`. */
export const schoolId = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))
/** A key inside a plan: service, priority group, agreement. */
export const planKey = z.string().check(z.regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/))
/** Calendar date in Asia/Shanghai, `YYYY-MM-DD`. A year 0000 is none that PostgreSQL takes. */
export const date = z.iso.date().check(z.regex(/^(?!0000)/))
/** An instant with its offset. */
export const instant = z.iso.datetime({ offset: true })
/** Wall-clock time in Asia/Shanghai, `HH:MM`. */
export const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
/** School grade, 1 to 9. */
export const grade = z.int().check(z.gte(1), z.lte(9))
/** ISO weekday, Monday 1 to Sunday 7. */
export const weekday = z.int().check(z.gte(1), z.lte(7))
/** Money in integer fen. */
export const fen = z.int().check(z.gte(0))
export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
/** Where a page of a list starts. */
export const offset = z._default(z.int().check(z.gte(0), z.lte(1_000_000)), 0)
/** Rows in one page of a list. */
export const pageSize = 50
/** The rest of a list: where the next page starts, or null at the end; and how long the whole list is. */
export const pageEnd = { nextOffset: z.nullable(z.int()), total: z.int() }

export const nothing = z.object({})
