import { withdrawApplication as operation } from '../../contract/application'
import { done, refuse, write } from '../../handling'
import { isEditable } from '../../rules/chain'
import { endAgreements } from '../../store/agreement'
import { lockOwnApplication, reviewsOf, setApplicationStatus } from '../../store/application'

export const withdrawApplication = write(operation, async ({ db, schoolId, actor }, { applicationId }) => {
  const application = await lockOwnApplication(db, schoolId, actor.guardianId, applicationId)
  if (!application) return refuse('application_unknown')
  // A refusal to take part, and what the child asked for alone: nobody has decided anything on either.
  const free = application.status === 'declined' || application.status === 'requested' || isEditable(application.status, await reviewsOf(db, schoolId, applicationId))
  if (!free) return refuse('application_not_editable')
  await setApplicationStatus(db, schoolId, [applicationId], 'withdrawn')
  await endAgreements(db, schoolId, [applicationId])
  return done({ applicationId }, { target: `application/${applicationId}`, before: application.status, status: 'withdrawn' })
})
