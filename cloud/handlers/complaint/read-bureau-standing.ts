import { readBureauStanding as operation } from '../../contract/complaint'
import { read } from '../../handling'
import { findSchool } from '../../store/school'

export const readBureauStanding = read(operation, async ({ db, schoolId, actor }) => {
  const { name } = await findSchool(db, schoolId)
  return { isBureau: actor.roles.has('bureau'), accountId: actor.accountId as string, schoolName: name }
})
