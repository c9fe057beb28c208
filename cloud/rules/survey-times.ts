/** How long a tap on "now" may be under way: an instant this little past is taken as now. */
const graceMilliseconds = 2 * 60_000

/** An instant as somebody asked for it, never before now; null where it lies in the past and cannot have meant now. */
export const notBefore = (now: Date, asked: Date): Date | null => {
  if (asked.getTime() >= now.getTime()) return asked
  return now.getTime() - asked.getTime() <= graceMilliseconds ? now : null
}

/** When a survey opens and closes anew (FR-079). */
export interface SurveyTimes {
  opensAt: Date
  closesAt: Date
}

/**
 * The times that a survey gets: what was asked for, else what it has; null where they would lie in the past, or where it
 * would close before it opens.
 */
export function movedTimes(survey: SurveyTimes, asked: { opensAt: Date | null; closesAt: Date | null }, now: Date): SurveyTimes | null {
  const opensAt = asked.opensAt === null ? survey.opensAt : notBefore(now, asked.opensAt)
  const closesAt = asked.closesAt === null ? survey.closesAt : notBefore(now, asked.closesAt)
  if (opensAt === null || closesAt === null || closesAt <= opensAt || closesAt < now) return null
  return { opensAt, closesAt }
}
