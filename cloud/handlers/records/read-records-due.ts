import { readRecordsDue as operation, type RecordPeriod } from '../../contract/records'
import { read, refuse } from '../../handling'
import { serviceDays } from '../../record-days'
import { shanghaiDate } from '../../rules/dates'
import { blankPeriods, periodsDue } from '../../rules/records-due'
import { publishedPlan } from '../../store/plan'
import { recordedDays } from '../../store/record'

const periodsShown = 30

export const readRecordsDue = read(operation, async ({ db, schoolId, actor, now }, { from, to }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const today = shanghaiDate(now)
  const days = serviceDays(published)
  const recorded = await recordedDays(db, schoolId, published.term.termId)
  const duties = published.plan.records.map((duty) => {
    const own = recorded.filter((each) => each.duty === duty.name)
    const blank = blankPeriods(duty, days, own.map(({ heldOn }) => heldOn), today)
    const periods = periodsDue(duty, days)
      .filter((period) => period.from <= today && (from === undefined || period.to >= from) && (to === undefined || period.from <= to))
      .map((period): RecordPeriod => ({
        ...period,
        written: own.reduce((sum, { heldOn, count }) => sum + (heldOn >= period.from && heldOn <= period.to ? count : 0), 0),
        blank: blank.some((each) => each.from === period.from),
      }))
      .sort((a, b) => Number(b.blank) - Number(a.blank) || (a.from < b.from ? 1 : -1))
    return { duty: duty.name, every: duty.every, published: duty.published, blank: blank.length, periods: periods.slice(0, periodsShown) }
  })
  return { today, duties, mayWriteSchool: actor.roles.has('schoolAdmin') }
})
