import type { CourseQuota, CourseView } from '../contract/course'

export interface DemoCourse extends Pick<CourseView, 'title' | 'category' | 'weekday' | 'grades' | 'capacity' | 'venue' | 'content'> {
  teacher: string
  introduction: string
  bring: string
  /** How children get a place; draw is made of these courses once they are published. */
  admission: CourseView['admission']
  opensAt?: string
  gradeOpenings?: CourseView['gradeOpenings']
  quotas?: CourseQuota[]
  minimum?: number
}

const kept: CourseQuota = { key: 'kept', name: '留守儿童、随迁子女', places: 3, grades: null, groups: ['leftBehindChild', 'migrantWorkerChild'], until: '2026-09-20T18:00:00+08:00' }

/** The menu courses of the demonstration's afternoon service. Weekdays are those of S19's afternoons, Tuesday to Friday. */
export const demoCourses: readonly DemoCourse[] = [
  { title: '硬笔书法', category: '艺术', weekday: 2, grades: [3, 4, 5, 6], capacity: 30, venue: '书法室', teacher: '苏玉华', introduction: '本校语文老师，市书法家协会会员。', content: '从执笔和基本笔画开始，每次练一组字，期末写一幅作品。', bring: '硬笔、练字本', admission: 'firstCome', quotas: [kept] },
  { title: '创意美术', category: '艺术', weekday: 2, grades: [1, 2], capacity: 14, venue: '美术室', teacher: '叶春梅', introduction: '本校美术老师。', content: '剪贴、涂色和黏土，每两周完成一件小作品。', bring: '围裙', admission: 'firstCome' },
  { title: '篮球', category: '体育', weekday: 3, grades: [5, 6], capacity: 20, venue: '篮球场（雨天改体育馆）', teacher: '石磊', introduction: '本校体育老师，校队教练。', content: '校队训练，由教练看过后安排，注重安全和配合。', bring: '运动鞋、水壶', admission: 'assigned' },
  { title: '围棋', category: '益智', weekday: 3, grades: [3, 4, 5, 6], capacity: 12, venue: '图书馆阅览区', teacher: '顾明平', introduction: '本校数学老师，业余四段。', content: '从吃子、死活学起，每次对弈一盘。', bring: '', admission: 'draw' },
  { title: '跳绳', category: '体育', weekday: 3, grades: [1, 2], capacity: 30, venue: '操场东侧', teacher: '万军', introduction: '本校体育老师。', content: '单摇、双摇和花样，量力而行。', bring: '跳绳、水壶', admission: 'firstCome' },
  { title: '合唱', category: '艺术', weekday: 4, grades: [3, 4, 5, 6], capacity: 48, venue: '音乐室', teacher: '白静', introduction: '本校音乐老师。', content: '呼吸、音准和两声部合唱，学期末在校内展示。', bring: '', admission: 'firstCome', gradeOpenings: [{ grades: [3], opensAt: '2026-09-08T12:00:00+08:00' }] },
  { title: '科学小实验', category: '科学', weekday: 4, grades: [3, 4, 5, 6], capacity: 18, venue: '科学实验室', teacher: '田志勇', introduction: '本校科学老师。', content: '用身边的材料做安全的小实验，写观察记录。', bring: '记录本', admission: 'draw' },
  { title: '绘本阅读', category: '阅读', weekday: 4, grades: [1, 2], capacity: 25, venue: '一楼绘本馆', teacher: '毛文静', introduction: '本校语文老师。', content: '老师读一本，孩子讲一本，不留作业。', bring: '', admission: 'firstCome' },
  { title: '足球', category: '体育', weekday: 5, grades: [3, 4], capacity: 16, venue: '足球场（雨天改体育馆）', teacher: '石磊', introduction: '本校体育老师，校队教练。', content: '控球、传接球和小场比赛。', bring: '运动鞋、护腿板、水壶', admission: 'draw' },
  { title: '校园种植', category: '劳动', weekday: 5, grades: [3, 4, 5, 6], capacity: 16, venue: '楼顶小农场', teacher: '段国平', introduction: '本校劳动课老师。', content: '整地、播种、浇水和记录，收成带回家。', bring: '手套、旧鞋', admission: 'firstCome' },
  { title: '非遗剪纸', category: '艺术', weekday: 5, grades: [1, 2], capacity: 20, venue: '美术室', teacher: '叶春梅', introduction: '本校美术老师。', content: '从对折剪起，学剪窗花和生肖，用圆头剪刀。', bring: '圆头剪刀', admission: 'firstCome', opensAt: '2026-09-07T19:00:00+08:00', minimum: 10 },
]
