import { withdrawShowcase as operation } from '../../contract/showcase'
import { done, refuse, write } from '../../handling'
import { lockShowcase, setShowcaseStatus } from '../../store/showcase'

export const withdrawShowcase = write(operation, async ({ db, schoolId, actor, now }, { showcaseId }) => {
  const found = await lockShowcase(db, schoolId, showcaseId)
  if (!found) return refuse('showcase_unknown')
  if (found.status !== 'published') return refuse('showcase_not_published')
  await setShowcaseStatus(db, schoolId, showcaseId, 'withdrawn', { staffId: actor.staffId, now })
  return done({}, { target: `showcase/${showcaseId}`, status: 'withdrawn' })
})
