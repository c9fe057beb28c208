import type { Person } from './person'
import type { Stage } from './stage'

async function elder(stage: Stage) {
  const { children } = await stage.ask('joinedFamily', 'readFamily', {})
  const child = [...children].sort((a, b) => b.grade - a.grade)[0]
  if (!child) throw new Error('the family has no child')
  return child
}

/** Reads by which rule is drawn, ranks two courses, changes the order by the buttons and saves. */
export async function rankForOne(stage: Stage, father: Person) {
  const { childId, name } = await elder(stage)
  await father.open(`features/draw/rank/index?childId=${childId}`)
  await father.sees('早交晚交机会一样')
  await father.shot('60-rank-empty')
  await father.tap('把围棋加入志愿')
  await father.tap('把科学小实验加入志愿')
  await father.sees(`${name}的志愿`)
  await father.tap('把科学小实验往前移')
  await father.sees('第1志愿　科学小实验')
  await father.shot('61-ranked')
  await father.tap('保存志愿')
  await father.sees('志愿已保存')
  await father.shot('62-rank-saved')
}

/** From the message to the child's own path, choice by choice, and the whole draw drawn again. */
export async function ownResult(stage: Stage, father: Person) {
  const { name } = await elder(stage)
  await father.open('features/message/inbox/index')
  await father.sees('抽签结果')
  await father.shot('63-inbox-draw')
  await father.tap('看抽签结果')
  await father.sees(name)
  await father.sees('第1志愿　科学小实验')
  await father.sees('个轮到')
  await father.shot('64-draw-result')
  await father.tap('在这部手机上核对')
  await father.sees('核对一致')
  await father.sees('承诺与这部手机在抽签前看到的也一致')
  console.log(`${stage.name}: ${await father.read('份志愿，用时')}`)
  await father.bring('核对一致')
  await father.shot('65-draw-replayed')
}
