import type { Api } from './boot'
import type { Family, School } from './given'
import type { Scenario } from './scenario'

type Names = 'readRota' | 'setDuty' | 'listVolunteers' | 'saveVolunteer' | 'assignVolunteer' | 'endAssignment' | 'reportIncident' | 'addIncidentNote' | 'closeIncident' | 'listIncidents' | 'readIncidents' | 'acknowledgeIncident' | 'logSafety' | 'listSafety' | 'settleFinding' | 'readRecordsDue' | 'readRecord' | 'writeRecord' | 'listRecords'

/** A valid call for each operation of rota, volunteers, incidents, safety log and records; `enrolled` has a seat in the third class and no course. */
export async function recordRows(api: Api, school: School, enrolled: Family): Promise<Pick<Scenario['rows'], Names>> {
  const { teacher, classId } = school.third
  const byOffice = <I>(input: I) => ({ by: school.office, input })
  // What is written down of a school day: a child that fell, a finding, a volunteer with a duty.
  const third = { serviceKey: 'midday', rollKey: `class:${classId}` }
  const fell = { ...third, heldOn: '2026-09-08', childId: enrolled.childId, at: '11:25', place: '操场', description: '擦破了膝盖', firstAid: '冲洗、贴创可贴', outcome: '继续上课' }
  const newIncident = async () => (await api.done(teacher, 'reportIncident', fell, { at: '2026-09-08T11:40:00' })).incidentId
  const [incidentId, noted, settled] = [await newIncident(), await newIncident(), await newIncident()]
  const found = { kind: 'patrol' as const, heldOn: '2026-09-08', at: '11:30', place: '东楼梯', ok: false, findings: '扶手松动', visitorName: '', purpose: '' }
  const { logId } = await api.done(school.dutyTeacher, 'logSafety', found)
  const volunteer = { name: '孙老师', kind: 'retiredTeacher' as const, skill: '书法', phone: '13800000000', credentialsOn: null, healthOn: null, filedOn: null, note: '', active: true }
  const { volunteerId } = await api.done(school.office, 'saveVolunteer', { volunteerId: null, revision: 0, volunteer })
  const { assignmentId } = await api.done(school.office, 'assignVolunteer', { volunteerId, ...third, weekday: 3, heldOn: null })

  return {
    readRota: byOffice({ serviceKey: 'midday' }),
    setDuty: byOffice({ ...third, weekday: 1, heldOn: null, staffId: school.dutyTeacher.staffId }),
    listVolunteers: byOffice({}),
    saveVolunteer: byOffice({ volunteerId, revision: 1, volunteer: { ...volunteer, note: '每周三来' } }),
    assignVolunteer: byOffice({ volunteerId, ...third, weekday: 4, heldOn: null }),
    endAssignment: byOffice({ assignmentId }),
    reportIncident: { by: teacher, input: fell, others: { otherTeacher: 'incident_child_not_yours', dutyTeacher: 'incident_child_not_yours' } },
    addIncidentNote: { by: teacher, input: { incidentId: noted, text: '下午看过，没有红肿' }, others: { otherTeacher: 'incident_unknown', dutyTeacher: 'incident_unknown' } },
    closeIncident: { by: teacher, input: { incidentId: settled }, others: { otherTeacher: 'incident_unknown', dutyTeacher: 'incident_unknown', office: 'incident_closed' } },
    listIncidents: { by: teacher, input: {} },
    readIncidents: { by: enrolled.guardian, input: { childId: enrolled.childId }, others: { otherGuardian: 'child_not_yours', committee: 'child_not_yours' } },
    acknowledgeIncident: { by: enrolled.guardian, input: { incidentId }, others: { otherGuardian: 'incident_unknown', committee: 'incident_unknown' } },
    logSafety: { by: school.dutyTeacher, input: { kind: 'gate', heldOn: '2026-09-08', at: '11:20', place: '东门', ok: true, findings: '', visitorName: '送水师傅', purpose: '送水' } },
    listSafety: { by: school.dutyTeacher, input: {} },
    settleFinding: { by: school.dutyTeacher, input: { logId, text: '已请总务拧紧' }, others: { classTeacher: 'safety_unknown', otherTeacher: 'safety_unknown', office: 'safety_settled' } },
    readRecordsDue: byOffice({}),
    readRecord: { by: school.office, input: { duty: '每日照看记录', heldOn: '2026-09-08', serviceKey: null, rollKey: null }, others: { classTeacher: 'record_not_yours', otherTeacher: 'record_not_yours', dutyTeacher: 'record_not_yours' } },
    writeRecord: { by: school.office, input: { duty: '每日照看记录', heldOn: '2026-09-07', serviceKey: null, rollKey: null, revision: 0, done: '午休安静，无异常。', notes: '' }, others: { classTeacher: 'record_not_yours', otherTeacher: 'record_not_yours', dutyTeacher: 'record_not_yours' } },
    listRecords: byOffice({}),
  }
}
