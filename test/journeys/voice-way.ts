import type { Output } from 'cloud/contract/operations'
import type { Person } from './person'
import type { Stage } from './stage'
import type { Everyone } from './way'

/* A family's voice, and what comes of it: a survey answered, its results and promises, feedback answered. */

const home = 'pages/home/index'
const surveys = 'features/survey/list/index'
const title = '开学第一周满意度问卷'
const child = '林知夏'
const fathersWords = '书法课很好，希望多一节。'
const mothersWords = '晚一点放学就参加。'
const summary = '谢谢各位家长，门口拥挤的事我们马上改。'
const promised = '四点二十分起分两个门放学'
const done = '东门和南门都开了，值班老师各两名。'
const suggestion = '希望下雨天提前通知在哪里接孩子。'
const reply = '下雨天中午前发消息，写明在哪个门接。'

const card = (person: Person, words: string) => person.top.locator('.k-card').filter({ hasText: words }).first()

/** Opened anew: who is on a page already would see what it last showed. */
async function comeTo(person: Person, page: string) {
  await person.open(page === home ? 'pages/mine/index' : home)
  await person.open(page)
}

async function asking(stage: Stage, personId: 'joinedFamily' | 'newFamily') {
  const { surveys: all } = await stage.ask(personId, 'listSurveys', {})
  const survey = all.find((each) => each.title === title)
  if (!survey) throw new Error('no survey asks the family')
  return survey
}

type Sheet = Output<'readSurvey'>
const coursesOf = ({ sections, subjects }: Sheet) => (sections.some(({ about }) => about === 'courses') ? subjects.filter(({ kind }) => kind === 'course') : [])

/** A family that takes part answers for one child, leaves half-way and comes back; for the other it only looks over what is the same. */
export async function answerForTwo(stage: Stage, { father }: Everyone) {
  const { surveyId, children } = await asking(stage, 'joinedFamily')
  const [first, second] = children
  if (!first || !second) throw new Error('the survey does not ask for both children')
  await comeTo(father, home)
  await father.sees('份问卷请您回答')
  await father.open(surveys)
  await father.shot('150-surveys')
  await father.tapRow(first.name)
  await father.sees('这份问卷不记名')
  await father.choose('总的来说', '很满意')
  await father.choose('孩子参加社团了吗', '参加了')
  await father.choose('您对社团满意吗', '很满意')
  await father.choose('时间安排合理吗', '不合理')
  await father.shot('151-survey-screen')
  await comeTo(father, surveys)
  await father.sees('填了一部分，接着填')
  await father.tapRow(first.name)
  await father.sees('已经填了一部分，下面接着填。')
  expect(await father.top.locator('.k-option--on').count()).toBe(4)
  await father.choose('课程设置合理吗', '合理')
  await father.tap('下一页')
  await answerForCourses(father, coursesOf(await stage.ask('joinedFamily', 'readSurvey', { surveyId, childId: first.childId })))
  await father.fill('您的意见和建议', fathersWords)
  await father.shot('152-survey-words')
  await father.tap('交上')
  await father.sees(`${first.name}的问卷已经交上`)
  await father.shot('153-survey-handed-in')
  await father.tap(`接着回答${second.name}的这份`)
  await father.sees('不用再填一遍')
  await father.shot('154-survey-second-child')
  await father.tap(`照${first.name}的填好`)
  await father.top.locator('.k-option--on').nth(4).waitFor()
  expect(await father.top.locator('.k-option--on').count()).toBe(5)
  await father.tap('下一页')
  await answerForCourses(father, coursesOf(await stage.ask('joinedFamily', 'readSurvey', { surveyId, childId: second.childId })))
  await father.tap('交上')
  await father.sees(`${second.name}的问卷已经交上`)
}

async function answerForCourses(person: Person, courses: Sheet['subjects']) {
  for (const { name } of courses) {
    await person.sees(`课程：${name}`)
    await person.choose('您对这门课满意吗', '很满意')
    await person.tap('下一页')
  }
}

/** Whoever takes no part is asked why, and nothing else; an answer whose receipt is lost is sent again and counts once. */
export async function answerFromOutside({ parent }: Everyone) {
  await comeTo(parent, surveys)
  await parent.tapRow(child)
  await parent.sees('没有参加的原因')
  await parent.doesNotSee('您对社团满意吗')
  await parent.choose('没有参加，主要是因为什么', '时间不合适')
  await parent.choose('如果学校做了改进', '会考虑')
  await parent.shot('155-survey-outside')
  await parent.tap('下一页')
  await parent.fill('您的意见和建议', mothersWords)
  await parent.network('answersLost')
  await parent.tap('交上')
  await parent.sees('点几次都只算一份')
  await parent.shot('156-survey-fate-unknown')
  await parent.network('on')
  await parent.tap('交上')
  await parent.sees(`${child}的问卷已经交上`)
}

/** The office ends it; until time has counted it, nobody has results. */
export async function closeNow(stage: Stage, { office }: Everyone) {
  const before = await listed(stage)
  await comeTo(office, 'features/survey-office/list/index')
  await office.seesOn(title, `交了 ${before.answered} 份`)
  await office.shot('157-survey-office-list')
  await office.tap('现在截止', card(office, title))
  await office.tap('现在截止', office.top.locator('.k-dialog'))
  await office.top.locator('.k-dialog').waitFor({ state: 'detached' })
  await stage.minutesPass(1)
  await counted(stage)
  const { answered } = await listed(stage)
  // No ballot more and none less than lay in the box.
  expect(answered).toBe(before.answered)
}

