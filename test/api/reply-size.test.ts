/* eslint-disable max-lines -- One world that every read of the contract is measured in. */
import { randomUUID } from 'node:crypto'
import { operations, type OperationName } from 'cloud/contract/operations'
import { exportFile } from 'cloud/contract/settlement'
import { demoPeople, demoSchoolId, demoStart } from 'cloud/demo/people'
import { seedDemo } from 'cloud/demo/seed'
import { raiseAlert } from 'cloud/alerts'
import { upkeep } from 'cloud/hosts/upkeep'
import { devIdentity, movableClock } from 'cloud/identity/dev'
import { dispatch, type Host } from 'cloud/main'
import { shanghaiDate } from 'cloud/rules/dates'
import { schoolDay } from 'cloud/school-day'
import { publishedPlan } from 'cloud/store/plan'
import { findAccount } from 'cloud/store/account'
import { verifyAudit } from 'cloud/store/audit'
import { apiOfThisFile, type Input, type Output } from '../boot'
import { asOwner, tinyPicture } from '../given'
import { giveFullBook, publishOften } from '../given-accounts'
import { giveCollectors } from '../given-collectors'
import { fullBallots, giveLongSurveys, giveManyGroups, largestForm } from '../given-long-surveys'
import { templateIds } from '../given-subscription'
import { givenCounted } from '../given-survey-result'
import { givenLongWaivers } from '../given-waivers'
import { fillPayments } from './payment-size'

const api = apiOfThisFile()
const mostBytes = 100_000
const sizes = new Map<OperationName, number>()
let host: Host
let now = demoStart

beforeAll(async () => {
  await seedDemo(api.database, api.host.ballots)
  // The demonstration's own people and clock; who calls is told by their name in its list.
  const identity = devIdentity(demoPeople, movableClock(demoStart, null))
  host = { ...api.host, now: () => now, wechat: { ...api.host.wechat, templateIds }, identity: { ...identity, account: (db, caller) => (caller.kind === 'openid' ? findAccount(db, 'dev', caller.openid) : Promise.resolve(null)) } }
}, 300_000)

async function read<Name extends OperationName>(personId: string | null, operation: Name, input: Input<Name>): Promise<Output<Name>> {
  const caller = personId ? { kind: 'openid' as const, openid: personId } : { kind: 'nobody' as const }
  const reply = await dispatch(host, { request: { operation, schoolId: demoSchoolId, input, requestKey: randomUUID() }, caller, requestId: randomUUID(), ip: '' })
  if (!reply.ok) throw new Error(`${personId} was refused ${operation}: ${reply.code}`)
  sizes.set(operation, Math.max(sizes.get(operation) ?? 0, Buffer.byteLength(JSON.stringify(reply))))
  return reply.data as Output<Name>
}

/** Reads a list to its end, page by page; answers the pages. */
async function everyPage<Page extends { nextOffset: number | null; total: number }>(readPage: (offset: number) => Promise<Page>): Promise<Page[]> {
  const pages = [await readPage(0)]
  for (let next = pages[0]!.nextOffset; next !== null; next = pages.at(-1)!.nextOffset) pages.push(await readPage(next))
  return pages
}

/** More than a page of feedback of every list, each asked twice, answered twice and made public, all as long as may be. */
async function readFeedback() {
  const [long, answer] = ['言'.repeat(500), '答'.repeat(500)]
  for (const personId of ['joinedFamily', 'signingFamily', ...Array.from({ length: 10 }, (_, at) => `family-${at + 1}`)]) {
    for (let number = 0; number < (personId === 'joinedFamily' ? 14 : 1); number += 1) {
      const { feedbackId } = await read(personId, 'writeFeedback', { kind: 'suggestion', text: long })
      await read('office', 'answerFeedback', { feedbackId, reply: answer })
      await read(personId, 'rateFeedbackReply', { feedbackId, satisfied: false, more: long })
      await read('office', 'answerFeedback', { feedbackId, reply: answer })
      for (const part of ['first', 'second'] as const) await read('office', 'decideFeedbackText', { feedbackId, part, shown: true })
      await read('office', 'publishSuggestion', { feedbackId, text: long, answer })
      await read('office', 'decideFeedbackText', { feedbackId, part: 'public', shown: true })
    }
  }
  await everyPage((offset) => read('joinedFamily', 'listMyFeedback', { offset }))
  await everyPage((offset) => read('office', 'listFeedback', { offset }))
  await everyPage((offset) => read(null, 'listSuggestions', { offset }))
}

