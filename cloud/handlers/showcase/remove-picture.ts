import { removePicture as operation } from '../../contract/showcase'
import { done, refuse, write } from '../../handling'
import { deletePicture, lockShowcase, showcaseOfPicture } from '../../store/showcase'

export const removePicture = write(operation, async ({ db, schoolId }, { pictureId }) => {
  const showcaseId = await showcaseOfPicture(db, schoolId, pictureId)
  const found = showcaseId && (await lockShowcase(db, schoolId, showcaseId))
  // Looked at again under the lock: somebody else may have removed it meanwhile.
  if (!found || !found.pictures.some((picture) => picture.pictureId === pictureId)) return refuse('picture_unknown')
  await deletePicture(db, schoolId, pictureId)
  return done({}, { target: `showcase/${showcaseId}`, pictureId, removed: true })
})
