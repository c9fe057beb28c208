import { publishShowcase as operation } from '../../contract/showcase'
import { done, refuse, write } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { guardiansOfEnrolled } from '../../store/enrolment'
import { tellGuardians } from '../../store/message'
import { currentTerm } from '../../store/school'
import { lockShowcase, setShowcaseStatus } from '../../store/showcase'

export const publishShowcase = write(operation, async ({ db, schoolId, actor, now, random }, { showcaseId, revision }) => {
  const found = await lockShowcase(db, schoolId, showcaseId)
  if (!found) return refuse('showcase_unknown')
  if (found.revision !== revision) return refuse('showcase_edited')
  if (found.status === 'published') return refuse('showcase_published_already')
  if (found.pictures.length > 0 && !found.picturesConsented) return refuse('pictures_consent_needed')
  await setShowcaseStatus(db, schoolId, showcaseId, 'published', { staffId: actor.staffId, now })
  const [term, today] = [await currentTerm(db, schoolId), shanghaiDate(now)]
  const isInvitation = found.heldOn !== null && found.heldOn >= today
  const guardians = term && isInvitation ? await guardiansOfEnrolled(db, schoolId, term.termId, today) : []
  const details = { title: found.title, ...(found.heldOn === null ? {} : { heldOn: found.heldOn, place: found.place }) }
  await tellGuardians(db, schoolId, guardians, { kind: 'showcase_published', details, now, newId: random.uuid })
  return done({ publishedAt: now.toISOString(), guardiansTold: guardians.length }, { target: `showcase/${showcaseId}`, status: 'published', pictures: found.pictures.length, guardiansTold: guardians.length })
})
