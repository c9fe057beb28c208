import { askedSurvey } from '../../asked-survey'
import { readSurvey as operation } from '../../contract/survey'
import { isRefused, read } from '../../handling'
import { screensOf } from '../../rules/survey-form'
import { answeredBy } from '../../sealed-ballot'
import { ballotAt } from '../../store/ballot'
import { accountsOf, findSurvey } from '../../store/survey'

export const readSurvey = read(operation, async (context, { surveyId, childId }) => {
  const { db, schoolId, actor } = context
  const found = await askedSurvey(context, await findSurvey(db, schoolId, surveyId), childId)
  if (isRefused(found)) return found
  const { survey, box, child, asked } = found
  const screens = screensOf(survey.form.sections, asked)
  return {
    ...{ title: survey.title, intro: survey.form.intro, kind: survey.kind, childName: child.name, closesAt: survey.closesAt.toISOString(), editable: survey.editable, leastGroup: survey.leastGroup },
    answered: answeredBy(box, await ballotAt(db, schoolId, surveyId, box.slot(childId)), { accountId: actor.accountId as string, guardians: await accountsOf(db, schoolId, [childId]) }),
    sections: survey.form.sections.filter((section) => screens.some((screen) => screen.section === section)),
    subjects: asked.subjects,
  }
})
