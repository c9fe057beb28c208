import { types } from 'pg'

const { builtins } = types
const asText = (value: string) => value

/**
 * How columns become values: a calendar date stays `YYYY-MM-DD` and a wall-clock time `HH:MM`, since neither has a
 * zone; counters become numbers. Everything else is as node-postgres does it.
 */
const parsers = new Map<number, (value: string) => unknown>([
  [builtins.DATE, asText],
  [builtins.TIME, (value) => value.slice(0, 5)],
  [builtins.INT8, Number],
])

export const columnTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => parsers.get(oid) ?? types.getTypeParser(oid, format as 'text'),
}
