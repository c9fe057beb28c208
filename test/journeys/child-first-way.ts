import { demoPeople } from 'cloud/demo/people'
import { printedCode } from 'cloud/rules/binding'
import type { Person } from './person'
import { secondSchool } from './second-school'

const { name, className, childName, code } = secondSchool
const mother = demoPeople.find(({ personId }) => personId === 'newFamily')?.name as string

/** Another school starts afresh: its own plan, its own consent, its own child. */
async function bindAtTheOtherSchool(parent: Person) {
  await parent.open('pages/mine/index')
  await parent.tap('切换学校')
  await parent.sees('您的孩子在哪所学校')
  await parent.tap(name)
  await parent.sees('先看方案')
  await parent.doesNotSee('林知夏')
  await parent.shot('42-other-school')
  await parent.tap('绑定孩子')
  await parent.tick('我已读完上面的规则')
  await parent.tap('同意')
  await parent.fill('绑定码', printedCode(code))
  await parent.fill('孩子姓名', childName)
  await parent.fill('您的姓名', mother)
  await parent.choose('您是孩子的', '妈妈')
  await parent.tap('绑定')
  await parent.sees(`${childName} · ${className}`)
}

/** The child is asked first; its guardian signs, and with that it is enrolled. */
async function askTheChildFirst(parent: Person) {
  await parent.tap('填写申请')
  await parent.sees('本校先由孩子自己提出')
  await parent.shot('43-ask-child')
  await parent.tap('请孩子来填')
  await parent.sees(`${childName}，你想参加课后服务吗`)
  await parent.tick('放学后活动小组')
  await parent.fill('我想说的话', '我想打乒乓球')
  await parent.shot('44-student-request')
  await parent.tap('我填好了，交给家长')
  await parent.sees('我想打乒乓球')
  await parent.tick('参加放学后活动小组')
  await parent.tap('放学后活动小组全选星期')
  await parent.choose('放学后活动小组待到什么时候', '全程')
  await parent.choose('离校方式', '家长或接送人接')
  await parent.tick('我自愿')
  await parent.tick('我已读过')
  await parent.shot('45-guardian-form')
  await parent.tap('下一步：核对')
  await parent.signByHand('form-pad')
  await parent.shot('46-guardian-signs')
  await parent.tap('签名并提交')
  await parent.sees('办到哪一步了')
  await parent.shot('47-enrolled-at-once')
}

/** A school where the child begins and nobody reviews: from the slip to this week's timetable. */
export async function joinWhereTheChildBegins(parent: Person) {
  await bindAtTheOtherSchool(parent)
  await askTheChildFirst(parent)
  await parent.open('pages/home/index')
  await parent.sees('手续已全部办完')
  await parent.tap('本周课表')
  // Enrolled on a Friday: this week holds what is left of it, the next one all five days.
  await parent.seesOn('周五', '呼啦圈')
  await parent.seesOn('周一', '没有安排')
  await parent.tap('下一周')
  await parent.seesOn('周一', '乒乓球')
  await parent.shot('48-week-by-weekday')
}

/** Back to the first school, where the other child is. */
export async function backToTheFirstSchool(parent: Person, school: string) {
  await parent.open('pages/mine/index')
  await parent.tap('切换学校')
  await parent.tap(school)
  await parent.sees('林知夏')
}