async function readComplaintsAndPay() {
  const long = { topic: 'compulsion' as const, text: '投'.repeat(500) }
  for (const to of ['bureau', 'school'] as const) {
    for (const personId of ['joinedFamily', 'signingFamily', 'listedFamily', 'returnedFamily', ...Array.from({ length: 8 }, (_, at) => `family-${at + 1}`)]) {
      for (let number = 0; number < 2; number += 1) await read(personId, 'fileComplaint', { ...long, to, anonymous: false })
    }
  }
  for (const { complaints } of await everyPage((offset) => read('office', 'listComplaints', { offset }))) for (const { complaintId } of complaints) await read('office', 'answerComplaint', { complaintId, reply: '答'.repeat(500) })
  await everyPage((offset) => read('office', 'listComplaints', { offset }))
  for (const { complaints } of await everyPage((offset) => read('bureau', 'listBureauComplaints', { offset }))) {
    for (const { complaintId } of complaints) {
      await read('bureau', 'forwardToSchool', { complaintId, text: '问'.repeat(500) })
      await read('bureau', 'answerBureauComplaint', { complaintId, reply: '答'.repeat(500) })
    }
  }
  await everyPage((offset) => read('bureau', 'listBureauComplaints', { offset }))
  await readFeedback()
  const { staff } = await read('office', 'readPayWork', { month: '2026-09' })
  await read('office', 'savePayWork', { month: '2026-09', seenAt: null, works: staff.map(({ staffId }) => ({ staffId, lessons: 0, minutes: 600, guardDays: 0, lapses: [], units: [], score: null })) })
  await read('office', 'readPayWork', { month: '2026-09' })
  await read('office', 'readAppraisal', { month: '2026-09' })
  const { fingerprint } = await read('office', 'readPaySheet', { period: '2026-09' })
  await read('office', 'publishPaySheet', { period: '2026-09', fingerprint: fingerprint! })
  await read('office', 'readPaySheet', { period: 'term' })
  await read('office', 'exportPaySheet', { period: '2026-09' })
}

/** A full page of schools of which everything is said, and inspections and cases as long as they may be. */
async function readOversight() {
  const content = { termName: '学'.repeat(40), eligible: 99_999, participants: 99_999, coveragePercent: 100 / 3, staff: 999, chargedFen: 999_999_999, receivedFen: 999_999_999, satisfaction: { percent: 200 / 3, base: 99_999, question: '问'.repeat(120), survey: '卷'.repeat(40), closedOn: '2026-09-08' }, complaints: { filed: 99, open: 99 }, inspections: { done: 9, due: 9, overdue: 9, late: 9 } }
  for (let number = 0; number < 60; number += 1) {
    const schoolId = `long-${number}`
    await asOwner(api, schoolId, async (db) => {
      await db.rows(`select set_config('kehou.reporting', 'yes', true)`)
      await db.rows(`insert into school (school_id, name, region) values ($1, $2, $3)`, [schoolId, `${'校'.repeat(28)}${number}`, '区'.repeat(20)])
      await db.rows(`insert into bureau_member (school_id, account_id, name, added_at) select $1, account_id, 'x', now() from account where provider = 'dev' and subject = 'bureau'`, [schoolId])
      await db.rows(`insert into school_report (school_id, content, made_at) values ($1, $2, now())`, [schoolId, JSON.stringify(content)])
    })
  }
  await everyPage((offset) => read('bureau', 'readBureauReport', { offset }))
  await read('bureau', 'exportBureauReport', {})
  await read('bureau', 'readSchoolReport', {})
  const today = shanghaiDate(now)
  for (let number = 0; number < 12; number += 1) await read('bureau', 'logInspection', { stage: 'random', name: '查'.repeat(60), inspectedOn: today, findings: '查'.repeat(800), rectify: '改'.repeat(400), rectifyBy: today })
  for (const { inspections } of await everyPage((offset) => read('office', 'listInspections', { offset }))) for (const { inspectionId, state } of inspections) if (state === 'asked') await read('office', 'answerInspection', { inspectionId, answer: '答'.repeat(500) })
  await everyPage((offset) => read('bureau', 'listInspections', { offset }))
  for (let number = 0; number < 16; number += 1) await read('bureau', 'publishCase', { title: '例'.repeat(40), about: '校'.repeat(60), body: '例'.repeat(1500) })
  await everyPage((offset) => read(null, 'listCases', { offset }))
}

