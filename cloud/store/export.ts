import type { Database } from '../db/database'
import { isKeptAway, whereaboutsKinds } from './kept-away'

const ownChildren = `select child_id from child_guardian where school_id = $1 and guardian_id = $2`
// Of the others the office decides what is given out: where they are, when they leave and with whom.
const inSight = `select cg.child_id from child_guardian cg where cg.school_id = $1 and cg.guardian_id = $2 and not ${isKeptAway('cg', 'cg.guardian_id')}`

/** What is held about a guardian and the guardian's children, table by table. $1 school, $2 guardian. */
const held: Record<string, string> = {
  guardian: `select name, phone, created_at from guardian where school_id = $1 and guardian_id = $2`,
  children: `select ch.name, ch.roster_no, cl.name as class_name, cg.relation, cg.bound_at from child_guardian cg
               join child ch on ch.school_id = cg.school_id and ch.child_id = cg.child_id
               join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
              where cg.school_id = $1 and cg.guardian_id = $2`,
  collectors: `select child_id, name, relation, note, added_at, removed_at from collector where school_id = $1 and child_id in (${inSight})`,
  consents: `select version, decision, text_sha256, decided_at from consent where school_id = $1 and account_id = (select account_id from guardian where school_id = $1 and guardian_id = $2) order by decision_no`,
  letters: `select plan_id, confirmed_at from letter_receipt where school_id = $1 and guardian_id = $2`,
  applications: `select application_id, child_id, kind, status, form, decline_reason, departure_plan, submitted_at from application
                  where school_id = $1 and child_id in (${ownChildren})`,
  requests: `select sr.application_id, sr.service_keys, sr.words, sr.requested_at from student_request sr
               join application a on a.school_id = sr.school_id and a.application_id = sr.application_id
              where sr.school_id = $1 and a.child_id in (${ownChildren})`,
  formSignatures: `select s.application_id, s.revision, s.signer_name, s.signed_at, s.form_sha256, s.handwriting_sha256, s.record_sha256 from application_signature s
                     join application a on a.school_id = s.school_id and a.application_id = s.application_id
                    where s.school_id = $1 and a.child_id in (${ownChildren}) order by s.signed_at`,
  committee: `select appointed_at from committee_member where school_id = $1 and guardian_id = $2`,
  agreements: `select agreement_id, child_id, name, template_version, clauses, text_sha256, status, created_at from agreement
                where school_id = $1 and child_id in (${ownChildren})`,
  signatures: `select si.agreement_id, si.signer, si.signer_name, si.signed_at, si.reading_seconds, si.confirmed, si.text_sha256, si.handwriting_sha256, si.previous_sha256, si.record_sha256
                 from signature si join agreement ag on ag.school_id = si.school_id and ag.agreement_id = si.agreement_id
                where si.school_id = $1 and ag.child_id in (${ownChildren}) order by si.signed_at`,
  enrolments: `select child_id, service_key, weekdays, starts_on, ends_on from enrolment where school_id = $1 and child_id in (${ownChildren})`,
  insurance: `select child_id, kind, valid_to, case when staff_id is null then 'guardian' else 'school' end as recorded_by, recorded_at from insurance
               where school_id = $1 and child_id in (${ownChildren}) order by recorded_at`,
  exits: `select child_id, services, last_day, reason, collection_note, status, filed_at, answer_by, delay_reason, decided_at, carried_out_at from exit_request
            where school_id = $1 and child_id in (${ownChildren})`,
  courses: `select p.child_id, c.title, p.state, p.on_offer, p.offer_until, p.ended_as, p.reason, p.requested_at, p.changed_at from course_place p
              join course c on c.school_id = p.school_id and c.course_id = p.course_id
             where p.school_id = $1 and p.child_id in (${ownChildren})`,
  draws: `select e.child_id, d.title, e.ranks, e.waits, e.saved_at, e.token, e.left_out, e.turn, e.tries, e.dropped, e.waits_for, r.change as credit_change
            from draw_entry e join course_draw d on d.school_id = e.school_id and d.draw_id = e.draw_id
            left join draw_credit r on r.school_id = e.school_id and r.draw_id = e.draw_id and r.child_id = e.child_id
           where e.school_id = $1 and e.child_id in (${ownChildren}) order by e.saved_at`,
  wishes: `select child_id, held_on, how, leaves_at, note, set_at, ended_at from departure_wish where school_id = $1 and child_id in (${inSight}) order by set_at`,
  contacts: `select child_id, held_on, service_key, person, how, outcome, note, at from contact_log where school_id = $1 and child_id in (${inSight}) order by at`,
  leaves: `select child_id, from_on, to_on, service_key, reason, filed_at, case when staff_id is null then 'guardian' else 'school' end as filed_by, withdrawn_at from leave_request
             where school_id = $1 and child_id in (${inSight}) order by filed_at`,
  attendance: `select child_id, held_on, service_key, sitting, state, arrived_at, made_at, source from attendance where school_id = $1 and child_id in (${inSight}) order by held_on, made_at`,
  // Marks that no longer hold; the one that does stands under attendance.
  earlierMarks: `select m.child_id, m.held_on, m.service_key, m.sitting, m.state, m.made_at, m.source from attendance_mark m
                  where m.school_id = $1 and m.child_id in (${inSight})
                    and not exists (select 1 from attendance a where a.school_id = m.school_id and a.held_on = m.held_on and a.child_id = m.child_id and a.service_key = m.service_key and a.sitting = m.sitting and a.mark_id = m.mark_id)
                  order by m.held_on, m.made_at`,
  departures: `select child_id, held_on, service_key, how, to_name, note, made_at, source, undone_at from departure where school_id = $1 and child_id in (${inSight}) order by made_at`,
  incidents: `select i.incident_id, i.child_id, i.held_on, i.happened_at, i.place, i.description, i.first_aid, i.outcome, i.reported_at, i.told_at, i.closed_at, e.seen_at from incident i
                left join incident_seen e on e.school_id = i.school_id and e.incident_id = i.incident_id and e.guardian_id = $2
               where i.school_id = $1 and i.child_id in (${ownChildren}) order by i.reported_at`,
  incidentNotes: `select n.incident_id, n.text, n.written_at from incident_note n join incident i on i.school_id = n.school_id and i.incident_id = n.incident_id
                   where n.school_id = $1 and i.child_id in (${ownChildren}) order by n.written_at`,
  // One's own requests only: what another guardian told the school is that guardian's.
  waiverRequests: `select child_id, waiver_group, statement, status, filed_at, decided_at, reason from waiver_request where school_id = $1 and filed_by = $2 and child_id in (${ownChildren}) order by filed_at`,
  waiverListings: `select child_id, waiver_group, source, imported_at, ended_at from waiver_listing where school_id = $1 and child_id in (${inSight}) order by imported_at`,
  reliefs: `select child_id, waiver_group, percent, listed, granted_at, ended_at, ended_reason from relief where school_id = $1 and child_id in (${inSight}) order by granted_at`,
  objections: `select text, status, reply, filed_at from objection where school_id = $1 and guardian_id = $2`,
  // One's own only: what another guardian wrote is that guardian's.
  feedback: `select f.kind, f.state, t.turn, t.text, t.written_at, t.reply, t.replied_at, t.satisfied from feedback f
               join feedback_turn t on t.school_id = f.school_id and t.feedback_id = f.feedback_id
              where f.school_id = $1 and f.guardian_id = $2 order by f.written_at, t.turn`,
  complaints: `select c.topic, c.text, c.origin, c.filed_on, c.reply, c.answered_at, c.closed_on from complaint c
                 join complaint_sender s on s.school_id = c.school_id and s.complaint_id = c.complaint_id
                where c.school_id = $1 and s.account_id = (select account_id from guardian where school_id = $1 and guardian_id = $2) order by c.filed_on`,
  bureauComplaints: `select b.topic, b.text, b.filed_at, b.reply, b.answered_at, b.closed_on, b.forwarded_at from bureau_complaint b
                       join bureau_complaint_sender s on s.school_id = b.school_id and s.complaint_id = b.complaint_id
                      where b.school_id = $1 and s.account_id = (select account_id from guardian where school_id = $1 and guardian_id = $2) order by b.filed_at`,
  reminders: `select template_id, accepts, sends, last_answer, answered_at from subscription
               where school_id = $1 and account_id = (select account_id from guardian where school_id = $1 and guardian_id = $2)`,
  deliveries: `select m.kind, d.channel, d.state, d.attempts, d.sent_at, d.settled_at from delivery d
                 join message m on m.school_id = d.school_id and m.message_id = d.message_id
                where d.school_id = $1 and m.guardian_id = $2 order by d.created_at`,
  messages: `select kind, details, created_at, read_at from message
              where school_id = $1 and guardian_id = $2 and (child_id is null or child_id in (${inSight}) or (child_id in (${ownChildren}) and kind <> all(array['${whereaboutsKinds.join(`', '`)}'])))`,
}

export async function exportFamily(db: Database, schoolId: string, guardianId: string): Promise<Record<string, Record<string, unknown>[]>> {
  const data: Record<string, Record<string, unknown>[]> = {}
  for (const [name, sql] of Object.entries(held)) data[name] = await db.rows(sql, [schoolId, guardianId])
  return data
}
