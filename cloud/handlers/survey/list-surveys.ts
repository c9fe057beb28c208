import { listSurveys as operation } from '../../contract/survey'
import { read } from '../../handling'
import { answeredBy } from '../../sealed-ballot'
import { ballotsAt } from '../../store/ballot'
import { currentTerm } from '../../store/school'
import { surveysOfGuardian } from '../../store/survey'

const mostSurveys = 50

export const listSurveys = read(operation, async ({ db, schoolId, actor, now, ballots }) => {
  const term = await currentTerm(db, schoolId)
  if (!term) return { surveys: [] }
  const surveys = []
  for (const { salt, ...survey } of await surveysOfGuardian(db, schoolId, term.termId, actor.guardianId, now, mostSurveys)) {
    // Of a closed survey nobody knows any more who answered it.
    const box = salt === null ? null : ballots(survey.surveyId, salt)
    const held = box === null ? new Map<string, string>() : await ballotsAt(db, schoolId, survey.surveyId, survey.children.map(({ childId }) => box.slot(childId)))
    const children = survey.children.map((child) => ({ ...child, answered: box === null ? ('nobody' as const) : answeredBy(box, held.get(box.slot(child.childId)) ?? null, actor.accountId as string) }))
    surveys.push({ ...survey, children })
  }
  return { surveys }
})
