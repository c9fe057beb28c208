import { saveShowcase as operation } from '../../contract/showcase'
import { done, refuse, write } from '../../handling'
import { findCourse } from '../../store/course'
import { currentTerm } from '../../store/school'
import { addShowcase, changeShowcase, lockShowcase } from '../../store/showcase'

export const saveShowcase = write(operation, async ({ db, schoolId, actor, now, random }, { showcaseId, revision, showcase }) => {
  const term = await currentTerm(db, schoolId)
  if (!term) return refuse('term_missing')
  if (showcase.courseId !== null && !(await findCourse(db, schoolId, showcase.courseId))) return refuse('course_unknown')
  const by = { staffId: actor.staffId, now }
  if (showcaseId === null) {
    const newId = random.uuid()
    await addShowcase(db, schoolId, { ...showcase, showcaseId: newId, termId: term.termId }, by)
    return done({ showcaseId: newId, revision: 1 }, { target: `showcase/${newId}`, status: 'draft', revision: 1, picturesConsented: showcase.picturesConsented })
  }
  const found = await lockShowcase(db, schoolId, showcaseId)
  if (!found) return refuse('showcase_unknown')
  if (found.revision !== revision) return refuse('showcase_edited')
  if (found.pictures.length > 0 && !showcase.picturesConsented) return refuse('pictures_consent_needed')
  await changeShowcase(db, schoolId, showcaseId, showcase, by)
  return done({ showcaseId, revision: revision + 1 }, { target: `showcase/${showcaseId}`, status: found.status, revision: revision + 1, picturesConsented: showcase.picturesConsented })
})