async function readAsFamily(personId: string) {
  const { children } = await read(personId, 'readHome', {})
  const { agreements, submissions } = await read(personId, 'readFamily', {})
  await read(personId, 'exportMyData', {})
  await read(personId, 'readConsent', {})
  await read(personId, 'listMyComplaints', {})
  await read(personId, 'readBureauStanding', {})
  await read(personId, 'listMyAlerts', {})
  await read(personId, 'readNotice', {})
  await read(personId, 'readPlaces', {})
  await everyPage((offset) => read(personId, 'listMessages', { offset }))
  await read(personId, 'readSubscriptions', {})
  for (const { agreementId } of agreements) await read(personId, 'readSignedAgreement', { agreementId })
  for (const { applicationId } of submissions) await read(personId, 'readSubmission', { applicationId })
  for (const { childId } of children) {
    await read(personId, 'readApplication', { childId })
    await read(personId, 'readWaiver', { childId })
    await read(personId, 'readPlanChanges', { childId })
    await read(personId, 'readAgreements', { childId })
    await read(personId, 'readInsurance', { childId })
    const { services, today } = await read(personId, 'readExit', { childId })
    if (services.length > 0) await read(personId, 'previewExit', { childId, serviceKeys: services.map(({ serviceKey }) => serviceKey), lastDay: today })
    await read(personId, 'readLeave', { childId })
    await read(personId, 'readWeek', { childId })
    await read(personId, 'readAttendance', { childId })
    await read(personId, 'readPickUp', { childId })
    await everyPage((offset) => read(personId, 'readMenu', { childId, offset }))
    await everyPage((offset) => read(personId, 'readIncidents', { childId, offset }))
  }
}

async function readAsStaff(personId: string) {
  const { classes } = await read(personId, 'readDesk', {})
  for (const { classId } of classes) await read(personId, 'listPupils', { classId })
  await everyPage((offset) => read(personId, 'listAlerts', { offset }))
  for (const page of await everyPage((offset) => read(personId, 'listCourses', { offset }))) {
    for (const { courseId } of page.courses) await everyPage((offset) => read(personId, 'readRoster', { courseId, offset }))
  }
}

async function readPlanOffice(personId: string) {
  await read(personId, 'listPlanTemplates', {})
  await read(personId, 'readPlanForm', {})
  // The longest of the schemes, as a draft.
  await read(personId, 'startDraft', { from: { kind: 'template', template: 's16-survey-school' }, replace: true })
  for (const { planId, status } of (await read(personId, 'listPlanVersions', {})).versions) {
    if (status === 'draft') await read(personId, 'readDraft', { planId })
    await read(personId, 'previewPlan', { planId })
    await read(personId, 'exportPlan', { planId })
  }
}

/** The largest picture that the API keeps, of a showcase that families see. */
async function readShowcases() {
  const showcase = { title: '书法作品展', body: '字'.repeat(500), courseId: null, heldOn: null, place: '', picturesConsented: true }
  const { showcaseId } = await read('office', 'saveShowcase', { showcaseId: null, revision: 0, showcase })
  const png = Buffer.from(tinyPicture, 'base64')
  const filling = Buffer.concat([Buffer.from([0, 0, 0xec, 0]), Buffer.from('IDAT'), Buffer.alloc(0xec00), Buffer.alloc(4)])
  const base64 = Buffer.concat([png.subarray(0, 33), filling, png.subarray(33)]).toString('base64')
  const { pictureId } = await read('office', 'addPicture', { showcaseId, description: '福字', base64 })
  await read('office', 'publishShowcase', { showcaseId, revision: 1 })
  await everyPage((offset) => read('office', 'listShowcases', { offset }))
  await everyPage((offset) => read('joinedFamily', 'readShowcases', { offset }))
  await read('joinedFamily', 'readShowcase', { showcaseId })
  await read('joinedFamily', 'readPicture', { pictureId })
}

