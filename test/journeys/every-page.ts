import { randomUUID } from 'node:crypto'
import { tinyPicture } from '../given'
import type { Person } from './person'
import type { PersonId, Stage } from './stage'
import { openAnother } from './voice-way'

/** Every page that the app registers for this host. */
export async function registeredPages(host: Stage['name']): Promise<string[]> {
  process.env.TARO_ENV = host
  Object.assign(globalThis, { defineAppConfig: (config: unknown) => config })
  const { pages, subPackages } = ((await import('../../src/app.config')) as { default: { pages: string[]; subPackages: { root: string; pages: string[] }[] } }).default
  return [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))]
}

/** An alert of the demonstration's first day, when its afternoon rolls are held: the first child of one is marked absent. */
async function givenAlert(stage: Stage): Promise<string> {
  const heldOn = '2026-09-08'
  const { rolls } = await stage.ask('office', 'listRolls', { heldOn })
  const [{ serviceKey, rollKey }] = rolls as [(typeof rolls)[number]]
  const { children, asOf } = await stage.ask('office', 'readRoll', { heldOn, serviceKey, rollKey })
  const marks = [{ markId: randomUUID(), childId: children[0]?.childId ?? '', state: 'absent' as const, madeAt: asOf }]
  await stage.ask('office', 'saveRoll', { heldOn, serviceKey, rollKey, marks, source: 'phone', handedBy: '', close: false })
  const { alerts } = await stage.ask('office', 'listAlerts', { heldOn, offset: 0 })
  return alerts[0]?.alertId ?? ''
}

interface Visit {
  who: PersonId
  page: string
  query?: string
}

