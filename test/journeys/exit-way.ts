import { amount } from './amount'
import type { Stage } from './stage'
import type { Everyone } from './way'

/** The family leaves one of its two services; the other goes on. Answers what it was shown to come back, in fen. */
export async function leaveOneService(stage: Stage, { parent, office }: Everyone): Promise<number> {
  const { children } = await stage.ask('newFamily', 'readFamily', {})
  const childId = children[0]?.childId ?? ''
  await parent.open('pages/home/index')
  await parent.tap('退出')
  await parent.tick('晚托')
  await parent.choose('最后一天', '今天')
  await parent.shot('37-exit-form')
  await parent.tap('下一步，核对')
  await parent.sees('请核对后提交')
  const { today } = await stage.ask('newFamily', 'readExit', { childId })
  const { due, byRuleFen } = await stage.ask('newFamily', 'previewExit', { childId, serviceKeys: ['afternoon'], lastDay: today })
  // The scheme does not say what comes back: what is shown is a share that finance may start from.
  expect({ lines: due.length, byRuleFen }).toEqual({ lines: 1, byRuleFen: 0 })
  const foreseenFen = due[0]?.fen ?? 0
  expect(foreseenFen).toBeGreaterThan(0)
  await parent.sees('方案没有写明怎么退，由学校财务决定')
  await parent.sees(amount(foreseenFen))
  await parent.shot('38-exit-look')
  await parent.bring('退出后退多少')
  await parent.shot('38-exit-preview')
  await parent.tap('确认退出')
  await parent.sees('等学校答复')
  await parent.shot('39-exit-sent')
  await office.open('features/staff/exits/index')
  await office.tick('林知夏')
  await office.shot('40-exit-desk')
  await office.tap('同意退出')
  await office.tap('同意这 1 份')
  await office.sees('已办好')
  await parent.open('pages/home/index')
  await parent.tap('本周课表')
  await parent.tap('下一周')
  await parent.sees('第 3 周')
  await parent.sees('午托')
  await parent.doesNotSee('音乐室')
  await parent.doesNotSee('晚托')
  await parent.shot('41-week-after-exit')
  return foreseenFen
}
