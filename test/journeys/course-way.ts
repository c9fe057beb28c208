import type { Output } from 'cloud/contract/operations'
import type { Person } from './person'
import type { Stage } from './stage'

type Row = Output<'readMenu'>['courses'][number]

/** What the two children of one family are after: a course with places, and one that has none left. */
export interface Wanted {
  free: Row
  full: Row
  /** Who waits for the full one. */
  waits: { childId: string; name: string }
  chooses: { childId: string; name: string }
}

/** Where WeChat names everyone, a father ties himself to both his children by fresh slips of the school. */
export async function bindBoth(stage: Stage, father: Person) {
  const { classes } = await stage.ask('office', 'readDesk', {})
  for (const className of ['四年级1班', '二年级1班']) {
    const { classId } = classes.find(({ name }) => name === className) ?? { classId: '' }
    const { codes } = await stage.ask('office', 'issueBindCodes', { classId, rosterNos: [1] })
    if (className === '四年级1班') {
      await father.open('pages/home/index')
      await father.tap('绑定孩子')
      await father.tick('我已读完上面的规则')
      await father.tap('同意')
    } else {
      await father.open('features/family/bind/index')
    }
    await father.fill('绑定码', codes[0]?.code ?? '')
    await father.fill('孩子姓名', codes[0]?.childName ?? '')
    await father.fill('您的姓名', '吴建国')
    await father.choose('您是孩子的', '爸爸')
    await father.tap('绑定')
    await father.sees(className)
  }
}

/** Of the courses that the children may choose, one that is full and one that is not. */
export async function whatThereIs(stage: Stage): Promise<Wanted> {
  const { children } = await stage.ask('joinedFamily', 'readFamily', {})
  const [waits, chooses] = [...children].sort((a, b) => b.grade - a.grade)
  if (!waits || !chooses) throw new Error('the family has no two children')
  const open = async (childId: string) => (await stage.ask('joinedFamily', 'readMenu', { childId, offset: 0 })).courses.filter(({ own, obstacle }) => !own && obstacle === null)
  const isFull = ({ course: { placesLeft, waiting } }: Row) => placesLeft <= 0 || waiting > 0
  const full = (await open(waits.childId)).filter(isFull).sort((a, b) => a.course.waiting - b.course.waiting)[0]
  const free = (await open(chooses.childId)).find((row) => !isFull(row))
  if (!full || !free) throw new Error('the demonstration has no course that is full, or none that is free')
  return { free, full, waits, chooses }
}

/** Puts a wish of each child on one shortlist, and finds it again after the app was closed. */
export async function prepareShortlist(father: Person, { free, full, waits, chooses }: Wanted) {
  for (const [number, child, { course }] of [[1, waits, full], [2, chooses, free]] as const) {
    await father.open(`features/course/menu/index?childId=${child.childId}`)
    await father.sees(`${child.name}的选课`)
    await father.tap(`把${course.title}加入心愿单`)
    await father.sees(`已在心愿单第 ${number} 项`)
  }
  await father.shot('50-menu-two-children')
  await father.page.reload()
  await father.sees('看心愿单（2 项）')
  await father.tap('看心愿单（2 项）')
  await father.sees('现在已满')
  await father.shot('51-shortlist')
}

/** One tap for both children; each line has its own result. */
export async function submitBasket(father: Person) {
  await father.tap('提交 2 项')
  await father.sees('提交结果：选上 1 项，候补 1 项')
  await father.shot('52-result')
  await father.tap('看我的课程')
  // The result itself says 候补第 and 已选 as well.
  await father.sees('再看看别的课')
  await father.sees('候补第')
  await father.sees('已选')
  await father.shot('53-places-waiting')
}

/** The school finds a larger room: the place that comes free is held for the child, and the father takes it. */
export async function acceptWhatComesFree(stage: Stage, father: Person, { full, waits }: Wanted) {
  // As the office sees it: a family's menu may be two seconds old, and not know of the one who just began to wait.
  const { courses } = await stage.ask('office', 'listCourses', { offset: 0 })
  const { capacity, waiting } = courses.find(({ courseId }) => courseId === full.course.courseId)!
  await stage.ask('office', 'changeCapacity', { courseId: full.course.courseId, capacity: capacity + waiting, reason: '换了大教室' })
  await father.open('pages/home/index')
  await father.sees('我的课程')
  if ((await father.top.getByText(`${waits.name}（有待办）`).count()) > 0) await father.tap(`${waits.name}（有待办）`)
  await father.sees('候补的课有名额了')
  await father.shot('54-home-offer')
  await father.open('features/course/places/index')
  await father.sees('有名额，等您确认')
  await father.shot('55-offer')
  await father.tap('接受这个名额')
  await father.sees(`${waits.name}已选上“${full.course.title}”`)
  await father.shot('56-accepted')
}

/** From an empty shortlist to a place that was waited for, for two children of one family. */
export async function chooseForTwo(stage: Stage, father: Person) {
  const wanted = await whatThereIs(stage)
  await prepareShortlist(father, wanted)
  await submitBasket(father)
  await acceptWhatComesFree(stage, father, wanted)
}