/** Every page of the mini-program with what its address needs, once the family has joined. */
async function visits(stage: Stage): Promise<Visit[]> {
  const { guardian, children, submissions, agreements } = await stage.ask('newFamily', 'readFamily', {})
  await stage.ask('office', 'appointCommittee', { guardianId: guardian.guardianId, member: true })
  const childId = children[0]?.childId ?? ''
  const { courses } = await stage.ask('newFamily', 'readMenu', { childId, offset: 0 })
  const { classes } = await stage.ask('classTeacher', 'readDesk', {})
  const showcase = { title: '书法作品展', body: '这学期写的字。', courseId: null, heldOn: '2026-12-25', place: '礼堂', picturesConsented: true }
  const { showcaseId } = await stage.ask('office', 'saveShowcase', { showcaseId: null, revision: 0, showcase })
  await stage.ask('office', 'addPicture', { showcaseId, description: '孩子写的福字', base64: tinyPicture })
  await stage.ask('office', 'publishShowcase', { showcaseId, revision: 1 })
  const blank = await stage.ask('office', 'readCourseForm', { courseId: null })
  const drafted = await stage.ask('office', 'saveCourse', { courseId: null, revision: 0, course: { ...blank.course, title: '剪纸' } })
  const { draws } = await stage.ask('joinedFamily', 'readDraws', {})
  const { heldOn, rolls } = await schoolDayWithRolls(stage)
  const gate = `heldOn=${heldOn}&serviceKey=${rolls[0]?.serviceKey}&rollKey=${rolls[0]?.rollKey}`
  const about = `heldOn=${heldOn}&serviceKey=${rolls[0]?.serviceKey}&childId=${childId}`
  const [child, course] = [`childId=${childId}`, `courseId=${courses[0]?.course.courseId}`]
  const family: [string, string?][] = [
    ['pages/home'],
    ['pages/mine'],
    ['features/plan/read'],
    ['features/plan/changes', child],
    ['features/plan/courses'],
    ['features/family/consent'],
    ['features/family/bind'],
    ['features/family/collectors', child],
    ['features/family/data'],
    ['features/family/insurance', child],
    ['features/family/school'],
    ['features/application/form', child],
    ['features/application/request', child],
    ['features/application/decline', child],
    ['features/application/status', `applicationId=${submissions[0]?.applicationId}`],
    ['features/committee/reviews'],
    ['features/notice/list'],
    ['features/agreement/sign', child],
    ['features/agreement/copy', `agreementId=${agreements[0]?.agreementId}`],
    ['features/showcase/list'],
    ['features/showcase/detail', `showcaseId=${showcaseId}`],
    ['features/course/menu', child],
    ['features/course/detail', `${child}&${course}`],
    ['features/course/basket'],
    ['features/course/places'],
    ['features/course/week', child],
    ['features/exit/request', child],
    ['features/fee/waiver', child],
    ['features/alert/answer'],
    ['features/attendance/month', child],
    ['features/leave/request', child],
    ['features/pick-up/settings', child],
    ['features/message/inbox'],
    ['features/records/child-incidents', child],
    ['features/fee/accounts'],
    ['features/fee/notice'],
    ['features/fee/account', child],
  ]
  const father: [string, string?][] = [
    ['features/draw/rank', `drawId=${draws[0]?.drawId}`],
    ['features/draw/result', `drawId=${draws[0]?.drawId}`],
  ]
  const teacher: [string, string?][] = [
    ['features/staff/desk'],
    ['features/records/safety'],
    ['features/records/incidents'],
    ['features/records/report'],
    ['features/staff/bind'],
    ['features/staff/reviews', 'step=class_review'],
    ['features/staff/request'],
    ['features/staff/agreement'],
    ['features/staff/courses'],
    ['features/staff/roster', course],
    ['features/alert/list'],
    ['features/leave/today'],
    ['features/leave/pupils'],
    ['features/staff/pupils', `classId=${classes[0]?.classId}`],
    ['features/pick-up/non-participants', `classId=${classes[0]?.classId}`],
  ]
  // The last of the menu, so that no other page misses it.
  const all = await stage.ask('office', 'listCourses', { offset: 0 })
  const closed = all.courses.filter(({ courseId }) => courseId !== courses[0]?.course.courseId).at(-1)?.courseId
  await stage.ask('office', 'closeCourse', { courseId: closed ?? '', reason: '报名的孩子太少' })
  const begun = await stage.ask('office', 'startDraft', { from: { kind: 'published' }, replace: true })
  const draft = begun.kind === 'started' ? `planId=${begun.planId}` : ''
  const office: [string, string?][] = [
    ['features/staff/notice'],
    ['features/alert/detail', `alertId=${await givenAlert(stage)}`],
    ['features/staff/objections'],
    ['features/staff/countersign'],
    ['features/staff/exits'],
    ['features/fee-office/waivers'],
    ['features/fee-office/waiver-import'],
    ['features/message/deliveries'],
    ['features/staff/committee'],
    ['features/staff/moves'],
    ['features/staff/small-courses'],
    ['features/staff/closed-course', `courseId=${closed}`],
    ['features/draw/office'],
    ['features/pick-up/dismissal', gate],
    ['features/pick-up/contact', about],
    ['features/pick-up/custody'],
    ['features/pick-up/custody-child', child],
    ['features/calendar/term'],
    ['features/groups/edit'],
    ['features/day-change/list'],
    ['features/day-change/edit'],
    ['features/survey-office/list'],
    ['features/survey-office/edit', 'template=satisfaction'],
    ['features/rota/week'],
    ['features/rota/volunteers'],
    ['features/records/due'],
    ['features/records/write', 'duty=%E6%AF%8F%E6%97%A5%E7%85%A7%E7%9C%8B%E8%AE%B0%E5%BD%95&heldOn=2026-09-08'],
    ['features/signup-day/console'],
    ['features/course-office/menu'],
    ['features/course-office/edit', `courseId=${drafted.courseId}`],
    ['features/course-office/check'],
    ['features/course-office/showcases'],
    ['features/course-office/showcase', `showcaseId=${showcaseId}`],
    ['features/plan-office/versions'],
    ['features/plan-office/edit', draft],
    ['features/plan-office/check', draft],
  ]
  const finance: [string, string?][] = [
    ['features/fee-office/notice'],
    ['features/fee-office/statements'],
    ['features/fee-office/children'],
    ['features/fee-office/child', child],
    ['features/fee-office/refunds'],
    ['features/fee-office/settle'],
    ['features/fee-office/book'],
    ['features/fee-office/publish-accounts'],
    ['features/fee-office/payments'],
    ['features/fee-office/payment', child],
    ['features/fee-office/payment-import'],
    ['features/fee-office/pay'],
    ['features/survey-office/appraisal'],
  ]
  const surveyId = await openAnother(stage)
  const { surveys } = await stage.ask('joinedFamily', 'listSurveys', {})
  const asked = surveys.find((each) => each.surveyId === surveyId)?.children[0]?.childId
  father.push(['features/survey/list'], ['features/survey/answer', `surveyId=${surveyId}&childId=${asked}`])
  const results = `surveyId=${surveys.find(({ published }) => published)?.surveyId}`
  family.push(['features/complaint/file'])
  father.push(['features/complaint/mine'])
  office.push(['features/complaint/office'])
  family.push(['features/feedback/write'], ['features/feedback/mine'], ['features/feedback/public'])
  office.push(['features/feedback/office'])
  family.push(['features/survey/results', results], ['features/survey/promises'])
  office.push(['features/survey-office/results', results])
  const bureau: [string, string?][] = [['features/complaint/bureau'], ['features/oversight/report'], ['features/oversight/school'], ['features/oversight/inspections'], ['features/oversight/cases']]
  teacher.push(['features/roll/list'])
  office.push(['features/roll/day'], ['features/roll/sheet', gate])
  const by = (who: PersonId, pages: [string, string?][]) => pages.map(([page, query]) => ({ who, page: `${page}/index`, query }))
  // Only the demonstration on H5 lets one become somebody else.
  const demo: [string, string?][] = stage.name === 'h5' ? [['features/demo/people']] : []
  return [...by('newFamily', family), ...by('joinedFamily', father), ...by('classTeacher', teacher), ...by('office', office), ...by('finance', finance), ...by('bureau', bureau), ...by('office', demo)]
}

