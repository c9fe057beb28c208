import { minutesBetween, type Hours } from './day-times'

/** One stretch of a service's day as a family reads it. */
export interface Stretch extends Hours {
  activity: string
  /** The plan says only about when it ends (S18). */
  approximate: boolean
}

export const noHours: Hours = { startsAt: null, endsAt: null, words: '' }

/** Stretches as one stay, from when to when. Without clock times, in the words of each. */
export function hoursTogether(stretches: Stretch[]): Hours {
  const [first] = stretches
  if (!first || stretches.length === 1) return first ? { startsAt: first.startsAt, endsAt: first.endsAt, words: first.words } : noHours
  const spans = spansOf(stretches)
  const [begin] = spans ?? []
  const last = spans?.[spans.length - 1]
  if (spans && begin && last) return { startsAt: begin.startsAt, endsAt: last.endsAt, words: spans.map(spanWords).join('，') }
  const starts = stretches.flatMap(({ startsAt }) => startsAt ?? []).sort()
  const ends = stretches.flatMap(({ endsAt }) => endsAt ?? []).sort()
  const isWhole = (clocks: string[]) => clocks.length === stretches.length
  return {
    startsAt: isWhole(starts) ? (starts[0] ?? null) : null,
    endsAt: isWhole(ends) ? (ends[ends.length - 1] ?? null) : null,
    words: [...new Set(stretches.map(({ words }) => words))].filter(Boolean).join('，'),
  }
}

interface Span {
  startsAt: string
  endsAt: string
  approximate: boolean
}

/** A break between two lessons belongs to the stay; after a longer gap children have gone home in between. */
const longestBreak = 30

/**
 * The times that stretches cover together; null where one lacks a clock time. Stretches may run side by side, so the one
 * that begins last need not be the one that ends last (grade 6, S2).
 */
function spansOf(stretches: readonly Stretch[]): Span[] | null {
  const spans: Span[] = []
  for (const { startsAt, endsAt, approximate } of stretches) {
    if (startsAt === null || endsAt === null) return null
    const open = spans[spans.length - 1]
    if (!open || minutesBetween(open.endsAt, startsAt) > longestBreak) spans.push({ startsAt, endsAt, approximate })
    else if (endsAt > open.endsAt) Object.assign(open, { endsAt, approximate })
    else if (endsAt === open.endsAt) open.approximate &&= approximate
  }
  return spans
}

const spanWords = ({ startsAt, endsAt, approximate }: Span) => `${startsAt}–${approximate ? '约' : ''}${endsAt}`
