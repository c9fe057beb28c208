import type { Person } from './person'
import type { Everyone } from './way'

const leave = '孩子不能参加时，乙方最晚在当天上午告知甲方。'

/** The office drafts from the published plan and changes a telephone number and one clause, in the forms. */
async function revise(office: Person) {
  await office.open('features/staff/desk/index')
  await office.tap('方案管理')
  await office.sees('第 1 版')
  await office.shot('24-plan-versions')
  await office.tap('起草新版本')
  await office.tap('从现行方案起草')
  await office.sees('信与协议')
  await office.shot('25-plan-sections')
  await office.tap('安全与联系')
  await office.fill('投诉电话', '0898-66660001')
  await office.tap('信与协议')
  await office.unfold('课后服务协议书')
  await office.unfold('请假')
  await office.fill('正文', leave)
  await office.shot('25-plan-clause')
  // While the draft saves itself, the way to the check does nothing.
  await office.sees('已保存')
}

/** The check counts what it found; nothing is published before the warnings were seen. */
async function publish(office: Person) {
  await office.tap('方案体检')
  await office.sees('必须改 0 条')
  await office.shot('26-plan-check')
  await office.tap('公布')
  await office.tap('确认公布')
  await office.sees('请看过提醒后勾选这一条')
  await office.shot('27-plan-publish')
  await office.tick('条提醒我都看过了')
  await office.tap('确认公布')
  await office.sees('方案第 2 版已公布')
  await office.shot('28-plan-published')
}

/** The family finds the message, sees what changed for its child, and signs only that. */
async function signWhatChanged(parent: Person) {
  await parent.open('pages/home/index')
  await parent.sees('方案有变化')
  await parent.shot('29-home-plan-changed')
  await parent.tap('查看全部消息')
  await parent.shot('30-inbox')
  await parent.tap('看改了什么')
  await parent.seesOn('与林知夏有关', leave)
  await parent.seesOn('与林知夏有关', '0898-66660001')
  await parent.shot('31-plan-changes')
  await parent.tap('去签改动的条款')
  await parent.sees('课后服务协议书补充确认')
  await parent.sees(`现在改为：${leave}`)
  await parent.doesNotSee('双方的责任')
  await parent.shot('32-amendment')
  await parent.tap('我已读到最后')
  for (const words of ['我已读完有变化的条款', '我同意以电子形式']) await parent.tick(words)
  await parent.signByHand('agreement-pad')
  await parent.tap('签名并提交')
  await parent.sees('的协议您都签好了')
  await parent.shot('33-amendment-signed')
}

async function countersignAmendment(office: Person) {
  await office.open('features/staff/countersign/index')
  await office.sees('课后服务协议书补充确认')
  await office.tick('林知夏')
  await office.tap('学校盖章')
  await office.tap('给这 1 份盖章')
  await office.sees('已盖章 1 份')
  await office.shot('34-amendment-countersigned')
}

/** Both texts stay: the first as it was signed, and what was changed of it. */
async function reopenBoth(parent: Person) {
  await parent.open('pages/mine/index')
  await parent.sees('林知夏 · 课后服务协议书补充确认')
  await parent.shot('35-mine-amended')
  await parent.tap('林知夏 · 课后服务协议书补充确认')
  await parent.sees(`现在改为：${leave}`)
  await parent.sees('校验码')
  await parent.shot('36-amendment-copy')
  await parent.open('pages/mine/index')
  await parent.tap('林知夏 · 课后服务协议书')
  await parent.sees('乙方应在当次服务开始前告知甲方')
  await parent.doesNotSee(leave)
}

/** A plan is changed in the middle of the term, down to the last signature. */
export async function changeThePlan({ parent, office }: Everyone) {
  await revise(office)
  await publish(office)
  await signWhatChanged(parent)
  await countersignAmendment(office)
  await reopenBoth(parent)
}
