import type { InputOf, OutputOf } from './operation'
import * as accounts from './accounts'
import * as agreement from './agreement'
import * as alert from './alert'
import * as application from './application'
import * as attendance from './attendance'
import * as calendar from './calendar'
import * as childDay from './child-day'
import * as committee from './committee'
import * as course from './course'
import * as courseMove from './course-move'
import * as courseOffice from './course-office'
import * as coursePlace from './course-place'
import * as dayChange from './day-change'
import * as draw from './draw'
import * as duty from './duty'
import * as complaint from './complaint'
import * as exit from './exit'
import * as family from './family'
import * as feeNotice from './fee-notice'
import * as groups from './groups'
import * as home from './home'
import * as incident from './incident'
import * as insurance from './insurance'
import * as leave from './leave'
import * as localFees from './local-fees'
import * as message from './message'
import * as notice from './notice'
import * as payment from './payment'
import * as pay from './pay'
import * as pickUp from './pick-up'
import * as plan from './plan'
import * as planOffice from './plan-office'
import * as records from './records'
import * as refund from './refund'
import * as safety from './safety'
import * as session from './session'
import * as settlement from './settlement'
import * as showcase from './showcase'
import * as signupDay from './signup-day'
import * as staff from './staff'
import * as staffAgreement from './staff-agreement'
import * as statement from './statement'
import { voiceOperations } from './voice-operations'
import * as waiver from './waiver'
import * as volunteer from './volunteer'
import * as subscription from './subscription'

/**
 * Every operation by its name. The server checks by it; the phone takes only its types, so that neither the schemas nor
 * zod weigh on the mini-program.
 */
