/* eslint-disable max-lines -- One school in which every operation of the contract can be called. */
import type { OperationName } from 'cloud/contract/operations'
import type { RefusalCode } from 'cloud/contract/refusals'
import type { Role } from 'cloud/contract/roles'
import { activate, apply, choose, ownSignatureOf, passReviews, publish, sign, signatureOf, wish } from './api/steps'
import type { Api, Input, Person } from './boot'
import { drawing } from './given-draw'
import { asOwner, courseWith, formWith, givenCourse, givenEarlierTerm, givenFamily, givenMember, givenNewStaff, givenPlace, givenPupil, givenSchool, givenSeats, givenSlip, givenStranger, handwriting, plannedChess, teacherText, tinyPicture, type Family, type School } from './given'
import { templateIds } from './given-subscription'
import { accountRows } from './scenario-accounts'
import { appraisalRows, appraisedPlan } from './scenario-appraisal'
import { complaintRows, givenBureau, payRows } from './scenario-complaint'
import { oversightRows } from './scenario-oversight'
import { dayRows } from './scenario-day'
import { feedbackRows } from './scenario-feedback'
import { chargedSchool, moneyRows } from './scenario-money'
import { paymentRows } from './scenario-payment'
import { recordRows } from './scenario-records'
import { surveyRows } from './scenario-survey'
import { settlementRows } from './scenario-settlement'
import { surveyResultRows } from './scenario-survey-result'
import { surveyOfficeRows } from './scenario-survey-office'
import { waiverRows } from './scenario-waiver'
import { givenRefundWaiting } from './scenario-refund'

export type CallerName = 'visitor' | 'signedIn' | 'guardian' | 'otherGuardian' | 'committee' | 'classTeacher' | 'otherTeacher' | 'dutyTeacher' | 'financeOfficer' | 'office' | 'otherOffice' | 'bureau'

export interface Caller {
  person: Person
  roles: readonly Role[]
}

/** One call that is right for `by`, and what those others are told whom the role alone would let in. */
export interface Row<Name extends OperationName = OperationName> {
  by: Person
  input: Input<Name>
  /** What even the right caller is told: this host does not offer it. */
  refusal?: RefusalCode
  /** Those who are refused although their role may call; any other with the role works on what is their own. */
  others?: Partial<Record<CallerName, RefusalCode>>
}

export interface Scenario {
  school: School
  callers: Record<CallerName, Caller>
  rows: { [Name in OperationName]: Row<Name> }
}

/** What a family tells in confidence; no audit row, list or other family may ever show it. */
export const secrets = { healthNote: '对花生过敏', priorityGroup: 'leftBehindChild', priorityNote: '父母在外地', phone: '13800138000', child: '林知夏', guardian: '陈海燕' }
const confided = { healthNote: secrets.healthNote, priorityGroup: secrets.priorityGroup, priorityNote: secrets.priorityNote }

