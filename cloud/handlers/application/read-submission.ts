import { applicationView } from '../../application-view'
import { readSubmission as operation } from '../../contract/application'
import { read, refuse } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { ownApplication } from '../../store/application'

export const readSubmission = read(operation, async ({ db, schoolId, actor, now }, { applicationId }) => {
  const application = await ownApplication(db, schoolId, actor.guardianId, applicationId)
  return application ? applicationView(db, schoolId, application, shanghaiDate(now)) : refuse('application_unknown')
})
