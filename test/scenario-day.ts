import { randomUUID } from 'node:crypto'
import type { Api } from './boot'
import { givenMissed } from './given-alert'
import { givenFamily, givenSeats, type Family, type School } from './given'
import type { Row, Scenario } from './scenario'

type Names = 'listAlerts' | 'readAlert' | 'acknowledgeAlert' | 'noteAlert' | 'closeAlert' | 'listMyAlerts' | 'answerAlert' | 'readAttendance' | 'readPickUp' | 'setDepartureWish' | 'clearDepartureWish' | 'readDismissal' | 'recordDepartures' | 'undoDeparture' | 'readContacts' | 'logContact' | 'listFreezes' | 'readCustody' | 'freezeCustody' | 'liftFreeze' | 'listNonParticipants' | 'readLeave' | 'fileLeave' | 'withdrawLeave' | 'listLeaves' | 'listLeavePupils' | 'listDayChanges' | 'readDayRolls' | 'announceDayChange' | 'undoDayChange' | 'listRolls' | 'readRoll' | 'saveRoll' | 'readSchoolDay'

/** A valid call for each operation of rolls, alerts, the way home, leave and changed days, for families of the third class with a seat. */
export async function dayRows(api: Api, school: School, { seated, choosing, exiting, takingBack, deciding }: Record<'seated' | 'choosing' | 'exiting' | 'takingBack' | 'deciding', Family>): Promise<Pick<Scenario['rows'], Names>> {
  const { teacher, classId } = school.third
  const byGuardian = <I>({ guardian }: Family, input: I, others: Row['others'] = {}) => ({ by: guardian, input, others })
  const byOffice = <I>(input: I) => ({ by: school.office, input })
  const notTheirs = { otherGuardian: 'child_not_yours', committee: 'child_not_yours' } as const
  const notTheirRoll = { otherTeacher: 'roll_not_yours', dutyTeacher: 'roll_not_yours' } as const
  const notInCare = { otherTeacher: 'child_not_in_care', dutyTeacher: 'child_not_in_care' } as const
  // Children of the third grade that are missed this afternoon: one alert for each thing that can be done with one.
  const missed = (each: Family) => givenMissed(api, school, each, '2026-09-08')
  const [alertId, takenOn, explained] = [await missed(seated), await missed(exiting), await missed(deciding)]
  const unknownAlert = { otherGuardian: 'alert_unknown', committee: 'alert_unknown' } as const
  const teachersOwn = { otherTeacher: 'alert_unknown', dutyTeacher: 'alert_unknown' } as const
  // The class's midday roll, which its teacher keeps; one wrong tap on it, and a child whose collectors the school confirms.
  const gate = { heldOn: '2026-09-08', serviceKey: 'midday', rollKey: `class:${classId}` }
  const aboutSeated = { heldOn: gate.heldOn, serviceKey: gate.serviceKey, childId: seated.childId }
  const leavingLine = (each: Family) => ({ departureId: randomUUID(), childId: each.childId, how: 'returned' as const, guardianId: null, collectorId: null, note: '', madeAt: '2026-09-08T11:31:00+08:00' })
  const mistaken = leavingLine(choosing)
  await api.done(school.office, 'recordDepartures', { ...gate, departures: [mistaken], source: 'phone' })
  const { freezeId } = await api.done(school.office, 'freezeCustody', { childId: deciding.childId, reason: '等法院通知', guardianIds: [], collectorIds: [] })
  // Two children who may be on leave, and a day that the office has changed.
  const [ill, well] = [await givenFamily(api, school), await givenFamily(api, school)]
  await givenSeats(api, school, [ill, well])
  const inDecember = { fromOn: '2026-12-08', toOn: '2026-12-08', serviceKey: null, reason: '看牙' }
  const { leaveId } = await api.done(well.guardian, 'fileLeave', { childId: well.childId, ...inDecember })
  const special = { heldOn: '2026-12-09', kind: 'special' as const, serviceKey: null, rollKey: null, room: null, startsAt: null, endsAt: null, reason: '请自带水壶' }
  const { changeId } = await api.done(school.office, 'announceDayChange', special)
  const notOnLeaveList = { otherGuardian: 'leave_not_yours', committee: 'leave_not_yours', otherTeacher: 'leave_not_yours', dutyTeacher: 'leave_not_yours' } as const
  const leaveNotTheirs = { otherGuardian: 'leave_unknown', committee: 'leave_unknown', otherTeacher: 'leave_unknown', dutyTeacher: 'leave_unknown' } as const

  return {
    listAlerts: { by: teacher, input: {} },
    readAlert: { by: teacher, input: { alertId }, others: teachersOwn },
    acknowledgeAlert: { by: teacher, input: { alertId: takenOn }, others: teachersOwn },
    noteAlert: { by: teacher, input: { alertId, note: '已打电话' }, others: teachersOwn },
    closeAlert: { by: teacher, input: { alertId: explained, note: '妈妈来电，孩子发烧回家' }, others: { ...teachersOwn, office: 'alert_closed' } },
    listMyAlerts: byGuardian(seated, {}),
    answerAlert: byGuardian(seated, { alertId, answer: 'dontKnow', note: '' }, unknownAlert),
    readAttendance: byGuardian(seated, { childId: seated.childId, month: '2026-09' }, notTheirs),
    readPickUp: byGuardian(seated, { childId: seated.childId }, notTheirs),
    setDepartureWish: byGuardian(seated, { childId: seated.childId, heldOn: null, how: 'independent', leavesAt: '16:50', note: '' }, notTheirs),
    clearDepartureWish: byGuardian(seated, { childId: seated.childId, heldOn: null }, notTheirs),
    readDismissal: { by: teacher, input: gate, others: notTheirRoll },
    recordDepartures: { by: teacher, input: { ...gate, departures: [leavingLine(seated)], source: 'phone' }, others: notTheirRoll },
    undoDeparture: { by: teacher, input: { ...gate, departureId: mistaken.departureId }, others: { ...notTheirRoll, office: 'departure_unknown' } },
    readContacts: { by: teacher, input: aboutSeated, others: notInCare },
    logContact: { by: teacher, input: { ...aboutSeated, guardianId: seated.guardian.guardianId, collectorId: null, how: 'phone', outcome: 'reached', note: '' }, others: notInCare },
    listFreezes: byOffice({}),
    readCustody: byOffice({ childId: deciding.childId }),
    freezeCustody: byOffice({ childId: takingBack.childId, reason: '等法院通知', guardianIds: [takingBack.guardian.guardianId], collectorIds: [] }),
    liftFreeze: byOffice({ childId: deciding.childId, freezeId }),
    listNonParticipants: { by: teacher, input: { classId }, others: { otherTeacher: 'class_not_yours' } },
    readLeave: byGuardian(ill, { childId: ill.childId }, notOnLeaveList),
    // The class teacher and the office may file it too, but not once more.
    fileLeave: byGuardian(ill, { childId: ill.childId, ...inDecember }, { ...notOnLeaveList, classTeacher: 'leave_filed_already', office: 'leave_filed_already' }),
    withdrawLeave: byGuardian(well, { leaveId }, { ...leaveNotTheirs, classTeacher: 'leave_withdrawn', office: 'leave_withdrawn' }),
    listLeaves: { by: teacher, input: {} },
    listLeavePupils: { by: teacher, input: { search: '' } },
    listDayChanges: byOffice({}),
    readDayRolls: byOffice({ heldOn: '2026-12-09' }),
    announceDayChange: byOffice({ ...special, heldOn: '2026-12-10' }),
    undoDayChange: byOffice({ changeId }),
    listRolls: { by: teacher, input: {} },
    readRoll: { by: teacher, input: gate, others: notTheirRoll },
    saveRoll: { by: teacher, input: { ...gate, marks: [{ markId: randomUUID(), childId: seated.childId, state: 'present', madeAt: '2026-09-08T11:21:00+08:00' }], source: 'phone', handedBy: '', close: false }, others: notTheirRoll },
    readSchoolDay: byOffice({}),
  }
}
