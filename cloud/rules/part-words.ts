import type { SchoolPlan } from '../contract/plan-document'
import { chainOf } from './chain'
import { contentName } from './content-words'
import { fullDateWords } from './date-words'
import { insuranceText, refundText, yuanText } from './plan-words'
import { gradesText } from './change-list'
import { stepName } from './step-names'
import { gradesOf } from './timetable'

/** Parts of a plan in plain words, for telling what changed; null where nothing is stated. */

const joined = (parts: readonly (string | null | undefined | false)[], by = '；') => parts.filter(Boolean).join(by) || null
const yesNo = (value: boolean | null, yes: string, no: string) => (value === null ? null : value ? yes : no)

const stages = { primary: '小学', junior: '初中', nineYear: '九年一贯制' } as const
const admissions = { universal: '自愿参加，愿意参加的都接收', conditional: '自愿参加，申请时要写明接送困难' } as const
export const audienceWords = (plan: SchoolPlan) => {
  const { stage, admission, text } = plan.audience
  return joined([stage && stages[stage], gradesText(gradesOf(plan)), admission && admissions[admission], text], '，')
}

const offerings = { offered: '开展', pilot: '试点', notOffered: '暂不开展', oversight: '只公布信息，不报名' } as const
export const offeringWords = ({ offering }: SchoolPlan) => joined([offerings[offering.status], offering.reason], '，')

export const effectiveWords = ({ effective: { from, to } }: SchoolPlan) => joined([from && `${fullDateWords(from)}起`, to && `到${fullDateWords(to)}为止`], '，')

export const chainWordsOf = (plan: SchoolPlan) => chainOf(plan).map((step) => stepName(plan, step)).join('→')
export const stepNamesOf = ({ chainWords }: SchoolPlan) => joined(Object.values(chainWords).map((words) => words && joined([words.name, words.explain], '：')))

export const lunchWords = ({ lunch }: SchoolPlan) =>
  lunch &&
  joined([
    lunch.provider && `由${lunch.provider}供餐`,
    lunch.price && `餐费${lunch.price}`,
    lunch.pricePerDayFen !== null && `每天 ${yuanText(lunch.pricePerDayFen)}`,
    lunch.dueWorkday !== null && `每月前 ${lunch.dueWorkday} 个工作日交`,
    lunch.payment,
    lunch.condition,
  ])

export const waiversWords = ({ waivers }: SchoolPlan) =>
  joined(waivers.map(({ group, mode, percent, obligation, basis }) => `${group}${obligation === 'may' ? '可以' : ''}${mode === null ? '减免' : mode === 'free' ? '免收' : `减收${percent === null ? '' : ` ${percent}%`}`}${basis ? `（凭${basis}）` : ''}`))

export const refundsWords = (plan: SchoolPlan) => refundText(plan) || null
export const insuranceWords = (plan: SchoolPlan) => insuranceText(plan) || null

export const exitWords = ({ exit }: SchoolPlan) =>
  joined([
    yesNo(exit.written, '退出须书面申请', '退出不须书面申请'),
    yesNo(exit.approval, '退出须学校批准', '退出不须学校批准'),
    exit.decideWithinDays !== null && `学校 ${exit.decideWithinDays} 天内答复`,
    yesNo(exit.silenceApproves, '到期未答复视为同意', '到期未答复不视为同意'),
    yesNo(exit.midTermJoin, '学期中可以加入', '学期中不能加入'),
    yesNo(exit.midTermExit, '学期中可以退出', '学期中不能退出'),
    yesNo(exit.rejoin, '退出后可以再加入', '退出后不能再加入'),
  ])

export const noticeDaysWords = ({ noticeDays }: SchoolPlan) => (noticeDays === null ? null : `${noticeDays} 天`)
export const contactWords = ({ contact }: SchoolPlan) => contact && joined([contact.name, contact.phone], ' ')
export const priorityWords = ({ priorityGroups }: SchoolPlan) => joined(priorityGroups.map(({ name }) => name), '、')
export const safetyWords = ({ safety }: SchoolPlan) => joined(safety, ' ')
export const leadersWords = ({ leaders }: SchoolPlan) => joined(leaders.map(({ duty, name }) => joined([duty, name], ' ')))

const minutesWords = (words: string, minutes: number | null) => (minutes === null ? null : `${words} ${minutes} 分钟`)
export const attendanceWords = ({ attendance }: SchoolPlan) =>
  joined([
    minutesWords('请假截止：服务开始前', attendance.leaveMinutesBefore),
    minutesWords('点名期限：服务开始后', attendance.rollDueMinutes),
    minutesWords('孩子没到、没有应答时上报：', attendance.escalateMinutes),
    minutesWords('没有人接时联系家长：结束后', attendance.uncollectedMinutes),
    attendance.text,
  ])
export const forbiddenWords = ({ forbidden }: SchoolPlan) => joined(forbidden.map(contentName), '、')
export const seasonsWords = ({ seasons }: SchoolPlan) => joined(seasons.map(({ name, from, to }) => `${name} ${from} 到 ${to}`))
export const notesWords = ({ notes }: SchoolPlan) => joined(notes.map(({ title }) => title), '、')

const venues = { onCampus: '只在校内', offCampusWithConsent: '可以到校外，须经审批并征得家长同意' } as const
export const venueWords = ({ venuePolicy }: SchoolPlan) => venuePolicy && venues[venuePolicy]
