import { addPicture as operation, mostPictureBytes, mostPictures } from '../../contract/showcase'
import { done, refuse, write } from '../../handling'
import { readPicture } from '../../rules/picture'
import { addPicture as keepPicture, lockShowcase } from '../../store/showcase'

const base64Text = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

export const addPicture = write(operation, async ({ db, schoolId, actor, now, random }, { showcaseId, description, base64 }) => {
  const found = await lockShowcase(db, schoolId, showcaseId)
  if (!found) return refuse('showcase_unknown')
  if (!found.picturesConsented) return refuse('pictures_consent_needed')
  if (found.pictures.length >= mostPictures) return refuse('pictures_full')
  const picture = base64Text.test(base64) ? readPicture(Buffer.from(base64, 'base64')) : null
  if (!picture) return refuse('picture_unreadable')
  if (picture.content.length > mostPictureBytes) return refuse('picture_too_large')
  const pictureId = random.uuid()
  await keepPicture(db, schoolId, { ...picture, pictureId, showcaseId, description }, { staffId: actor.staffId, now })
  return done({ pictureId }, { target: `showcase/${showcaseId}`, pictureId, bytes: picture.content.length })
})