async function readMenuOffice() {
  await everyPage((offset) => read(null, 'readPublicMenu', { offset }))
  const { course } = await read('office', 'readCourseForm', { courseId: null })
  // As many drafts as are checked at once, each lacking all that a course can lack.
  const drafts: string[] = []
  for (let number = 0; number < 40; number += 1) drafts.push((await read('office', 'saveCourse', { courseId: null, revision: 0, course: { ...course, title: `还没有写完的课${number}`, content: '内'.repeat(200), venue: '地'.repeat(60), itemsToBring: '物'.repeat(100) } })).courseId)
  await everyPage((offset) => read('office', 'readMenuDraft', { offset }))
  await read('office', 'readCourseForm', { courseId: drafts[0]! })
  await read('office', 'checkMenu', { courseIds: drafts })
}

/** The draws of the demonstration, before and after they have run. */
async function readDraws() {
  await read('office', 'listDraws', {})
  const { draws } = await read('joinedFamily', 'readDraws', {})
  for (const { drawId } of draws) await read('joinedFamily', 'readDraw', { drawId })
  now = new Date(Math.max(...draws.map(({ closesAt }) => Date.parse(closesAt))) + 60_000)
  await upkeep(api.host, now)
  for (const { drawId } of draws) {
    await everyPage((offset) => read('joinedFamily', 'readDrawEntries', { drawId, offset }))
    await read('joinedFamily', 'readDrawResult', { drawId })
  }
}

async function readMovesOffice() {
  const { courseId } = (await read('office', 'listCourses', { offset: 0 })).courses[0]!
  await read('office', 'listPlaceable', { courseId, search: '' })
  await read('office', 'listMoves', {})
  await readComplaintsAndPay()
  await readOversight()
  await read('office', 'listSmallCourses', {})
  await read('office', 'closeCourse', { courseId, reason: '老师调走了' })
  await read('office', 'listClosedPlaces', { courseId })
}

async function readSchoolDays() {
  const longReason = '因'.repeat(100)
  for (const personId of ['classTeacher', 'office']) await everyPage((offset) => read(personId, 'listLeavePupils', { search: '', offset }))
  // A page of children on leave, each with the longest of reasons.
  const { pupils } = await read('office', 'listLeavePupils', { search: '', offset: 0 })
  for (const { childId } of pupils) await read('office', 'fileLeave', { childId, fromOn: '2026-09-15', toOn: '2026-09-18', serviceKey: null, reason: longReason })
  await everyPage((offset) => read('office', 'listLeaves', { heldOn: '2026-09-15', offset }))
  for (let number = 0; number < 60; number += 1) await read('office', 'announceDayChange', { heldOn: '2026-09-15', kind: 'special', serviceKey: null, rollKey: null, room: null, startsAt: null, endsAt: null, reason: longReason })
  await read('office', 'readDayRolls', { heldOn: '2026-09-15' })
  await everyPage((offset) => read('office', 'listDayChanges', { offset }))
}

/** A child that is missed, with a log as long as anybody could write it. */
async function readAlerts() {
  const { children } = await read('joinedFamily', 'readHome', {})
  const alerted = { heldOn: shanghaiDate(now), serviceKey: 'afternoon', childId: children[0]!.childId, sitting: 'care' }
  await api.database.transaction(demoSchoolId, (db) => raiseAlert({ db, schoolId: demoSchoolId, now, newId: randomUUID }, 'missing', alerted, null))
  const { alertId } = (await everyPage((offset) => read('office', 'listAlerts', { offset })))[0]!.alerts[0]!
  for (let number = 0; number < 105; number += 1) await read('office', 'noteAlert', { alertId, note: '记'.repeat(200) })
  await read('office', 'readAlert', { alertId })
  await read('joinedFamily', 'listMyAlerts', {})
}