const listed = async (stage: Stage) => {
  const { surveys: all } = await stage.ask('office', 'listSchoolSurveys', {})
  const survey = all.find((each) => each.title === title)
  if (!survey) throw new Error('the office has no such survey')
  return survey
}

/** Waits for the host's upkeep to have counted it. */
async function counted(stage: Stage) {
  while ((await listed(stage)).state !== 'closed') await new Promise((asked) => setTimeout(asked, 500))
}

/** The office reads the figures and the words, and publishes the whole school's with a promise. */
export async function publishResults(stage: Stage, { office, father }: Everyone) {
  const { answered } = await listed(stage)
  await comeTo(office, 'features/survey-office/list/index')
  await office.tap('看结果、公布给家长', card(office, title))
  await office.sees(`交回 ${answered} 份`)
  await office.shot('158-results-office')
  await office.tap('公布结果和改进')
  await office.fill('结果说明', summary)
  await office.tap('加一项改进')
  await office.fill('改什么', promised)
  await office.fill('谁负责', '总务处')
  await office.fill('哪天前做到', '2026-10-15')
  await office.shot('159-results-publish')
  await office.tap('公布给家长')
  await office.sees('已经公布，家长现在看得到。')
  await comeTo(father, 'features/message/inbox/index')
  await father.sees(`学校公布了“${title}”的结果`)
  await father.tap('看结果')
  await father.sees(`交回 ${answered} 份`)
  await father.sees(/有效回答 \d+ 份/)
  await father.sees(summary)
  await father.sees(promised)
  await father.sees('总务处负责，2026年10月15日前做到')
  await father.shot('160-results-family')
  for (const words of [fathersWords, mothersWords]) await father.doesNotSee(words)
}

/** The promise is kept, and everybody can see it. */
export async function keepThePromise({ office, father }: Everyone) {
  await office.tap(`做到了：${promised}`)
  await office.fill('做了什么', done)
  await office.shot('161-promise-keep')
  await office.tap('记为做到', office.top.locator('.k-dialog'))
  await office.sees(done)
  await comeTo(father, 'features/survey/promises/index')
  const kept = card(father, promised)
  for (const words of ['已做到', done, title]) await kept.filter({ hasText: words }).waitFor()
  await father.bring(promised)
  await father.shot('162-promise-kept')
}

/** Feedback is looked at where no content check could, answered, and the family says whether that is enough. */
export async function writeToSchool({ parent, office }: Everyone) {
  await comeTo(parent, 'features/feedback/write/index')
  await parent.choose('哪一种', '建议')
  await parent.fill('想说的话', suggestion)
  await parent.shot('163-feedback')
  await parent.tap('交给学校')
  await parent.sees('已经交给学校')
  await comeTo(office, 'features/feedback/office/index')
  await office.tap('打开看这段话', card(office, child))
  await office.sees(suggestion)
  await office.tap('没有问题，显示', card(office, child))
  await card(office, suggestion).getByText('不显示', { exact: true }).first().waitFor({ state: 'detached' })
  await office.tap('答复', card(office, suggestion))
  await office.fill('答复', reply)
  await office.shot('164-feedback-office')
  await office.tap('发出答复')
  await office.sees(reply)
  await comeTo(parent, 'features/feedback/mine/index')
  await parent.sees(reply)
  await parent.tap('满意', card(parent, suggestion))
  await parent.sees('已结束')
  await parent.shot('165-feedback-answered')
}

/** The bureau sees the school in totals. */
export async function openReport(stage: Stage, { bureau }: Everyone) {
  const { name } = (await stage.ask('newFamily', 'readHome', {})).school
  await bureau.open('features/oversight/report/index')
  await bureau.sees(name)
  await bureau.shot('166-bureau-report')
  await bureau.tapRow(name)
  await bureau.sees('接着看')
  await bureau.sees('满意')
  await bureau.shot('167-bureau-school')
  for (const words of [child, '陈海燕', suggestion]) await bureau.doesNotSee(words)
}

/** A survey that asks the families now, for the pages that need one. */
export async function openAnother(stage: Stage): Promise<string> {
  const { state: _, seenAt: __, courses: ___, ...draft } = await stage.ask('office', 'readSurveyDraft', { surveyId: null, template: 'needs', scheduleKey: null, dueOn: null })
  const { surveyId } = await stage.ask('office', 'saveSurvey', { ...draft, surveyId: null, seenAt: null })
  const { now } = await stage.ask('joinedFamily', 'readDraws', {})
  await stage.ask('office', 'moveSurvey', { surveyId, opensAt: now, closesAt: null })
  await stage.minutesPass(1)
  const isOpen = async () => (await stage.ask('office', 'listSchoolSurveys', {})).surveys.some((each) => each.surveyId === surveyId && each.state === 'open')
  while (!(await isOpen())) await new Promise((asked) => setTimeout(asked, 500))
  return surveyId
}
