import { saveTerm as operation } from '../../contract/calendar'
import { done, refuse, write } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { calendarFault, termFault } from '../../rules/term-check'
import { currentTerm } from '../../store/school'
import { addTerm, changeTerm, lockTerms, moveEnrolments } from '../../store/term'

export const saveTerm = write(operation, async ({ db, schoolId, now, random }, { termId, termName, ...calendar }) => {
  await lockTerms(db, schoolId)
  const current = await currentTerm(db, schoolId)
  if (termId !== null && termId !== current?.termId) return refuse('term_unknown')
  const today = shanghaiDate(now)
  const fault = calendarFault(calendar) ?? termFault(calendar, { current, isNew: termId === null, today })
  if (fault) return refuse(fault)
  const term = { termId: termId ?? random.uuid(), name: termName, ...calendar }
  const dates = { startsOn: term.startsOn, endsOn: term.endsOn, holidays: term.holidays.length, makeUpDays: term.makeUpDays.length, openings: term.openings.length }
  const target = `term/${term.termId}`
  if (current === null || termId === null) {
    await addTerm(db, schoolId, term)
    return done({ termId: term.termId }, { target, ...dates, after: current?.termId ?? null })
  }
  await changeTerm(db, schoolId, term)
  const enrolmentsMoved = await moveEnrolments(db, schoolId, current, term, today)
  return done({ termId }, { target, ...dates, before: { startsOn: current.startsOn, endsOn: current.endsOn }, enrolmentsMoved })
})
