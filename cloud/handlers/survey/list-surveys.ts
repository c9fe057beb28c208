import { listSurveys as operation } from '../../contract/survey'
import { read, type Context } from '../../handling'
import { answeredBy } from '../../sealed-ballot'
import { ballotsAt } from '../../store/ballot'
import { accountsOf, surveysOfGuardian, type FamilySurvey } from '../../store/survey'

const mostSurveys = 50

export const listSurveys = read(operation, async (context) => {
  const { db, schoolId, actor, now } = context
  const surveys = []
  for (const { salt, ...survey } of await surveysOfGuardian(db, schoolId, actor.guardianId, now, mostSurveys)) surveys.push({ ...survey, children: await answeredOf(context, salt, survey) })
  return { surveys }
})

/** Which of a survey's children have a ballot. Of a closed survey nobody knows any more, and of a box that is not ours nobody does. */
async function answeredOf({ db, schoolId, actor, ballots }: Context, salt: string | null, { surveyId, children }: Omit<FamilySurvey, 'salt'>) {
  const box = salt === null ? null : ballots(surveyId, salt)
  if (!box?.isOurs || children.length === 0) return children.map((child) => ({ ...child, answered: 'nobody' as const }))
  const held = await ballotsAt(db, schoolId, surveyId, children.map(({ childId }) => box.slot(childId)))
  const answered = []
  for (const child of children) answered.push({ ...child, answered: answeredBy(box, held.get(box.slot(child.childId)) ?? null, { accountId: actor.accountId as string, guardians: await accountsOf(db, schoolId, [child.childId]) }) })
  return answered
}