/** The fullest roll of a day at the gate, each of its children with as many collectors as it may have. */
async function readGates() {
  const published = (await api.database.transaction(demoSchoolId, (db) => publishedPlan(db, demoSchoolId)))!
  const rolls = await api.database.transaction(demoSchoolId, (db) => schoolDay({ db, schoolId: demoSchoolId }, published, shanghaiDate(now)))
  const most = rolls.reduce((longest, roll) => (roll.children.length > longest.children.length ? roll : longest))
  const address = { heldOn: shanghaiDate(now), serviceKey: most.serviceKey, rollKey: most.rollKey }
  const childIds = most.children.map(({ childId }) => childId)
  expect(childIds.length).toBeGreaterThan(20)
  /** How large the answer is for a class of 45. */
  const measured = async (lengths: { name: number; relation: number; note: number }) => {
    await giveCollectors(api, demoSchoolId, childIds, lengths)
    const { children } = await read('office', 'readDismissal', address)
    expect(children.filter(({ people }) => people.length < 8)).toEqual([])
    return ((sizes.get('readDismissal') as number) / children.length) * 45
  }
  expect(await measured({ name: 4, relation: 2, note: 12 })).toBeLessThan(mostBytes)
  // Were every field of every collector of all 45 full, it is the one answer that is larger, and still within what a cloud function sends.
  expect(await measured({ name: 30, relation: 20, note: 100 })).toBeLessThan(250_000)
  sizes.set('readDismissal', 0)
  await giveCollectors(api, demoSchoolId, childIds.slice(1), { name: 4, relation: 2, note: 12 })
  const [child] = most.children
  await read('office', 'readContacts', { heldOn: address.heldOn, serviceKey: address.serviceKey, childId: child!.childId })
  await read('office', 'freezeCustody', { childId: child!.childId, reason: '原'.repeat(200), guardianIds: [], collectorIds: [] })
  await read('office', 'readCustody', { childId: child!.childId })
  await read('office', 'listFreezes', {})
  for (const { classId } of (await read('office', 'readDesk', {})).classes) await read('office', 'listNonParticipants', { classId })
}

/** What is charged, stated and owed, for the longest page of accounts that the demonstration has. */
async function readMoney() {
  // A notice that says the same is not published again: a term in which the standard changed more often than is shown whole.
  await asOwner(api, demoSchoolId, (db) =>
    db.rows(
      `insert into fee_notice (school_id, notice_id, term_id, version, plan_id, in_force_from, content, content_sha256, published_by, published_at)
       select school_id, gen_random_uuid(), term_id, version + n, plan_id, '2026-12-31', content, content_sha256, published_by, published_at
         from fee_notice, generate_series(1, 6) n where school_id = $1 and version = (select max(version) from fee_notice where school_id = $1)`,
      [demoSchoolId],
    ),
  )
  await read('office', 'readFeeNoticeDraft', {})
  await read(null, 'readFeeNotice', {})
  await read('office', 'listBillable', {})
  await everyPage((offset) => read('office', 'listAccounts', { search: '', show: 'all', offset }))
  for (const { childId } of (await read('joinedFamily', 'readHome', {})).children) {
    await read('joinedFamily', 'readAccount', { childId })
    await read('office', 'readChildAccount', { childId })
  }
}

/** The rota of the fullest week, and of everything written down as many and as long as a page holds. */
async function readRecordsOffice() {
  const duty = { name: '记'.repeat(40), every: 'day', published: false }
  // A published version never changes: a newer one asks for the record.
  await asOwner(api, demoSchoolId, async (db) => {
    await db.rows(`update plan set status = 'superseded' where school_id = $1 and status = 'published'`, [demoSchoolId])
    await db.rows(
      `insert into plan (school_id, plan_id, term_id, version, status, document, document_sha256, published_at)
       select school_id, gen_random_uuid(), term_id, (select max(version) + 1 from plan where school_id = $1), 'published', jsonb_set(document::jsonb, '{records}', $2::jsonb)::json, document_sha256, published_at
         from plan where school_id = $1 and status = 'superseded' order by version desc limit 1`,
      [demoSchoolId, JSON.stringify([duty])],
    )
  })
  const { services } = await read('office', 'readRota', {})
  for (const { serviceKey } of services) await read('office', 'readRota', { serviceKey })
  const whole = { duty: duty.name, serviceKey: null, rollKey: null }
  const { duties } = await read('office', 'readRecordsDue', {})
  for (const { from } of duties[0]!.periods) await read('office', 'writeRecord', { ...whole, heldOn: from, revision: 0, done: '做'.repeat(300), notes: '注'.repeat(200) })
  await read('office', 'readRecord', { ...whole, heldOn: duties[0]!.periods[0]!.from })
  await everyPage((offset) => read('office', 'listRecords', { offset }))
  const findings = { kind: 'gate' as const, heldOn: '2026-09-07', at: '12:00', place: '地'.repeat(40), ok: false, findings: '坏'.repeat(200), visitorName: '人'.repeat(30), purpose: '事'.repeat(40) }
  for (let number = 0; number < 41; number += 1) {
    const { logId } = await read('office', 'logSafety', findings)
    await read('office', 'settleFinding', { logId, text: '好'.repeat(200) })
  }
  await everyPage((offset) => read('office', 'listSafety', { offset }))
  const volunteer = { name: '名'.repeat(30), kind: 'volunteer' as const, skill: '长'.repeat(60), phone: '1'.repeat(20), credentialsOn: null, healthOn: null, filedOn: null, note: '注'.repeat(100), active: true }
  for (let number = 0; number < 26; number += 1) await read('office', 'saveVolunteer', { volunteerId: null, revision: 0, volunteer })
  await everyPage((offset) => read('office', 'listVolunteers', { offset }))
  await readLongIncidents()
}

