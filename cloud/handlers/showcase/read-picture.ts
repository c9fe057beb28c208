import { readPicture as operation } from '../../contract/showcase'
import { read, refuse } from '../../handling'
import { pictureContent } from '../../store/showcase'

export const readPicture = read(operation, async ({ db, schoolId, actor }, { pictureId }) => {
  const reader = { isOffice: actor.roles.has('schoolAdmin'), guardianId: actor.guardianId }
  return (await pictureContent(db, schoolId, pictureId, reader)) ?? refuse('picture_unknown')
})
