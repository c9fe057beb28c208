import type { Output } from 'cloud/contract/operations'
import { fullClass } from './full-class'
import type { Person } from './person'
import type { Stage } from './stage'
import type { Everyone } from './way'

/* One school day of the child that has just joined: asked off at midday, missed and found in the afternoon, collected. */

type RollSummary = Output<'listRolls'>['rolls'][number]

const child = '林知夏'
const home = 'pages/home/index'

/** Moves the clock to a time of the school's day. */
async function at(stage: Stage, clock: string) {
  const { asOf, today } = await stage.ask('office', 'listRolls', {})
  const minutes = Math.ceil((Date.parse(`${today}T${clock}:00+08:00`) - Date.parse(asOf)) / 60_000)
  if (minutes > 0) await stage.minutesPass(minutes)
}

/** Opens the app anew: who is on the home page already would see what it last showed. */
async function comeHome(parent: Person) {
  await parent.open('pages/mine/index')
  await parent.open(home)
}

/** The class's own roll of a service today, as the office sees it. */
async function classRoll(stage: Stage, serviceKey: string): Promise<RollSummary> {
  const { rolls } = await stage.ask('office', 'listRolls', {})
  const roll = rolls.find((each) => each.serviceKey === serviceKey && each.name === fullClass.name)
  if (!roll) throw new Error(`${fullClass.name} has no roll of ${serviceKey} today`)
  return roll
}

const sheetPage = ({ heldOn, serviceKey, rollKey }: RollSummary) => `features/roll/sheet/index?heldOn=${heldOn}&serviceKey=${serviceKey}&rollKey=${rollKey}`

/** In the morning the family asks off for one session, and sees that the school knows. */
export async function askOff({ parent }: Everyone) {
  await comeHome(parent)
  await parent.tap('请假')
  await parent.choose('哪一天', '今天')
  await parent.choose('哪一项', '只请午托')
  await parent.choose('原因', '生病')
  await parent.shot('80-leave')
  await parent.tap('提交请假')
  await parent.sees('老师已收到，不用再打电话')
  await parent.shot('81-leave-filed')
  await comeHome(parent)
  await parent.seesOn('今天', '请假')
}

/** Forty-five children at midday: one request to open the roll, a tap for those who are here, one request to save and hand over. */
export async function keepLongRoll(stage: Stage, { teacher }: Everyone) {
  await at(stage, '11:25')
  await teacher.open('features/roll/list/index')
  await teacher.sees(fullClass.name)
  await teacher.shot('82-my-rolls')
  const opening = await teacher.asks(async () => {
    await teacher.tapRow('午托', fullClass.name)
    await teacher.sees('请假：生病')
  })
  expect(opening).toEqual(['readRoll'])
  await teacher.sees(`应到 ${fullClass.midday} =`)
  await teacher.shot('83-roll-of-45')
  const saving = await teacher.asks(async () => {
    await teacher.tap(`其余 ${fullClass.midday - 1} 人都到了`)
    await teacher.tap('保存并交接')
    await teacher.sees('已保存并交接')
  })
  expect(saving).toEqual(['saveRoll'])
  await teacher.shot('84-roll-closed')
}

/** In the afternoon the child does not come, and the phone has no network: nothing is lost, nothing arrives twice. */
export async function missWithoutNetwork(stage: Stage, { teacher }: Everyone) {
  await at(stage, '16:25')
  const roll = await classRoll(stage, 'afternoon')
  await teacher.open('features/roll/list/index')
  await teacher.tapRow(roll.time, fullClass.name)
  await teacher.tap(`${child}：没到`)
  await teacher.tap(`其余 ${roll.counts.expected - 1} 人都到了`)
  await teacher.network('off')
  const offline = await teacher.asks(async () => {
    await teacher.tap('保存')
    await teacher.sees('条未上传')
    await teacher.shot('85-roll-offline')
    await teacher.open(home)
    await teacher.open(sheetPage(roll))
    await teacher.sees('网络不通')
    await teacher.sees(`${roll.counts.expected} 条未上传`)
    await teacher.shot('86-roll-reopened-offline')
  })
  expect(offline).toEqual([])
  expect((await classRoll(stage, 'afternoon')).savedAt).toBeNull()
  const online = await teacher.asks(async () => {
    await teacher.network('on')
    await teacher.sees('已提醒办公室和绑定了的家长')
    await teacher.doesNotSee('网络不通')
  })
  expect(online.filter((operation) => operation === 'saveRoll')).toHaveLength(1)
  await teacher.shot('87-roll-missing')
  expect((await classRoll(stage, 'afternoon')).counts).toMatchObject({ present: roll.counts.expected - 1, missing: 1, unmarked: 0 })
}