/** More incidents of one child than a page holds, each with all its follow-ups. */
async function readLongIncidents() {
  const { children } = await read('joinedFamily', 'readHome', {})
  const { childId } = children[0]!
  const { rolls } = await read('office', 'readRota', { serviceKey: 'midday' })
  const child = await asOwner(api, demoSchoolId, (db) => db.row<{ class_id: string; group_id: string | null }>(`select ch.class_id, (select c.group_id from care_group_class c join care_group g on g.school_id = c.school_id and g.group_id = c.group_id where c.school_id = ch.school_id and c.class_id = ch.class_id and ch.roster_no between c.from_roster_no and c.to_roster_no and g.service_key = 'midday' limit 1) as group_id from child ch where ch.school_id = $1 and ch.child_id = $2`, [demoSchoolId, childId]))
  const { rollKey } = rolls.find((roll) => roll.rollKey === (child?.group_id ? `group:${child.group_id}` : `class:${child?.class_id}`))!
  const hurt = { heldOn: '2026-09-07', serviceKey: 'midday', rollKey, childId, at: '12:00', place: '地'.repeat(40), description: '经'.repeat(300), firstAid: '药'.repeat(200), outcome: '后'.repeat(200) }
  for (let number = 0; number < 9; number += 1) {
    const { incidentId } = await read('office', 'reportIncident', hurt)
    for (let note = 0; note < 10; note += 1) await read('office', 'addIncidentNote', { incidentId, text: '续'.repeat(200) })
  }
  await everyPage((offset) => read('office', 'listIncidents', { offset }))
  await everyPage((offset) => read('joinedFamily', 'readIncidents', { childId, offset }))
}

/** The longest of all messages, none of which WeChat took. */
async function readLostMessages() {
  await asOwner(api, demoSchoolId, (db) =>
    db.rows(
      `insert into delivery (school_id, message_id, state, attempts, created_at, due_at, last_error, settled_at)
       select school_id, message_id, 'failed', 1, $2, $2, '40037', $2 from message where school_id = $1 order by length(details::text) desc limit 60
           on conflict (school_id, message_id, channel) do update set state = 'failed', created_at = excluded.created_at, settled_at = excluded.settled_at, leased_until = null`,
      [demoSchoolId, now],
    ),
  )
  expect((await read('office', 'readDeliveries', {})).doubtful).toHaveLength(50)
}

async function readAccountBooks() {
  await giveFullBook(api, demoSchoolId, now)
  await everyPage((offset) => read('office', 'readAccountBook', { offset }))
  await read('office', 'readAccountDraft', {})
  await publishOften(api, demoSchoolId, now)
  expect((await read(null, 'readAccounts', {})).versions).toHaveLength(60)
}

/** Payments with the longest of reasons, and a sheet of nothing but mistakes. */
async function readPayments() {
  const { childId, mistakes } = await fillPayments(api, demoSchoolId, now)
  const moved = { childId, amountFen: 14400, onDate: '2026-09-01', how: 'platform' as const }
  for (let number = 0; number < 60; number += 1) {
    const { entryId } = await read('office', 'recordPayment', { ...moved, receiptNo: `${'号'.repeat(36)}${number}` })
    await read('office', 'reversePayment', { entryId, reason: '因'.repeat(100) })
  }
  await read('office', 'readPayer', { childId })
  await everyPage((offset) => read('office', 'listPayers', { search: '', offset }))
  await everyPage((offset) => read('office', 'listPayments', { fromOn: null, toOn: null, offset }))
  await read('office', 'readPaymentSheet', { grade: null, openOnly: false })
  expect((await read('office', 'previewPaymentImport', { file: mistakes, how: 'cash' })).problems).toHaveLength(150)
}

