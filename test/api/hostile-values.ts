import type * as z from 'zod/mini'
import type { Random } from 'cloud/handling'

/** One place inside an input: the fields that lead to it; a number stands for an element of a list. */
export type FieldPath = (string | number)[]

interface Definition {
  type: string
  shape?: Record<string, z.ZodMiniType>
  element?: z.ZodMiniType
  innerType?: z.ZodMiniType
  options?: z.ZodMiniType[]
}

/** Every place of an input that its contract declares, the input itself included. */
export function pathsOf(schema: z.ZodMiniType, at: FieldPath = []): FieldPath[] {
  const { shape, element, innerType, options } = (schema as unknown as { _zod: { def: Definition } })._zod.def
  if (shape) return [at, ...Object.entries(shape).flatMap(([field, inner]) => pathsOf(inner, [...at, field]))]
  if (element) return [at, ...pathsOf(element, [...at, 0])]
  if (innerType) return pathsOf(innerType, at)
  return options ? [at, ...options.flatMap((option) => pathsOf(option, at).slice(1))] : [at]
}

/** Stands for leaving the field out. */
export const missing = Symbol('missing')

const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown

/** What nobody types by accident, and some that people really are called. */
export const hostileValues: unknown[] = [
  ...[missing, null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, 9223372036854775807],
  ...['', ' ', '0', '9223372036854775808', 'null', 'undefined', 'constructor', '__proto__', 'toString'],
  ...["'; drop table child; --", "' or 1=1 --", '$1', '%s%n', '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '{{schoolName}}', '../../etc/passwd'],
  ...['阿依古丽·买买提', '𬍛文', '㛃', '乜思𡶴', '👨‍👩‍👧‍👦', 'e\u0301', '\u202e反了', '\u200b', '\ufeff'],
  ...['林\u0000夏', '\u0000', '\ud800', '林\udc00夏', '\ud83d'],
  ...['2026-02-30', '0000-01-01', '0001-01-01', '9999-12-31', '2026-09-08T00:00:00', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59+23:59', '2026-09-08T00:00:00-23:59', '24:00'],
  ...['x'.repeat(20_000), '林'.repeat(20_000), '😀'.repeat(300)],
  ...[[], [null], {}, [[]], nested(100), JSON.parse('{"__proto__":{"admin":true}}') as unknown, JSON.parse('{"constructor":{"prototype":{}}}') as unknown, { toString: 1 }],
  ...[Array.from({ length: 5000 }, () => 1), 'f'.repeat(64), '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
]

/** The input with one place replaced. A place that the input does not hold is made. */
export function replaced(input: unknown, [field, ...rest]: FieldPath, value: unknown): unknown {
  if (field === undefined) return value
  const copy: Record<string, unknown> | unknown[] = Array.isArray(input) ? [...(input as unknown[])] : typeof field === 'number' ? [] : { ...(input as object | null) }
  const holder = copy as Record<string | number, unknown>
  const inner = replaced(holder[field], rest, value)
  if (inner === missing) delete holder[field]
  else holder[field] = inner
  return copy
}

/** The input with one to three places replaced by chance. */
export function scrambled(input: unknown, paths: FieldPath[], values: unknown[], random: Random & { pick<T>(from: readonly T[]): T }): unknown {
  let changed = input
  for (let times = 0; times <= random.below(3); times += 1) {
    const next = replaced(changed, random.pick(paths), random.pick(values))
    changed = next === missing ? {} : next
  }
  return changed
}