export const operations = {
  listSchools: plan.listSchools,
  readPlan: plan.readPlan,
  confirmLetter: plan.confirmLetter,
  readPlanChanges: plan.readPlanChanges,

  listPlanVersions: planOffice.listPlanVersions,
  listPlanTemplates: planOffice.listPlanTemplates,
  startDraft: planOffice.startDraft,
  readDraft: planOffice.readDraft,
  saveDraft: planOffice.saveDraft,
  discardDraft: planOffice.discardDraft,
  checkPlan: planOffice.checkPlan,
  publishPlan: planOffice.publishPlan,
  exportPlan: planOffice.exportPlan,
  previewPlan: planOffice.previewPlan,
  readPlanForm: planOffice.readPlanForm,

  signIn: session.signIn,
  listPeople: session.listPeople,
  signInAs: session.signInAs,
  moveClock: session.moveClock,

  readHome: home.readHome,
  listMessages: message.listMessages,
  markMessagesRead: message.markMessagesRead,
  readSubscriptions: subscription.readSubscriptions,
  recordSubscriptions: subscription.recordSubscriptions,
  readDeliveries: subscription.readDeliveries,

  readConsent: family.readConsent,
  decideConsent: family.decideConsent,
  bindChild: family.bindChild,
  readFamily: family.readFamily,
  updateGuardian: family.updateGuardian,
  addCollector: family.addCollector,
  removeCollector: family.removeCollector,
  unbindChild: family.unbindChild,
  exportMyData: family.exportMyData,

  readInsurance: insurance.readInsurance,
  recordInsurance: insurance.recordInsurance,

  readApplication: application.readApplication,
  requestService: application.requestService,
  submitApplication: application.submitApplication,
  reviseApplication: application.reviseApplication,
  withdrawApplication: application.withdrawApplication,
  declineService: application.declineService,
  readSubmission: application.readSubmission,

  readNotice: notice.readNotice,
  fileObjection: notice.fileObjection,

  readAgreements: agreement.readAgreements,
  readSignedAgreement: agreement.readSignedAgreement,
  signAgreement: agreement.signAgreement,

  readCommittee: committee.readCommittee,
  appointCommittee: committee.appointCommittee,
  listCommitteeReviews: committee.listCommitteeReviews,
  reviewAsCommittee: committee.reviewAsCommittee,

  readMenu: course.readMenu,
  chooseCourses: course.chooseCourses,
  readPlaces: coursePlace.readPlaces,
  acceptOffer: coursePlace.acceptOffer,
  declineOffer: coursePlace.declineOffer,
  setOnOffer: coursePlace.setOnOffer,
  releaseCourse: course.releaseCourse,
  readWeek: course.readWeek,

  listDraws: draw.listDraws,
  createDraw: draw.createDraw,
  publishDraw: draw.publishDraw,
  cancelDraw: draw.cancelDraw,
  readDraws: draw.readDraws,
  readDraw: draw.readDraw,
  rankCourses: draw.rankCourses,
  readDrawEntries: draw.readDrawEntries,
  readDrawResult: draw.readDrawResult,
  readPublicMenu: courseOffice.readPublicMenu,
  readMenuDraft: courseOffice.readMenuDraft,
  readCourseForm: courseOffice.readCourseForm,
  saveCourse: courseOffice.saveCourse,
  discardCourse: courseOffice.discardCourse,
  importFromPlan: courseOffice.importFromPlan,
  copyLastTerm: courseOffice.copyLastTerm,
  checkMenu: courseOffice.checkMenu,
  publishMenu: courseOffice.publishMenu,

  readShowcases: showcase.readShowcases,
  readShowcase: showcase.readShowcase,
  readPicture: showcase.readPicture,
  listShowcases: showcase.listShowcases,
  saveShowcase: showcase.saveShowcase,
  addPicture: showcase.addPicture,
  removePicture: showcase.removePicture,
  publishShowcase: showcase.publishShowcase,
  withdrawShowcase: showcase.withdrawShowcase,

  readSettlement: settlement.readSettlement,
  startSettlement: settlement.startSettlement,
  settleNext: settlement.settleNext,
  finishSettlement: settlement.finishSettlement,
  closeTerm: settlement.closeTerm,
  exportTerm: settlement.exportTerm,
  fileComplaint: complaint.fileComplaint,
  listMyComplaints: complaint.listMyComplaints,
  closeComplaint: complaint.closeComplaint,
  listComplaints: complaint.listComplaints,
  answerComplaint: complaint.answerComplaint,
  readBureauStanding: complaint.readBureauStanding,
  listBureauComplaints: complaint.listBureauComplaints,
  answerBureauComplaint: complaint.answerBureauComplaint,
  forwardToSchool: complaint.forwardToSchool,
  readPayWork: pay.readPayWork,
  savePayWork: pay.savePayWork,
  savePayFund: pay.savePayFund,
  readPaySheet: pay.readPaySheet,
  publishPaySheet: pay.publishPaySheet,
  exportPaySheet: pay.exportPaySheet,
  readExit: exit.readExit,
  previewExit: exit.previewExit,
  requestExit: exit.requestExit,
  withdrawExit: exit.withdrawExit,
  listExits: exit.listExits,
  decideExit: exit.decideExit,
  readWaiver: waiver.readWaiver,
  requestWaiver: waiver.requestWaiver,
  withdrawWaiver: waiver.withdrawWaiver,
  listWaivers: waiver.listWaivers,
  decideWaiver: waiver.decideWaiver,
  listReliefs: waiver.listReliefs,
  endRelief: waiver.endRelief,
  readWaiverSheet: waiver.readWaiverSheet,
  checkWaiverList: waiver.checkWaiverList,
  importWaiverList: waiver.importWaiverList,
  listLocalFees: localFees.listLocalFees,
  listRefunds: refund.listRefunds,
  decideRefund: refund.decideRefund,
  readMyAgreements: staffAgreement.readMyAgreements,
  signMyAgreement: staffAgreement.signMyAgreement,

  bindStaff: staff.bindStaff,
  readDesk: staff.readDesk,
  listReviews: staff.listReviews,
  reviewApplications: staff.reviewApplications,
  readNoticeDraft: staff.readNoticeDraft,
  publishNotice: staff.publishNotice,
  listObjections: staff.listObjections,
  answerObjection: staff.answerObjection,
  listCountersigns: staff.listCountersigns,
  countersignAgreements: staff.countersignAgreements,
  listCourses: staff.listCourses,
  readRoster: staff.readRoster,
  placeChild: courseMove.placeChild,
  moveChild: courseMove.moveChild,
  removeChild: courseMove.removeChild,
  changeCapacity: courseMove.changeCapacity,
  closeCourse: courseMove.closeCourse,
  listClosedPlaces: courseMove.listClosedPlaces,
  listPlaceable: courseMove.listPlaceable,
  listMoves: courseMove.listMoves,
  listSmallCourses: courseMove.listSmallCourses,
  issueBindCodes: staff.issueBindCodes,
  listPupils: staff.listPupils,

  readSignUpChecklist: signupDay.readSignUpChecklist,
  confirmSignUpCheck: signupDay.confirmSignUpCheck,
  readRehearsal: signupDay.readRehearsal,
  startRehearsal: signupDay.startRehearsal,
  stepRehearsal: signupDay.stepRehearsal,
  removeRehearsal: signupDay.removeRehearsal,
  readSignUpDay: signupDay.readSignUpDay,

  listRolls: attendance.listRolls,
  readRoll: attendance.readRoll,
  saveRoll: attendance.saveRoll,
  readSchoolDay: attendance.readSchoolDay,

  listAlerts: alert.listAlerts,
  readAlert: alert.readAlert,
  acknowledgeAlert: alert.acknowledgeAlert,
  noteAlert: alert.noteAlert,
  closeAlert: alert.closeAlert,
  listMyAlerts: alert.listMyAlerts,
  answerAlert: alert.answerAlert,

  readAttendance: childDay.readAttendance,

  readPickUp: pickUp.readPickUp,
  setDepartureWish: pickUp.setDepartureWish,
  clearDepartureWish: pickUp.clearDepartureWish,
  readDismissal: pickUp.readDismissal,
  recordDepartures: pickUp.recordDepartures,
  undoDeparture: pickUp.undoDeparture,
  readContacts: pickUp.readContacts,
  logContact: pickUp.logContact,
  listFreezes: pickUp.listFreezes,
  readCustody: pickUp.readCustody,
  freezeCustody: pickUp.freezeCustody,
  liftFreeze: pickUp.liftFreeze,
  listNonParticipants: pickUp.listNonParticipants,

  readRota: duty.readRota,
  setDuty: duty.setDuty,
  reportIncident: incident.reportIncident,
  addIncidentNote: incident.addIncidentNote,
  closeIncident: incident.closeIncident,
  listIncidents: incident.listIncidents,
  readIncidents: incident.readIncidents,
  acknowledgeIncident: incident.acknowledgeIncident,
  logSafety: safety.logSafety,
  listSafety: safety.listSafety,
  settleFinding: safety.settleFinding,
  readRecordsDue: records.readRecordsDue,
  readRecord: records.readRecord,
  writeRecord: records.writeRecord,
  listRecords: records.listRecords,
  listVolunteers: volunteer.listVolunteers,
  saveVolunteer: volunteer.saveVolunteer,
  assignVolunteer: volunteer.assignVolunteer,
  endAssignment: volunteer.endAssignment,

  readLeave: leave.readLeave,
  fileLeave: leave.fileLeave,
  withdrawLeave: leave.withdrawLeave,
  listLeaves: leave.listLeaves,
  listLeavePupils: leave.listLeavePupils,

  listDayChanges: dayChange.listDayChanges,
  readDayRolls: dayChange.readDayRolls,
  announceDayChange: dayChange.announceDayChange,
  undoDayChange: dayChange.undoDayChange,

  readFeeNotice: feeNotice.readFeeNotice,
  readFeeNoticeDraft: feeNotice.readFeeNoticeDraft,
  publishFeeNotice: feeNotice.publishFeeNotice,
  listBillable: statement.listBillable,
  issueStatements: statement.issueStatements,
  readAccount: statement.readAccount,
  readChildAccount: statement.readChildAccount,
  listAccounts: statement.listAccounts,
  readAccounts: accounts.readAccounts,
  readAccountBook: accounts.readAccountBook,
  addAccountEntry: accounts.addAccountEntry,
  reverseAccountEntry: accounts.reverseAccountEntry,
  saveAccountSetting: accounts.saveAccountSetting,
  readAccountDraft: accounts.readAccountDraft,
  publishAccounts: accounts.publishAccounts,

  ...voiceOperations,

  readCalendar: calendar.readCalendar,
  saveTerm: calendar.saveTerm,

  proposeGroups: groups.proposeGroups,
  readGroups: groups.readGroups,
  saveGroups: groups.saveGroups,

  recordPayment: payment.recordPayment,
  recordPayout: payment.recordPayout,
  reversePayment: payment.reversePayment,
  listPayments: payment.listPayments,
  listPayers: payment.listPayers,
  readPayer: payment.readPayer,
  readPaymentSheet: payment.readPaymentSheet,
  previewPaymentImport: payment.previewPaymentImport,
  importPayments: payment.importPayments,
}

export type OperationName = keyof typeof operations
/** What an operation is asked with, and what it answers, by its name. */
export type Input<Name extends OperationName> = InputOf<(typeof operations)[Name]>
export type Output<Name extends OperationName> = OutputOf<(typeof operations)[Name]>