/** What waits for finance, and the rules of other places. */
async function readRefunds() {
  for (const show of ['waiting', 'decided'] as const) await everyPage((offset) => read('office', 'listRefunds', { show, trigger: null, offset }))
  await read('office', 'listLocalFees', {})
}

/** What settling needs, and a term's files part by part. */
async function readTermsEnd() {
  await read('office', 'readSettlement', {})
  for (const file of exportFile.options) await everyPage((offset) => read('office', 'exportTerm', { exportFile: file, offset }))
}

/** Long forms, the longest of texts and promises, as many as a page holds. */
async function readSurveyResults() {
  const term = await asOwner(api, demoSchoolId, (db) => db.row<{ term_id: string }>(`select term_id from term where school_id = $1 and current`, [demoSchoolId]))
  const school = { schoolId: demoSchoolId, termId: term?.term_id as string }
  const form = largestForm()
  const ballots = fullBallots(form)
  const texts = (['shown', 'waiting', 'hidden'] as const).flatMap((verdict) => Array.from({ length: 31 }, () => ({ section: 's0', question: 'q0', text: '言'.repeat(500), verdict })))
  const survey = { kind: 'needs', opens_at: '2026-08-01T08:00:00+08:00', closes_at: '2026-08-08T08:00:00+08:00' }
  await givenCounted(api, school, { form, ballots, survey: { ...survey, opens_at: '2026-07-01T08:00:00+08:00', closes_at: '2026-07-08T08:00:00+08:00' } })
  const surveyId = await givenCounted(api, school, { form, ballots, texts, survey })
  await giveManyGroups(api, school, surveyId)
  const promise = { text: '改'.repeat(200), owner: '谁'.repeat(40), dueOn: '2027-01-01' }
  let seenAt: string | null = null
  for (let time = 0; time < 2; time += 1) seenAt = (await read('office', 'publishSurveyResults', { surveyId, seenAt, summary: '说'.repeat(1000), promises: Array.from({ length: 10 }, () => promise) })).changedAt
  for (const { promiseId } of (await read('office', 'readSurveyResults', { surveyId, part: 'all', partKey: '' })).promises) await read('office', 'keepPromise', { promiseId, note: '成'.repeat(200) })
  await read('office', 'readSurveyResults', { surveyId, part: 'all', partKey: '' })
  await read('joinedFamily', 'readPublishedSurvey', { surveyId })
  for (const verdict of ['shown', 'waiting', 'hidden'] as const) await everyPage((offset) => read('office', 'listSurveyTexts', { surveyId, verdict, offset }))
  await everyPage((offset) => read(null, 'listPromises', { offset }))
  await read('office', 'readNeeds', {})

  const childIds = (await read('joinedFamily', 'readHome', {})).children.map(({ childId }) => childId)
  const longest = await giveLongSurveys(api, school, childIds)
  expect((await read('joinedFamily', 'listSurveys', {})).surveys).toHaveLength(50)
  for (const childId of childIds) await read('joinedFamily', 'readSurvey', { surveyId: longest, childId })
  expect((await read('office', 'listSchoolSurveys', {})).surveys).toHaveLength(100)
  await read('office', 'readSurveyDraft', { surveyId: longest, template: null, scheduleKey: null, dueOn: null })
}

async function readSignUpOffice() {
  await read('office', 'readSignUpChecklist', {})
  await read('office', 'readRehearsal', {})
  await read('office', 'readSignUpDay', {})
}

/** The day's rolls on the worst of days, when every child of the school is missing. */
async function readDay() {
  const heldOn = shanghaiDate(demoStart)
  await read('classTeacher', 'listRolls', {})
  const { rolls } = await read('office', 'listRolls', { heldOn })
  expect(rolls.length).toBeGreaterThan(20)
  for (const { serviceKey, rollKey } of rolls) {
    const { children } = await read('office', 'readRoll', { heldOn, serviceKey, rollKey })
    const marks = children.map(({ childId }) => ({ markId: randomUUID(), childId, state: 'absent' as const, madeAt: demoStart.toISOString() }))
    await read('office', 'saveRoll', { heldOn, serviceKey, rollKey, marks, source: 'phone', handedBy: '交接人'.repeat(10), close: false })
  }
  expect((await read('office', 'readSchoolDay', {})).missing).toHaveLength(200)
}

