import { demoPeople, demoSlips } from 'cloud/demo/people'
import { printedCode } from 'cloud/rules/binding'
import type { Person } from './person'
import type { Stage } from './stage'

export interface Everyone {
  parent: Person
  teacher: Person
  office: Person
  /** Of two children who have joined already. */
  father: Person
  finance: Person
  /** Of the education bureau, not of the school. */
  bureau: Person
}

const mother = demoPeople.find(({ personId }) => personId === 'newFamily')?.name as string

/** Reads the published plan before giving any data. */
export async function readPlan(parent: Person) {
  await parent.open('features/plan/read/index')
  await parent.sees('海江小学课后服务试行方案')
  await parent.sees('未公布')
  await parent.shot('01-plan')
  await parent.open('pages/home/index')
  await parent.sees('绑定孩子')
  await parent.shot('02-home-unbound')
}

/** Reads how children's data is handled, agrees, and binds the child by the school's slip. */
export async function bindChild(parent: Person) {
  await parent.tap('绑定孩子')
  await parent.sees('儿童个人信息处理规则')
  await parent.shot('03-consent')
  await parent.tick('我已读完上面的规则')
  await parent.tap('同意')
  await parent.fill('绑定码', 'AAAA-2222')
  await parent.fill('孩子姓名', '林知夏')
  await parent.fill('您的姓名', mother)
  await parent.choose('您是孩子的', '妈妈')
  await parent.tap('绑定')
  await parent.sees('绑定码或姓名不对')
  await parent.shot('04-bind-wrong-code')
  await parent.fill('绑定码', printedCode(demoSlips.newFamily.code))
  await parent.tap('绑定')
  await parent.sees('林知夏 · 三年级1班')
  await parent.shot('05-home-bound')
}

/** Fills in the application, leaves half-way, comes back to the draft, and sends it. */
export async function apply(parent: Person) {
  await parent.tap('填写申请')
  await parent.tick('参加午托')
  await parent.tap('午托全选星期')
  await parent.choose('午托待到什么时候', '全程')
  await parent.choose('在学校吃午餐吗', '不用餐')
  await parent.tick('参加晚托')
  await parent.tap('晚托全选星期')
  await parent.choose('晚托待到什么时候', '全程')
  await parent.open('pages/home/index')
  await parent.tap('填写申请')
  await parent.sees('放学怎么走')
  await parent.shot('06-application-draft')
  await parent.choose('离校方式', '家长或接送人接')
  await parent.tick('我自愿')
  await parent.tick('我已读过')
  await parent.tap('下一步：核对')
  await parent.shot('07-application-check')
  await parent.tap('提交申请')
  await parent.sees('办到哪一步了')
  await parent.shot('08-application-status')
}

/** The class teacher passes the application; the office passes it, publishes the list for three days. */
export async function review(teacher: Person, office: Person) {
  await teacher.open('features/staff/reviews/index?step=class_review')
  await teacher.tick('林知夏')
  await teacher.shot('09-class-review')
  await teacher.tap('通过')
  await teacher.tap('通过这 1 份')
  await teacher.sees('已通过 1 份申请')
  await office.open('features/staff/desk/index')
  await office.sees('学校复核')
  await office.shot('10-desk')
  await office.open('features/staff/reviews/index?step=school_review')
  await office.tick('林知夏')
  await office.tap('通过')
  await office.tap('通过这 1 份')
  await office.sees('已通过 1 份申请')
}

export async function publishList(office: Person) {
  await office.open('features/staff/notice/index')
  await office.fill('公示天数', '3')
  await office.fill('联系方式', '学校办公室')
  await office.tap('公布名单')
  await office.shot('11-publish-list')
  await office.tap('确认公布')
  await office.sees(/已公布 \d+ 名孩子的名单/)
}

/** The family finds the child on the list, masked. */
export async function seeList(parent: Person) {
  await parent.open('features/notice/list/index')
  await parent.sees('林*夏')
  await parent.shot('12-public-list')
}

/** After the list has closed: reads each text to its end, confirms point by point, signs by hand. */
export async function sign(parent: Person) {
  await parent.open('pages/home/index')
  await parent.tap('阅读并签署协议')
  await parent.sees('第 1 份，共 2 份')
  await parent.shot('13-agreement')
  await parent.tap('我已读到最后')
  for (const words of ['我自愿为林知夏', '我已读完本协议', '我同意以电子形式']) await parent.tick(words)
  await parent.signByHand('agreement-pad')
  await parent.shot('14-sign')
  await parent.tap('签名并提交')
  await parent.sees('第 2 份，共 2 份')
  await parent.tap('我已读到最后')
  for (const words of ['我已读完本协议', '我会按约定的方式']) await parent.tick(words)
  // The second one with the phone turned, on the large pad.
  await parent.tap('横屏签')
  await parent.signByHand('agreement-pad-wide')
  await parent.shot('15-sign-landscape')
  await parent.tap('签好了')
  await parent.tap('签名并提交')
  await parent.sees('的协议您都签好了')
  await parent.shot('16-signed')
}

export async function countersign(office: Person) {
  await office.open('features/staff/countersign/index')
  await office.sees('林知夏')
  await office.tap('全选本页')
  await office.shot('17-countersign')
  await office.tap('学校盖章')
  await office.tap('给这 2 份盖章')
  await office.sees('1 名孩子手续办完')
}

/** Reopens the signed copy, chooses a course with a free place, and sees it in the week. */
export async function chooseAndSeeWeek(parent: Person, course: { title: string; venue: string }) {
  await parent.open('pages/home/index')
  await parent.sees('给孩子选课')
  await parent.shot('18-home-enrolled')
  await parent.tap('给孩子选课')
  await parent.sees('可以选的课')
  await parent.shot('19-menu')
  await parent.tap(course.title)
  await parent.sees('现在就选')
  await parent.shot('20-course')
  await parent.tap('现在就选')
  await parent.tap('确认选课')
  await parent.sees('已选上')
  await parent.open('pages/home/index')
  await parent.tap('本周课表')
  await parent.tap('下一周')
  await parent.sees(course.venue)
  await parent.shot('21-week')
}

export async function reopenPapers(parent: Person) {
  await parent.open('pages/mine/index')
  await parent.sees('课后服务安全协议书')
  await parent.shot('22-mine')
  await parent.tap('林知夏 · 课后服务安全协议书')
  await parent.sees('校验码')
  await parent.shot('23-signed-copy')
}

/** Lets something happen; where it breaks off, everyone's screen is kept. */
export async function watched(everyone: Person[], happen: () => Promise<void>) {
  try {
    await happen()
  } catch (error) {
    for (const person of everyone) await person.shot(`broken-off-${person.name}`)
    throw error
  }
}

/** The whole way of a family, from the published plan to a seat. */
export async function walkTheWholeWay(stage: Stage, { parent, teacher, office }: Everyone) {
  await readPlan(parent)
  await bindChild(parent)
  await apply(parent)
  await review(teacher, office)
  await publishList(office)
  await seeList(parent)
  await stage.daysPass(3)
  await sign(parent)
  await countersign(office)
  await chooseAndSeeWeek(parent, { title: '合唱', venue: '音乐室' })
  await reopenPapers(parent)
}
