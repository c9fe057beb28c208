/**
 * Works for one school after the other for about `turnMs`, then says that the turn is over; the next turn goes on behind the
 * school where this one ended, so that with a thousand schools none waits for ever.
 */
export function inTurns(turnMs: number): (schools: readonly string[], work: (schoolId: string) => Promise<unknown>) => Promise<void> {
  let last = ''
  return async (schools, work) => {
    const begun = performance.now()
    const first = Math.max(0, schools.findIndex((schoolId) => schoolId > last))
    for (const schoolId of [...schools.slice(first), ...schools.slice(0, first)]) {
      last = schoolId
      await work(schoolId)
      if (performance.now() - begun > turnMs) return
    }
  }
}
