import { readCalendar as operation } from '../../contract/calendar'
import { read } from '../../handling'
import { holidayYears } from '../../holiday-calendar'
import { shanghaiDate } from '../../rules/dates'
import { publishedPlan } from '../../store/plan'
import { currentTerm } from '../../store/school'

export const readCalendar = read(operation, async ({ db, schoolId, now }) => {
  const [term, published] = [await currentTerm(db, schoolId), await publishedPlan(db, schoolId)]
  return { today: shanghaiDate(now), term, years: holidayYears(), services: published?.plan.services ?? [] }
})