/** A school in the middle of its term with a valid call for every operation; no call spoils another's. */
export async function scenario(api: Api): Promise<Scenario> {
  api.host.wechat = { ...api.host.wechat, templateIds }
  const [school, elsewhere] = [await chargedSchool(api, { insurance: { mode: 'encouraged', schoolHolds: [], text: null }, records: [{ name: '每日照看记录', every: 'day', published: false }] }), await givenSchool(api)]
  const { planId, third: { teacher, classId } } = school
  const family = () => givenFamily(api, school, { child: secrets.child, guardian: secrets.guardian })
  const other = await givenFamily(api, school, { child: '赵一鸣', guardian: '赵立军', phone: '13700137000', schoolClass: school.first })

  // First list: closed by the third. One family has a seat and a place, one a seat only, one signed, one has to sign.
  const [seated, choosing, signed, signing] = [await family(), await family(), await family(), await family()]
  const [exiting, takingBack, deciding] = [await family(), await family(), await family()]
  await activate(api, school, [seated, choosing, exiting, takingBack, deciding], confided)
  const exitOf = ({ childId }: Family) => ({ childId, serviceKeys: ['midday'], lastDay: '2026-10-30', reason: secrets.priorityNote, collectionNote: '' })
  const fileExit = async (each: Family) => (await api.done(each.guardian, 'requestExit', exitOf(each))).exitId
  const [takenBack, toDecide] = [await fileExit(takingBack), await fileExit(deciding)]
  for (const each of [signed, signing]) await apply(api, school, each, confided)
  await passReviews(api, school)
  await publish(api, school, 1, '2026-09-06T09:00:00')
  const [agreementId] = await sign(api, signed, '2026-09-07T09:00:00')
  const courseId = await givenCourse(api, school)
  const held = await choose(api, seated, courseId)
  const [document] = (await api.done(signing.guardian, 'readAgreements', { childId: signing.childId })).documents

  // Places at other hours: offered, waited for, and some for the office to move.
  const courseOn = (weekday: number, hour: number, changes: Record<string, unknown> = {}) => givenCourse(api, school, { weekday, starts_at: `${hour}:00`, ends_at: `${hour}:50`, ...changes })
  const placeOn = async (each: Family, weekday: number, hour: number, state: 'joined' | 'offered' | 'waiting') => givenPlace(api, school, each, await courseOn(weekday, hour), { state, on_offer: 'ask' })
  const [offered, unwanted, waited] = [await placeOn(choosing, 3, 8, 'offered'), await placeOn(choosing, 4, 8, 'offered'), await placeOn(choosing, 5, 8, 'waiting')]
  const [toMove, toRemove] = [await placeOn(deciding, 3, 9, 'joined'), await placeOn(takingBack, 3, 9, 'joined')]
  const [assigned, target, resized, closing, closed] = [await courseOn(4, 10, { admission: 'assigned' }), await courseOn(5, 10), await courseOn(5, 11), await courseOn(5, 12), await courseOn(5, 13, { status: 'closed' })]

  // Second list: open all month. Then one approved and unlisted, one at the office, the rest at the class teacher.
  const [listed, approved] = [await family(), await family()]
  await apply(api, school, listed, confided)
  await passReviews(api, school)
  const { noticeId } = await publish(api, school, 30, '2026-09-08T09:00:00')
  const { objectionId } = await api.done(listed.guardian, 'fileObjection', { noticeId, text: '班级写错了' })
  await apply(api, school, approved, confided)
  await passReviews(api, school)
  const [reviewed, revising, withdrawing, reading] = [await family(), await family(), await family(), await family()]
  const applications = new Map<Family, string>()
  for (const each of [reviewed, revising, withdrawing, reading]) applications.set(each, await apply(api, school, each, confided))
  const idOf = (each: Family) => applications.get(each) as string

  // A parent on the committee here, and a school where children ask first, the committee reviews and teachers sign.
  const member = await givenMember(api, school)
  const asking = await givenSchool(api, { plan: { chain: ['student_request', 'guardian_application', 'committee_review', 'active'], agreements: [teacherText] } })
  const [askingMember, asker, asked] = [await givenMember(api, asking), await givenFamily(api, asking), await givenFamily(api, asking)]
  const askedFor = { childId: asked.childId, planId: asking.planId }
  await api.done(asked.guardian, 'requestService', { ...askedFor, serviceKeys: ['afternoon'], words: '想练字' })
  const waiting = await api.done(asked.guardian, 'submitApplication', { ...askedFor, form: formWith(confided), signature: handwriting })
  const [ownText] = (await api.done(asking.third.teacher, 'readMyAgreements', {})).documents

  // Draws: two drafts, one that is open, one that has run.
  const drawable: string[] = []
  for (let weekday = 0; weekday < 5; weekday += 1) drawable.push(await givenCourse(api, school, { weekday: 4, title: `抽签课${weekday}` }))
  const drawTerms = { opensAt: '2026-12-01T08:00:00+08:00', closesAt: '2026-12-02T08:00:00+08:00', limitPerChild: 1, priorityGroups: [], priorityPoints: 1, countsCredits: false }
  const drafts: string[] = []
  for (const courseId of drawable.slice(1, 3)) drafts.push((await api.done(school.office, 'createDraw', { title: '抽签', courseIds: [courseId], ...drawTerms })).drawId)
  const at = (instant: string) => `2026-09-08T${instant}:00+08:00`
  const published = async (courseId: string, closesAt: string) => {
    const { drawId } = await api.done(school.office, 'createDraw', { title: '抽签', courseIds: [courseId], ...drawTerms, opensAt: at('11:00'), closesAt }, { at: '2026-09-08T10:30:00' })
    await api.done(school.office, 'publishDraw', { drawId })
    return drawId
  }
  const [openDraw, runDrawId] = [await published(drawable[3]!, '2026-12-31T18:00:00+08:00'), await published(drawable[4]!, at('11:30'))]
  await api.done(choosing.guardian, 'rankCourses', { drawId: runDrawId, childIds: [choosing.childId], courseIds: [drawable[4]!], waits: true }, { at: '2026-09-08T11:15:00' })
  await drawing(api, school, '2026-09-08T11:31:00')

  // Families who have not applied, and people who are not bound yet.
  const [free, joining, declining, leaving] = [await family(), await family(), await family(), await family()]
  const { collectorId } = await api.done(free.guardian, 'addCollector', { childId: free.childId, name: '林奶奶', relation: '奶奶', note: '' })
  const [stranger, newParent, newTeacher] = [givenStranger(school, '韩冰'), givenStranger(school, '孙丽'), givenStranger(school, '段国平')]
  const { textSha256 } = await api.done(newParent, 'readConsent', {})
  const otherOffice = { ...elsewhere.office, schoolId: school.schoolId }
  for (const person of [newParent, stranger, otherOffice, school.third.teacher, school.first.teacher, school.dutyTeacher, school.finance, school.office]) {
    await api.done(person, 'decideConsent', { decision: 'granted', textSha256 })
  }
  const pupil = await givenPupil(api, school, '阿依古丽·买买提')
  const slip = await givenSlip(api, school, { childId: pupil.childId })
  const staffSlip = await givenSlip(api, school, { staffId: await givenNewStaff(api, school, '段国平', 'dutyTeacher') })

  // Drafts of schools of their own: a new version in force would spoil every other row.
  const [drafting, discarding, publishing] = [await givenDraft(api), await givenDraft(api), await givenDraft(api)]
  const draftElsewhere = { office: 'draft_unknown' } as const
  const ofDraft = <I>({ office }: School, input: I) => ({ by: office, input, others: draftElsewhere })

  // A menu being written, and showcases with a picture each; a school with courses in its plan and in its last term.
  const planning = await givenSchool(api, { plan: { courses: [plannedChess] } })
  await givenEarlierTerm(api, planning)
  const newCourse = async (title: string) => (await api.done(school.office, 'saveCourse', { courseId: null, revision: 0, course: courseWith(school, { title, weekday: 5, venue: title, teacherId: teacher.staffId }) })).courseId
  const [drafted, thrownAway] = [await newCourse('书法'), await newCourse('剪纸')]
  const readyCourse = await api.done(school.office, 'saveCourse', { courseId: null, revision: 0, course: courseWith(school, { title: '合唱', weekday: 4, venue: '音乐室', teacherId: teacher.staffId }) })
  const { warningsSha256 } = await api.done(school.office, 'checkMenu', { courseIds: [readyCourse.courseId] })
  const showcase = { title: '书法作品展', body: '这学期写的字。', courseId, heldOn: null, place: '', picturesConsented: true }
  const newShowcase = async () => (await api.done(school.office, 'saveShowcase', { showcaseId: null, revision: 0, showcase })).showcaseId
  const newPicture = async (showcaseId: string) => (await api.done(school.office, 'addPicture', { showcaseId, description: '孩子写的福字', base64: tinyPicture })).pictureId
  const [shown, unshown, takenIn, toShow] = [await newShowcase(), await newShowcase(), await newShowcase(), await newShowcase()]
  const [pictureId, spoiltId] = [await newPicture(shown), await newPicture(shown)]
  for (const showcaseId of [shown, takenIn]) await api.done(school.office, 'publishShowcase', { showcaseId, revision: 1 })
  // Schools before their sign-up day: none of the others may rehearse while this one's families choose.
  const [beginning, playing, removing] = [await givenComing(api), await givenComing(api), await givenComing(api)]
  const begin = async ({ office }: School) => (await api.done(office, 'startRehearsal', { families: 2, seconds: 1, taste: 'even' })).rehearsalId
  const [played, removed] = [await begin(playing), await begin(removing)]

  const money = { ...(await moneyRows(api, school, { seated })), ...(await waiverRows(api, school, secrets.priorityNote)), ...(await paymentRows(api, school, secrets.child)), ...(await accountRows(api, school)), ...(await settlementRows(api, school)) }
  const refunding = await givenRefundWaiting(api, school, await family())
  const schoolDay = { ...(await recordRows(api, school, exiting)), ...(await dayRows(api, school, { seated, choosing, exiting, takingBack, deciding })) }

  const notTheirs = { otherGuardian: 'child_not_yours', committee: 'child_not_yours' } as const
  const unknownApplication = { otherGuardian: 'application_unknown', committee: 'application_unknown' } as const
  const unknownPlace = { otherGuardian: 'place_unknown', committee: 'place_unknown' } as const
  const usedSlip = { signedIn: 'bind_code_wrong', guardian: 'bind_code_wrong', otherGuardian: 'bind_code_wrong', committee: 'bind_code_wrong', otherOffice: 'bind_code_wrong', bureau: 'bind_code_wrong' } as const
  const staffSay = <Code extends RefusalCode>(code: Code) => ({ classTeacher: code, otherTeacher: code, dutyTeacher: code, financeOfficer: code, office: code })
  const elsewhereOnly = { refusal: 'sign_in_unavailable' } as const
  const byGuardian = <I>({ guardian }: Family, input: I, others: Row['others'] = {}) => ({ by: guardian, input, others })
  const byOffice = <I>(input: I) => ({ by: school.office, input })
  const [newForm, wholeClass] = [formWith(confided), { classId, fromRosterNo: 1, toRosterNo: 99 }]
  const careGroup = { groupId: null, name: '三年级1班', room: '301教室', teacherId: teacher.staffId, assistantIds: [], leader: '', securityOfficer: '', parts: [wholeClass] }

  const bureau = await givenBureau(api, school)
  const complaints = await complaintRows(api, school, free, bureau)
  const oversight = await oversightRows(api, school, bureau)
  const surveyResults = await surveyResultRows(api, school, free)
  const surveys = await surveyRows(api, school, free)

  return {
    school,
    callers: {
      visitor: { person: school.visitor, roles: ['visitor'] },
      signedIn: { person: stranger, roles: ['visitor', 'signedIn'] },
      guardian: { person: free.guardian, roles: ['visitor', 'signedIn', 'guardian'] },
      otherGuardian: { person: other.guardian, roles: ['visitor', 'signedIn', 'guardian'] },
      classTeacher: { person: teacher, roles: ['visitor', 'signedIn', 'classTeacher'] },
      otherTeacher: { person: school.first.teacher, roles: ['visitor', 'signedIn', 'classTeacher'] },
      dutyTeacher: { person: school.dutyTeacher, roles: ['visitor', 'signedIn', 'dutyTeacher'] },
      financeOfficer: { person: school.finance, roles: ['visitor', 'signedIn', 'financeOfficer'] },
      office: { person: school.office, roles: ['visitor', 'signedIn', 'schoolAdmin'] },
      committee: { person: member.guardian, roles: ['visitor', 'signedIn', 'guardian', 'parentCommittee'] },
      otherOffice: { person: otherOffice, roles: ['visitor', 'signedIn'] },
      bureau: { person: bureau, roles: ['visitor', 'signedIn', 'bureau'] },
    },
    rows: {
      listSchools: { by: school.visitor, input: {} },
      readPlan: { by: school.visitor, input: {} },
      confirmLetter: byGuardian(free, { planId }),
      readPlanChanges: byGuardian(seated, { childId: seated.childId }, notTheirs),
      listPlanVersions: byOffice({}),
      listPlanTemplates: byOffice({}),
      startDraft: byOffice({ from: { kind: 'published' as const }, replace: true }),
      readDraft: ofDraft(drafting.school, { planId: drafting.planId }),
      saveDraft: ofDraft(drafting.school, { planId: drafting.planId, revision: 1, document: { title: '还没有写完' } }),
      discardDraft: ofDraft(discarding.school, { planId: discarding.planId }),
      checkPlan: ofDraft(drafting.school, { planId: drafting.planId }),
      publishPlan: ofDraft(publishing.school, { planId: publishing.planId, revision: 1, warningsSeen: true }),
      exportPlan: byOffice({ planId }),
      previewPlan: byOffice({ planId }),
      readPlanForm: byOffice({}),
      signIn: { by: stranger, input: { code: 'wx-code' }, ...elsewhereOnly },
      listPeople: { by: school.visitor, input: {}, ...elsewhereOnly },
      signInAs: { by: stranger, input: { personId: 'office' }, ...elsewhereOnly },
      moveClock: { by: stranger, input: { minutes: 60 }, ...elsewhereOnly },
      readHome: byGuardian(seated, {}),
      listMessages: byGuardian(seated, {}),
      markMessagesRead: byGuardian(seated, { upTo: '2026-12-31T00:00:00+08:00' }),
      readSubscriptions: byGuardian(seated, {}),
      recordSubscriptions: byGuardian(seated, { answers: [{ templateId: templateIds.get('alert') as string, answer: 'accept' as const }] }),
      readDeliveries: byOffice({}),
      readConsent: { by: stranger, input: {} },
      decideConsent: { by: stranger, input: { decision: 'granted', textSha256 } },
      bindChild: { by: newParent, input: { code: slip, childName: pupil.childName, guardianName: '孙丽', relation: 'mother' }, others: { ...usedSlip, ...staffSay('bind_code_wrong') } },
      readFamily: byGuardian(seated, {}),
      updateGuardian: byGuardian(free, { name: '陈海艳', phone: '13900139000' }),
      addCollector: byGuardian(free, { childId: free.childId, name: '林爷爷', relation: '爷爷', note: '' }, notTheirs),
      removeCollector: byGuardian(free, { childId: free.childId, collectorId }, notTheirs),
      unbindChild: byGuardian(leaving, { childId: leaving.childId }, notTheirs),
      exportMyData: byGuardian(seated, {}),
      readInsurance: byGuardian(free, { childId: free.childId }, notTheirs),
      recordInsurance: byGuardian(free, { childId: free.childId, kind: '学平险', validTo: '2027-08-31' }, { ...notTheirs, otherTeacher: 'child_not_yours' }),
      readApplication: byGuardian(reading, { childId: reading.childId }, notTheirs),
      requestService: byGuardian(asker, { childId: asker.childId, planId: asking.planId, serviceKeys: ['midday'], words: '想和同学一起吃午饭' }, { ...notTheirs, classTeacher: 'child_not_yours', otherTeacher: 'child_not_yours' }),
      submitApplication: byGuardian(joining, { childId: joining.childId, planId, form: newForm }, notTheirs),
      reviseApplication: byGuardian(revising, { applicationId: idOf(revising), planId, form: newForm }, unknownApplication),
      withdrawApplication: byGuardian(withdrawing, { applicationId: idOf(withdrawing) }, unknownApplication),
      declineService: byGuardian(declining, { childId: declining.childId, planId, reason: '', departurePlan: '' }, notTheirs),
      readSubmission: byGuardian(reading, { applicationId: idOf(reading) }, unknownApplication),
      readNotice: byGuardian(listed, { noticeId }),
      fileObjection: byGuardian(listed, { noticeId, text: '名单里少了一个孩子' }),
      readAgreements: byGuardian(signing, { childId: signing.childId }, notTheirs),
      readSignedAgreement: byGuardian(signed, { agreementId: agreementId! }, { otherGuardian: 'agreement_unknown', committee: 'agreement_unknown' }),
      signAgreement: byGuardian(signing, signatureOf(signing.childId, document!), notTheirs),
      readCommittee: byOffice({}),
      appointCommittee: byOffice({ guardianId: seated.guardian.guardianId, member: true }),
      listCommitteeReviews: { by: askingMember.guardian, input: {} },
      reviewAsCommittee: { by: askingMember.guardian, input: { applicationIds: [waiting.applicationId], decision: 'return', reason: '请核对星期' }, others: { committee: 'application_unknown' } },
      readMenu: byGuardian(choosing, { childId: choosing.childId }, notTheirs),
      chooseCourses: byGuardian(choosing, { lines: [wish(choosing, courseId)] }),
      readPlaces: byGuardian(seated, {}),
      acceptOffer: byGuardian(choosing, { placeId: offered }, unknownPlace),
      declineOffer: byGuardian(choosing, { placeId: unwanted }, unknownPlace),
      setOnOffer: byGuardian(choosing, { placeId: waited, onOffer: 'take' }, unknownPlace),
      placeChild: byOffice({ courseId: assigned, childIds: [exiting.childId], reason: '', overLine: false }),
      moveChild: byOffice({ placeId: toMove, toCourseId: target, reason: '人数太少，合并上课', overLine: false }),
      removeChild: byOffice({ placeId: toRemove, reason: '家长来电说不再参加' }),
      changeCapacity: byOffice({ courseId: resized, capacity: 20, reason: '换了大教室' }),
      closeCourse: byOffice({ courseId: closing, reason: '报名的孩子太少' }),
      listClosedPlaces: byOffice({ courseId: closed }),
      listPlaceable: byOffice({ courseId: assigned, search: '' }),
      listMoves: byOffice({}),
      listSmallCourses: byOffice({}),
      releaseCourse: byGuardian(seated, { placeId: held.placeId }, unknownPlace),
      readWeek: byGuardian(seated, { childId: seated.childId, weekOf: '2026-09-08' }, notTheirs),
      listDraws: byOffice({}),
      createDraw: byOffice({ title: '周四抽签', courseIds: [drawable[0]!], ...drawTerms }),
      publishDraw: byOffice({ drawId: drafts[0]! }),
      cancelDraw: byOffice({ drawId: drafts[1]! }),
      readDraws: byGuardian(choosing, {}),
      readDraw: byGuardian(choosing, { drawId: openDraw }),
      rankCourses: byGuardian(choosing, { drawId: openDraw, childIds: [choosing.childId], courseIds: [drawable[3]!], waits: false }, notTheirs),
      readDrawEntries: byGuardian(choosing, { drawId: runDrawId }),
      readDrawResult: byGuardian(choosing, { drawId: runDrawId }),
      readPublicMenu: { by: school.visitor, input: {} },
      readMenuDraft: byOffice({}),
      readCourseForm: byOffice({ courseId: drafted }),
      saveCourse: byOffice({ courseId: drafted, revision: 1, course: courseWith(school, { title: '软笔书法', weekday: 5 }) }),
      discardCourse: byOffice({ courseId: thrownAway, revision: 1 }),
      importFromPlan: { by: planning.office, input: { planKeys: [plannedChess.key] }, others: { office: 'planned_course_unknown' } },
      copyLastTerm: { by: planning.office, input: {}, others: { office: 'last_term_missing' } },
      checkMenu: byOffice({ courseIds: [drafted] }),
      publishMenu: byOffice({ courses: [{ courseId: readyCourse.courseId, revision: 1 }], warningsSeen: warningsSha256 }),
      readShowcases: byGuardian(seated, {}),
      readShowcase: byGuardian(seated, { showcaseId: shown }),
      readPicture: byGuardian(seated, { pictureId }),
      listShowcases: byOffice({}),
      saveShowcase: byOffice({ showcaseId: unshown, revision: 1, showcase }),
      addPicture: byOffice({ showcaseId: unshown, description: '孩子写的福字', base64: tinyPicture }),
      removePicture: byOffice({ pictureId: spoiltId }),
      publishShowcase: byOffice({ showcaseId: toShow, revision: 1 }),
      withdrawShowcase: byOffice({ showcaseId: takenIn }),
      readExit: byGuardian(takingBack, { childId: takingBack.childId }, notTheirs),
      previewExit: byGuardian(takingBack, { childId: takingBack.childId, serviceKeys: ['afternoon'], lastDay: '2026-10-30' }, notTheirs),
      requestExit: byGuardian(exiting, exitOf(exiting), notTheirs),
      withdrawExit: byGuardian(takingBack, { exitId: takenBack }, { otherGuardian: 'exit_unknown', committee: 'exit_unknown' }),
      listExits: byOffice({}),
      listLocalFees: byOffice({}),
      listRefunds: { by: school.finance, input: { show: 'waiting', trigger: null } },
      decideRefund: { by: school.finance, input: refunding },
      decideExit: byOffice({ exitIds: [toDecide], decision: 'delay', reason: '材料还在核对', until: '2026-09-12' }),
      readMyAgreements: { by: asking.third.teacher, input: {} },
      signMyAgreement: { by: asking.third.teacher, input: ownSignatureOf(ownText!), others: { classTeacher: 'agreement_unknown', otherTeacher: 'agreement_unknown', dutyTeacher: 'agreement_unknown' } },
      bindStaff: { by: newTeacher, input: { code: staffSlip, staffName: '段国平' }, others: { ...usedSlip, ...staffSay('bind_already') } },
      readDesk: { by: teacher, input: {} },
      listReviews: { by: teacher, input: { step: 'class_review' }, others: { office: 'step_not_yours' } },
      reviewApplications: { by: teacher, input: { step: 'class_review', applicationIds: [idOf(reviewed)], decision: 'return', reason: '请核对星期' }, others: { otherTeacher: 'application_unknown', office: 'step_not_yours' } },
      readNoticeDraft: byOffice({}),
      publishNotice: byOffice({ days: 3, contact: '学校办公室' }),
      listObjections: byOffice({}),
      answerObjection: byOffice({ objectionId, decision: 'upheld', reply: '已更正' }),
      listCountersigns: byOffice({}),
      countersignAgreements: byOffice({ agreementIds: [agreementId!] }),
      listCourses: { by: teacher, input: {} },
      readRoster: { by: school.dutyTeacher, input: { courseId } },
      issueBindCodes: { by: teacher, input: { classId, rosterNos: [pupil.rosterNo] }, others: { otherTeacher: 'class_not_yours' } },
      listPupils: { by: teacher, input: { classId }, others: { otherTeacher: 'class_not_yours' } },
      readSignUpChecklist: byOffice({}),
      confirmSignUpCheck: byOffice({ item: 'phone_staffed', confirmed: true, note: '办公室两人值守' }),
      readRehearsal: byOffice({}),
      startRehearsal: { by: beginning.office, input: { families: 2, seconds: 1, taste: 'even' }, others: { office: 'rehearsal_choosing_open' } },
      stepRehearsal: { by: playing.office, input: { rehearsalId: played }, others: { office: 'rehearsal_unknown' } },
      removeRehearsal: { by: removing.office, input: { rehearsalId: removed }, others: { office: 'rehearsal_unknown' } },
      readSignUpDay: byOffice({}),
      ...schoolDay,
      ...money,
      ...complaints,
      ...oversight,
      ...surveyResults,
      ...surveys,
      ...(await surveyOfficeRows(api, school)),
      ...(await payRows(api, school)),
      ...(await feedbackRows(api, school, seated)),
      ...appraisalRows(school, await givenSchool(api, { plan: appraisedPlan })),
      readCalendar: byOffice({}),
      saveTerm: byOffice({ termId: school.termId, termName: '2026年秋季学期', startsOn: '2026-08-31', endsOn: '2027-01-01', holidays: [{ date: '2026-10-01', name: '国庆节' }], makeUpDays: [{ date: '2026-10-10', name: '国庆节调休', follows: 3 }], openings: [] }),
      proposeGroups: byOffice({ serviceKey: 'afternoon' }),
      readGroups: byOffice({}),
      saveGroups: byOffice({ serviceKey: 'afternoon', revision: 0, reason: '', groups: [careGroup], managerIds: [school.office.staffId], patrollerIds: [] }),
    },
  }
}

