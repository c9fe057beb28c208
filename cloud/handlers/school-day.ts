import { acknowledgeAlert } from './alert/acknowledge-alert'
import { answerAlert } from './alert/answer-alert'
import { closeAlert } from './alert/close-alert'
import { listAlerts } from './alert/list-alerts'
import { listMyAlerts } from './alert/list-my-alerts'
import { noteAlert } from './alert/note-alert'
import { readAlert } from './alert/read-alert'
import { listRolls } from './attendance/list-rolls'
import { readAttendance } from './attendance/read-attendance'
import { readRoll } from './attendance/read-roll'
import { readSchoolDay } from './attendance/read-school-day'
import { saveRoll } from './attendance/save-roll'
import { announceDayChange } from './day-change/announce-day-change'
import { listDayChanges } from './day-change/list-day-changes'
import { readDayRolls } from './day-change/read-day-rolls'
import { undoDayChange } from './day-change/undo-day-change'
import { readRota } from './duty/read-rota'
import { setDuty } from './duty/set-duty'
import { acknowledgeIncident } from './incident/acknowledge-incident'
import { addIncidentNote } from './incident/add-incident-note'
import { closeIncident } from './incident/close-incident'
import { listIncidents } from './incident/list-incidents'
import { readIncidents } from './incident/read-incidents'
import { reportIncident } from './incident/report-incident'
import { fileLeave } from './leave/file-leave'
import { listLeavePupils } from './leave/list-leave-pupils'
import { listLeaves } from './leave/list-leaves'
import { readLeave } from './leave/read-leave'
import { withdrawLeave } from './leave/withdraw-leave'
import { clearDepartureWish } from './pick-up/clear-departure-wish'
import { freezeCustody } from './pick-up/freeze-custody'
import { liftFreeze } from './pick-up/lift-freeze'
import { listFreezes } from './pick-up/list-freezes'
import { listNonParticipants } from './pick-up/list-non-participants'
import { logContact } from './pick-up/log-contact'
import { readContacts } from './pick-up/read-contacts'
import { readCustody } from './pick-up/read-custody'
import { readDismissal } from './pick-up/read-dismissal'
import { readPickUp } from './pick-up/read-pick-up'
import { recordDepartures } from './pick-up/record-departures'
import { setDepartureWish } from './pick-up/set-departure-wish'
import { undoDeparture } from './pick-up/undo-departure'
import { listRecords } from './records/list-records'
import { readRecord } from './records/read-record'
import { readRecordsDue } from './records/read-records-due'
import { writeRecord } from './records/write-record'
import { listSafety } from './safety/list-safety'
import { logSafety } from './safety/log-safety'
import { settleFinding } from './safety/settle-finding'
import { assignVolunteer } from './volunteer/assign-volunteer'
import { endAssignment } from './volunteer/end-assignment'
import { listVolunteers } from './volunteer/list-volunteers'
import { saveVolunteer } from './volunteer/save-volunteer'

/** Everything of a school day: rolls, leave, alerts, the way home, and what is written down of it. */
export const schoolDayHandlers = {
  acknowledgeAlert,
  answerAlert,
  closeAlert,
  listAlerts,
  listMyAlerts,
  noteAlert,
  readAlert,
  listRolls,
  readRoll,
  readSchoolDay,
  saveRoll,
  readAttendance,
  announceDayChange,
  listDayChanges,
  readDayRolls,
  undoDayChange,
  fileLeave,
  listLeavePupils,
  listLeaves,
  readLeave,
  withdrawLeave,
  clearDepartureWish,
  freezeCustody,
  liftFreeze,
  listFreezes,
  listNonParticipants,
  logContact,
  readContacts,
  readCustody,
  readDismissal,
  readPickUp,
  recordDepartures,
  setDepartureWish,
  undoDeparture,
  readRota,
  setDuty,
  reportIncident,
  addIncidentNote,
  closeIncident,
  listIncidents,
  readIncidents,
  acknowledgeIncident,
  logSafety,
  listSafety,
  settleFinding,
  readRecordsDue,
  readRecord,
  writeRecord,
  listRecords,
  listVolunteers,
  saveVolunteer,
  assignVolunteer,
  endAssignment,
}
