import type { Person } from './person'
import type { Stage } from './stage'
import type { Everyone } from './way'

/** A new course from the menu's page: written as a draft, checked, and published once its warnings were seen. */
export async function addCourse(office: Person) {
  await office.open('features/course-office/menu/index')
  await office.sees('的课程菜单')
  await office.shot('70-office-menu')
  await office.tap('新建课程')
  await office.fill('课程名称', '编程启蒙')
  await office.fill(/^内容/, '用积木编程做一个小游戏。')
  await office.choose('属于哪项服务', '晚托')
  await office.pick('星期', '周三')
  await office.fill('几点开始', '16:20')
  await office.fill('几点结束', '17:20')
  await office.pick('面向年级', '五年级')
  await office.pick('面向年级', '六年级')
  await office.tap('选择：教师')
  await office.fill('按姓名找教师', '田志勇')
  await office.tap('田志勇')
  await office.fill('地点', '电脑室')
  await office.fill(/^名额/, '20')
  await office.fill('选课开始的日期', '2026-9-9')
  await office.fill('选课开始的钟点', '12:00')
  await office.fill('选课截止的日期', '2026-9-30')
  await office.fill('选课截止的钟点', '18:00')
  await office.shot('71-office-course')
  await office.tap('存为草稿')
  await office.sees('删去这份草稿')
  await office.open('features/course-office/menu/index')
  await office.sees('草稿，家长看不到')
  await office.tap('检查并公布草稿')
  await office.tick('编程启蒙')
  await office.sees('怎样才符合')
  await office.shot('72-menu-check')
  await office.tap('公布这 1 门课')
  await office.tick('条提醒我都看过了')
  await office.shot('73-menu-publish')
  await office.tap('确认公布')
  await office.sees('已公布 1 门课')
  await office.shot('74-menu-published')
}

/** What to look at before choosing opens, and what happens while families choose. */
export async function lookThroughTheDay(office: Person) {
  await office.open('features/signup-day/console/index')
  await office.tap('开放前检查')
  await office.sees('再查一次')
  await office.shot('75-console-checklist')
  await office.tap('选课实况')
  await office.sees('候补')
  await office.shot('76-console-live')
}

/** A child put into a course that lacks children, with the reason for its family. */
export async function placeByHand(stage: Stage, { office, father }: Everyone) {
  const { courses } = await stage.ask('office', 'listCourses', { offset: 0 })
  const courseId = courses.find(({ title }) => title === '非遗剪纸')?.courseId ?? ''
  await office.open(`features/staff/roster/index?courseId=${courseId}`)
  await office.shot('77-roster')
  await office.tap('安排孩子')
  await office.fill('原因', '人数不足，和家长商量后安排')
  await office.fill('班级或姓名', '吴雨泽')
  await office.tap('查找')
  await office.tick('吴雨泽 ·')
  await office.shot('78-place-child')
  await office.tap('安排 1 名孩子')
  await office.sees('已安排 1 名孩子')
  await father.open('features/course/places/index')
  await father.sees('非遗剪纸')
  await father.sees('人数不足，和家长商量后安排')
  await father.shot('79-placed-by-school')
}