/** The family sees first of all that its child is missed, and answers; the office takes it on; the family reads who. */
export async function lookForChild({ parent, office }: Everyone) {
  await comeHome(parent)
  await parent.sees('孩子还没有到')
  await parent.shot('88-home-missing')
  await parent.tap('告诉老师')
  await parent.sees('老师正在找孩子')
  await parent.shot('89-alert-question')
  await parent.tap('孩子正在去的路上')
  await parent.sees('已告诉老师')
  await office.open('features/roll/day/index')
  await office.seesOn('没到的孩子（1）', child)
  await office.shot('90-day-board')
  await office.open('features/alert/list/index')
  await office.tapRow(child)
  await office.sees('家长说：')
  await office.shot('91-alert')
  await office.tap('我来处理')
  await office.sees('许文静老师在处理')
  await comeHome(parent)
  await parent.tap('告诉老师')
  await parent.sees('许文静老师在处理')
  await parent.shot('92-alert-taken-on')
}

/** The child comes. The answer to what the teacher saves is lost on its way: sent again, it counts once. */
export async function findChild(stage: Stage, { teacher, parent }: Everyone) {
  const roll = await classRoll(stage, 'afternoon')
  await teacher.open(sheetPage(roll))
  await teacher.tap(`${child}：到了`)
  await teacher.network('answersLost')
  await teacher.tap('保存并交接')
  await teacher.sees('1 条未上传')
  await teacher.network('on')
  await teacher.sees('已保存并交接')
  await teacher.shot('93-handed-over')
  await comeHome(parent)
  await parent.seesOn('今天', '交接')
  await parent.doesNotSee('告诉老师')
  await parent.shot('94-home-found')
}

/** At the gate: the child goes with its mother, another walks home and is called back, the rest return to class. */
export async function letGo(stage: Stage, { teacher, parent }: Everyone) {
  await at(stage, '17:10')
  const roll = await classRoll(stage, 'afternoon')
  await teacher.open(sheetPage(roll))
  await teacher.tapRow('放学送走')
  await teacher.sees(`还在 ${roll.counts.expected} 人`)
  await teacher.shot('95-gate')
  await teacher.tapRow(child)
  await teacher.sees(`${child}由谁接走？`)
  await teacher.shot('96-gate-who')
  await teacher.tap('陈海燕（妈妈）')
  // What is tapped stands there at once; who wrote it down is said only once the school has it.
  await teacher.sees(/由陈海燕接走，[^，]+记录/)
  await teacher.tapRow(fullClass.walksHome)
  await teacher.tap('自己离校（家长已同意）')
  await teacher.sees(/自己离校，[^，]+记录/)
  await teacher.tap(`撤销${fullClass.walksHome}的离开记录`)
  await teacher.shot('97-gate-undo')
  await teacher.tap('确认撤销')
  await teacher.sees(`还在 ${roll.counts.expected - 1} 人`)
  await teacher.tap(`其余 ${roll.counts.expected - 1} 人带回教室`)
  await teacher.tap('确认带回')
  await teacher.sees('都离开了')
  await teacher.sees(/带回[^，]*，[^，]+记录/)
  await teacher.shot('98-gate-empty')
  await comeHome(parent)
  await parent.seesOn('今天', '陈海燕接走')
  await parent.shot('99-home-collected')
  await parent.tap('考勤')
  await parent.sees('陈海燕接走')
  await parent.sees('请假 1 次')
  await parent.sees('到了 1 次')
  await parent.shot('99-month')
}

/** The office calls off one session of next week, and the family reads it in its week. */
export async function callOff({ office, parent }: Everyone) {
  await office.open('features/day-change/edit/index')
  await office.fill('哪一天', '2026-9-14')
  await office.choose('服务', '午托')
  await office.choose('班组或课程', fullClass.name)
  await office.choose('变动', '暂停')
  await office.fill('原因', '校园停电')
  await office.shot('100-day-change')
  await office.tap('下一步，核对')
  await office.tap('确认并通知')
  await office.sees('已通知')
  await office.shot('101-day-change-told')
  await comeHome(parent)
  await parent.tap('本周课表')
  await parent.tap('下一周')
  await parent.sees('暂停：校园停电')
  await parent.bring('暂停：校园停电')
  await parent.shot('102-week-called-off')
}