/** A day on which the school keeps children: the demonstration's own day may be a Sunday. */
async function schoolDayWithRolls(stage: Stage) {
  const { today } = await stage.ask('office', 'listRolls', {})
  // Backwards, for whom to call about a child is not known of a day to come.
  const days = [0, 1, 2, 3, 4, 5, 6].map((ago) => new Date(Date.parse(today) - ago * 86_400_000).toISOString().slice(0, 10))
  for (const heldOn of days) {
    const { rolls } = await stage.ask('office', 'listRolls', { heldOn })
    if (rolls.length > 0) return { heldOn, rolls }
  }
  throw new Error('no roll is held in a whole week')
}

/** Opens every page, waits until it has drawn what it asked for, and keeps a picture. Answers the pages it saw. */
export async function seeEveryPage(stage: Stage, everyone: Person[]): Promise<string[]> {
  const seen: string[] = []
  for (const { who, page, query } of await visits(stage)) {
    const person = everyone.find(({ name }) => name === who) as Person
    await person.open(query ? `${page}?${query}` : page)
    await person.top.locator('.k-page').filter({ visible: true }).first().waitFor()
    await person.top.locator('.k-loading').first().waitFor({ state: 'detached' })
    await person.shot(`page-${page.replace(/\/index$/, '').replace(/^(features|pages)\//, '').replace('/', '-')}`)
    for (const words of ['再试一次', '重新连接']) {
      if ((await person.top.getByText(words, { exact: true }).count()) > 0) throw new Error(`${page} could not be drawn: it offers ${words}`)
    }
    seen.push(page)
  }
  return seen
}
