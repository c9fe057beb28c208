import type { OperationName } from '../contract/operations'
import type { GroupedHandler, Handler } from '../handling'
import { readAgreements } from './agreement/read-agreements'
import { readSignedAgreement } from './agreement/read-signed-agreement'
import { signAgreement } from './agreement/sign-agreement'
import { declineService } from './application/decline-service'
import { readApplication } from './application/read-application'
import { readSubmission } from './application/read-submission'
import { requestService } from './application/request-service'
import { reviseApplication } from './application/revise-application'
import { submitApplication } from './application/submit-application'
import { withdrawApplication } from './application/withdraw-application'
import { readCalendar } from './calendar/read-calendar'
import { saveTerm } from './calendar/save-term'
import { appointCommittee } from './committee/appoint-committee'
import { listCommitteeReviews } from './committee/list-committee-reviews'
import { readCommittee } from './committee/read-committee'
import { reviewAsCommittee } from './committee/review-as-committee'
import { chooseCourses } from './course/choose-courses'
import { acceptOffer } from './course/accept-offer'
import { changeCapacity } from './course/change-capacity'
import { closeCourse } from './course/close-course'
import { declineOffer } from './course/decline-offer'
import { listClosedPlaces } from './course/list-closed-places'
import { listMoves } from './course/list-moves'
import { listPlaceable } from './course/list-placeable'
import { listSmallCourses } from './course/list-small-courses'
import { moveChild } from './course/move-child'
import { placeChild } from './course/place-child'
import { readMenu } from './course/read-menu'
import { readPlaces } from './course/read-places'
import { readWeek } from './course/read-week'
import { releaseCourse } from './course/release-course'
import { removeChild } from './course/remove-child'
import { setOnOffer } from './course/set-on-offer'
import { cancelDraw } from './draw/cancel-draw'
import { createDraw } from './draw/create-draw'
import { listDraws } from './draw/list-draws'
import { publishDraw } from './draw/publish-draw'
import { rankCourses } from './draw/rank-courses'
import { readDraw } from './draw/read-draw'
import { readDrawEntries } from './draw/read-draw-entries'
import { readDrawResult } from './draw/read-draw-result'
import { readDraws } from './draw/read-draws'
import { checkMenu } from './course-office/check-menu'
import { copyLastTerm } from './course-office/copy-last-term'
import { discardCourse } from './course-office/discard-course'
import { importFromPlan } from './course-office/import-from-plan'
import { publishMenu } from './course-office/publish-menu'
import { readCourseForm } from './course-office/read-course-form'
import { readMenuDraft } from './course-office/read-menu-draft'
import { readPublicMenu } from './course-office/read-public-menu'
import { saveCourse } from './course-office/save-course'
import { decideExit } from './exit/decide-exit'
import { listExits } from './exit/list-exits'
import { previewExit } from './exit/preview-exit'
import { readExit } from './exit/read-exit'
import { requestExit } from './exit/request-exit'
import { withdrawExit } from './exit/withdraw-exit'
import { addCollector } from './family/add-collector'
import { bindChild } from './family/bind-child'
import { decideConsent } from './family/decide-consent'
import { exportMyData } from './family/export-my-data'
import { readConsent } from './family/read-consent'
import { readFamily } from './family/read-family'
import { removeCollector } from './family/remove-collector'
import { unbindChild } from './family/unbind-child'
import { updateGuardian } from './family/update-guardian'
import { proposeGroups } from './groups/propose-groups'
import { readGroups } from './groups/read-groups'
import { saveGroups } from './groups/save-groups'
import { readHome } from './home/read-home'
import { readInsurance } from './insurance/read-insurance'
import { recordInsurance } from './insurance/record-insurance'
import { listMessages } from './message/list-messages'
import { markMessagesRead } from './message/mark-messages-read'
import { readDeliveries } from './message/read-deliveries'
import { readSubscriptions } from './message/read-subscriptions'
import { recordSubscriptions } from './message/record-subscriptions'
import { fileObjection } from './notice/file-objection'
import { readNotice } from './notice/read-notice'
import { checkPlan } from './plan/check-plan'
import { confirmLetter } from './plan/confirm-letter'
import { discardDraft } from './plan/discard-draft'
import { exportPlan } from './plan/export-plan'
import { listLocalFees } from './plan/list-local-fees'
import { listPlanTemplates } from './plan/list-plan-templates'
import { listPlanVersions } from './plan/list-plan-versions'
import { listSchools } from './plan/list-schools'
import { previewPlan } from './plan/preview-plan'
import { publishPlan } from './plan/publish-plan'
import { readDraft } from './plan/read-draft'
import { readPlan } from './plan/read-plan'
import { readPlanChanges } from './plan/read-plan-changes'
import { readPlanForm } from './plan/read-plan-form'
import { saveDraft } from './plan/save-draft'
import { startDraft } from './plan/start-draft'
import { moneyHandlers } from './money'
import { voiceHandlers } from './voice'
import { schoolDayHandlers } from './school-day'
import { listPeople } from './session/list-people'
import { moveClock } from './session/move-clock'
import { signIn } from './session/sign-in'
import { signInAs } from './session/sign-in-as'
import { addPicture } from './showcase/add-picture'
import { listShowcases } from './showcase/list-showcases'
import { publishShowcase } from './showcase/publish-showcase'
import { readPicture } from './showcase/read-picture'
import { readShowcase } from './showcase/read-showcase'
import { readShowcases } from './showcase/read-showcases'
import { removePicture } from './showcase/remove-picture'
import { saveShowcase } from './showcase/save-showcase'
import { withdrawShowcase } from './showcase/withdraw-showcase'
import { confirmSignUpCheck } from './signup-day/confirm-sign-up-check'
import { readRehearsal } from './signup-day/read-rehearsal'
import { readSignUpChecklist } from './signup-day/read-sign-up-checklist'
import { readSignUpDay } from './signup-day/read-sign-up-day'
import { removeRehearsal } from './signup-day/remove-rehearsal'
import { startRehearsal } from './signup-day/start-rehearsal'
import { stepRehearsal } from './signup-day/step-rehearsal'
import { answerObjection } from './staff/answer-objection'
import { bindStaff } from './staff/bind-staff'
import { countersignAgreements } from './staff/countersign-agreements'
import { issueBindCodes } from './staff/issue-bind-codes'
import { listCountersigns } from './staff/list-countersigns'
import { listCourses } from './staff/list-courses'
import { listObjections } from './staff/list-objections'
import { listPupils } from './staff/list-pupils'
import { listReviews } from './staff/list-reviews'
import { publishNotice } from './staff/publish-notice'
import { readDesk } from './staff/read-desk'
import { readMyAgreements } from './staff/read-my-agreements'
import { readNoticeDraft } from './staff/read-notice-draft'
import { readRoster } from './staff/read-roster'
import { reviewApplications } from './staff/review-applications'
import { signMyAgreement } from './staff/sign-my-agreement'

