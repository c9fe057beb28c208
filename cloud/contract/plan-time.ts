import * as z from 'zod/mini'
import { field, listed, stated } from './plan-field'
import { clockTime, grade, planKey, text, weekday } from './values'

const minutes = z.int().check(z.gte(-600), z.lte(600))
const length = z.int().check(z.gte(1), z.lte(900))

/** Whom a time or a price concerns. Null for every grade, every weekday, the whole year. */
const grades = field(stated(z.array(grade).check(z.minLength(1))), '年级', '适用的年级，1 到 9；不写表示全部年级（R-008）。')
const weekdays = field(stated(z.array(weekday).check(z.minLength(1))), '星期', '适用的星期，周一为 1，周日为 7；不写表示该服务的全部星期（R-007）。')
const season = field(stated(planKey), '季节', '只在这个季节有效，填 seasons 里的代号；不写表示全年。')

/** A moment of the school's own day that other times can be counted from. */
export const dayMark = z.enum(['schoolStart', 'morningDismissal', 'afternoonStart', 'afternoonDismissal', 'offWork'])
export type DayMark = z.infer<typeof dayMark>
const markText = 'schoolStart 上午上课，morningDismissal 上午放学，afternoonStart 下午上课，afternoonDismissal 下午放学，offWork 当地下班时间（FR-004）。'

const markPoint = z.strictObject({
  mark: field(dayMark, '从何时算起', markText),
  plusMinutes: field(z._default(minutes, 0), '加减分钟', '从那一刻起再过多少分钟；负数表示提前。单位：分钟。'),
})
const lessonPoint = z.strictObject({
  half: field(z.enum(['morning', 'afternoon']), '上午或下午', 'morning 上午，afternoon 下午。'),
  lesson: field(z.int().check(z.gte(1), z.lte(9)), '第几节', '上午或下午的第几节课；开始取这节课的上课时间，结束取下课时间（FR-004）。'),
})
const lastingPoint = z.strictObject({ lasts: field(length, '时长', '从开始算起持续多少分钟。单位：分钟。') })

/** A time of day as schemes state it: on the clock, from a mark of the day, or as a lesson's ordinal (FR-004). */
export const timePoint = z.union([clockTime, markPoint, lessonPoint])
export type TimePoint = z.infer<typeof timePoint>
export const endPoint = z.union([clockTime, markPoint, lessonPoint, lastingPoint])
export type EndPoint = z.infer<typeof endPoint>

/** One stretch of a service's day for some grades. Times are of Asia/Shanghai. */
export const timeSlot = z.strictObject({
  grades,
  weekdays,
  season,
  startsAt: field(stated(timePoint), '开始', "开始时间：'16:20'，或 { mark: afternoonDismissal }，或 { half: afternoon, lesson: 3 }（FR-004）。"),
  endsAt: field(stated(endPoint), '结束', "结束时间：写法同开始，还可以写 { lasts: 60 } 表示持续分钟数（FR-004）。"),
  approximate: field(z._default(z.boolean(), false), '大约', '方案只说“约”几点时为 true，页面显示“约”。'),
  activity: field(text(60), '安排', '这一段做什么。'),
})
export type TimeSlot = z.infer<typeof timeSlot>

/** When the school's own day has its marks and lessons, so that an offset or an ordinal becomes a clock time. */
export const bell = z.strictObject({
  mark: field(dayMark, '时刻', markText),
  grades,
  weekdays,
  season,
  at: field(clockTime, '几点', "钟点，如 '16:20'。"),
})
export const lessonTime = z.strictObject({
  half: field(z.enum(['morning', 'afternoon']), '上午或下午', 'morning 上午，afternoon 下午。'),
  lesson: field(z.int().check(z.gte(1), z.lte(9)), '第几节', '上午或下午的第几节课。'),
  grades,
  season,
  startsAt: field(clockTime, '上课', '上课钟点。'),
  endsAt: field(clockTime, '下课', '下课钟点。'),
})

const monthDay = z.string().check(z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))

/** Part of the year with times or prices of its own, such as a winter timetable. May cross New Year. */
export const yearSeason = z.strictObject({
  key: field(planKey, '代号', '时段和作息里引用的代号。'),
  name: field(text(20), '名称', '如“冬季作息”。'),
  from: field(monthDay, '从', "月-日，如 '11-01'，含当天。"),
  to: field(monthDay, '到', "月-日，含当天；早于“从”表示跨过元旦，如 '11-01' 到 '03-31'。"),
})
export type Season = z.infer<typeof yearSeason>

/** The school's own day and seasons: what offsets, lessons and off-work times are counted from. */
export const dayFields = {
  seasons: field(listed(yearSeason, 12), '季节', '一年中作息或价格不同的时段；不分季节就不写。'),
  bells: field(listed(bell, 60), '作息时刻', '本校上学、放学和当地下班的钟点；没有写就只显示“放学后”“下班时”等说法（FR-004）。'),
  lessonTimes: field(listed(lessonTime, 80), '上课时间', '各节课的钟点；没有写就显示“下午第三节”这样的说法（FR-004）。'),
}