/** A school with a checked draft that may be published. */
async function givenDraft(api: Api): Promise<{ school: School; planId: string }> {
  const school = await givenSchool(api)
  const started = await api.done(school.office, 'startDraft', { from: { kind: 'published' }, replace: false })
  if (started.kind !== 'started') throw new Error('the published plan cannot be read')
  await api.done(school.office, 'checkPlan', { planId: started.planId })
  return { school, planId: started.planId }
}

/** A school with one seated child and a course that is still to open. */
async function givenComing(api: Api): Promise<School> {
  const school = await givenSchool(api)
  await givenSeats(api, school, [await givenFamily(api, school)])
  await givenCourse(api, school, { opens_at: '2026-09-28T12:00:00+08:00' })
  return school
}

/** How many rows each table holds of a school, and of what is over all schools. The copy of a rehearsal is another school. */
export function rowCounts(api: Api, schoolId: string): Promise<Record<string, number>> {
  return tableNumbers(api, schoolId, `count(*) filter (where to_jsonb(t) ->> 'school_id' is null or to_jsonb(t) ->> 'school_id' = '${schoolId}')`)
}

/** Changes with every row that is added, changed or removed, in any table: xmin is the transaction that wrote a row. */
export function footprint(api: Api, schoolId: string): Promise<Record<string, number>> {
  return tableNumbers(api, schoolId, 'count(*) * 10000000000 + coalesce(sum(t.xmin::text::bigint), 0)')
}

function tableNumbers(api: Api, schoolId: string, number: string): Promise<Record<string, number>> {
  return asOwner(api, schoolId, async (db) => {
    const tables = await db.rows<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' order by 1`)
    const rows = await db.rows<{ name: string; number: string }>(tables.map(({ name }) => `select '${name}' as name, (${number})::text as number from ${name} t`).join(' union all '))
    return Object.fromEntries(rows.map((row) => [row.name, Number(row.number)]))
  })
}