/** The handler of every operation; a missing one fails the type check. */
export const handlers: Record<OperationName, Handler | GroupedHandler> = {
  ...schoolDayHandlers,
  ...moneyHandlers,
  ...voiceHandlers,
  listSchools,
  readPlan,
  confirmLetter,
  readPlanChanges,
  listPlanVersions,
  listPlanTemplates,
  startDraft,
  readDraft,
  saveDraft,
  discardDraft,
  checkPlan,
  publishPlan,
  exportPlan,
  previewPlan,
  readPlanForm,
  signIn,
  listPeople,
  signInAs,
  moveClock,
  readHome,
  listMessages,
  markMessagesRead,
  readSubscriptions,
  recordSubscriptions,
  readDeliveries,
  readConsent,
  decideConsent,
  bindChild,
  readFamily,
  updateGuardian,
  addCollector,
  removeCollector,
  unbindChild,
  exportMyData,
  readInsurance,
  recordInsurance,
  readApplication,
  requestService,
  submitApplication,
  reviseApplication,
  withdrawApplication,
  declineService,
  readSubmission,
  readNotice,
  fileObjection,
  readAgreements,
  readSignedAgreement,
  signAgreement,
  readCommittee,
  appointCommittee,
  listCommitteeReviews,
  reviewAsCommittee,
  readMenu,
  chooseCourses,
  readPlaces,
  acceptOffer,
  declineOffer,
  setOnOffer,
  releaseCourse,
  readWeek,
  listDraws,
  createDraw,
  publishDraw,
  cancelDraw,
  readDraws,
  readDraw,
  rankCourses,
  readDrawEntries,
  readDrawResult,
  readPublicMenu,
  readMenuDraft,
  readCourseForm,
  saveCourse,
  discardCourse,
  importFromPlan,
  copyLastTerm,
  checkMenu,
  publishMenu,
  readShowcases,
  readShowcase,
  readPicture,
  listShowcases,
  saveShowcase,
  addPicture,
  removePicture,
  publishShowcase,
  withdrawShowcase,
  readExit,
  previewExit,
  requestExit,
  withdrawExit,
  listExits,
  decideExit,
  listLocalFees,
  readMyAgreements,
  signMyAgreement,
  bindStaff,
  readDesk,
  listReviews,
  reviewApplications,
  readNoticeDraft,
  publishNotice,
  listObjections,
  answerObjection,
  listCountersigns,
  countersignAgreements,
  listCourses,
  readRoster,
  placeChild,
  moveChild,
  removeChild,
  changeCapacity,
  closeCourse,
  listClosedPlaces,
  listPlaceable,
  listMoves,
  listSmallCourses,
  issueBindCodes,
  listPupils,
  readSignUpChecklist,
  confirmSignUpCheck,
  readRehearsal,
  startRehearsal,
  stepRehearsal,
  removeRehearsal,
  readSignUpDay,
  readCalendar,
  saveTerm,
  proposeGroups,
  readGroups,
  saveGroups,
}