test('every answer of the demonstration school is under 100 KB, read to the last page by families, teachers, the office and visitors', async () => {
  await read(null, 'listSchools', {})
  await read(null, 'listPeople', {})
  await read(null, 'readPlan', {})
  await read(null, 'readHome', {})
  for (const personId of ['joinedFamily', 'signingFamily', 'listedFamily', 'returnedFamily']) await readAsFamily(personId)
  for (const personId of ['classTeacher', 'office']) await readAsStaff(personId)
  await readGates()
  await readPlanOffice('office')
  await readMenuOffice()
  await readShowcases()
  await everyPage((offset) => read('classTeacher', 'listReviews', { step: 'class_review', offset }))
  await everyPage((offset) => read('office', 'listReviews', { step: 'school_review', offset }))
  await read('classTeacher', 'readMyAgreements', {})
  await everyPage((offset) => read('office', 'readCommittee', { offset }))
  await read('office', 'appointCommittee', { guardianId: (await read('joinedFamily', 'readFamily', {})).guardian.guardianId, member: true })
  await everyPage((offset) => read('joinedFamily', 'listCommitteeReviews', { offset }))
  await everyPage((offset) => read('office', 'readNoticeDraft', { offset }))
  await everyPage((offset) => read('office', 'listObjections', { offset }))
  await everyPage((offset) => read('office', 'listCountersigns', { offset }))
  await everyPage((offset) => read('office', 'listExits', { offset }))
  for (const name of ['readCalendar', 'readWaiverSheet'] as const) await read('office', name, {})
  await read('office', 'readCalendar', {})
  for (const { serviceKey } of (await read('office', 'readGroups', {})).services) await read('office', 'proposeGroups', { serviceKey })

  await readRefunds()
  await read('office', 'checkWaiverList', await givenLongWaivers(api, demoSchoolId, now))
  for (const list of ['listWaivers', 'listReliefs'] as const) await everyPage((offset) => read('office', list, { offset }))
  for (const readPart of [readDay, readSignUpOffice, readSchoolDays, readAlerts, readMoney, readPayments, readAccountBooks, readTermsEnd, readRecordsOffice, readLostMessages, readDraws, readMovesOffice, readSurveyResults]) await readPart()

  const reads = (Object.keys(operations) as OperationName[]).filter((name) => operations[name].kind === 'read')
  expect(reads.filter((name) => !sizes.has(name))).toEqual([])
  expect([...sizes].filter(([, bytes]) => bytes >= mostBytes)).toEqual([])
})

test('the pages of a long list hold every entry once, in order, and the last one says that it is the last', async () => {
  const { notice, earlier } = await read('office', 'readNotice', {})
  const longest = earlier.at(-1)?.noticeId ?? notice?.noticeId
  const pages = await everyPage(async (offset) => (await read('office', 'readNotice', { noticeId: longest, offset })).notice!)
  const positions = pages.flatMap(({ entries }) => entries.map(({ position }) => position))
  expect(pages.length).toBeGreaterThan(1)
  expect(positions).toEqual(Array.from({ length: pages[0]!.total }, (_, index) => index + 1))
  const beyond = await read('office', 'readNotice', { noticeId: longest, offset: 1_000_000 })
  expect(beyond.notice).toMatchObject({ entries: [], nextOffset: null, total: pages[0]!.total })
})

test('the home page is one call: children, where they stand, what to do, today and messages', async () => {
  const home = await read('joinedFamily', 'readHome', {})
  expect(home.children).toHaveLength(2)
  for (const child of home.children) {
    expect(child.progress).toHaveLength(6)
    expect(child.sessionsToday.length).toBeGreaterThan(0)
  }
  expect(home.messages.length).toBeGreaterThan(0)
})

test('what the demonstration lived through makes a whole audit chain', async () => {
  while ((await upkeep(api.host, demoStart)) > 0);
  const report = await api.database.transaction(demoSchoolId, (db) => verifyAudit(db, demoSchoolId))
  expect(report).toMatchObject({ kind: 'whole', unsealed: 0 })
})
