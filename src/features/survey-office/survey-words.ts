import type { Output } from 'cloud/contract/operations'
import type { SurveyAudience, SurveyState } from 'cloud/contract/survey'
import type { SurveyKind, SurveyQuestion, SurveySection } from 'cloud/contract/survey-form'
import { instantWords } from '@/wording/dates'

export type Listed = Output<'listSchoolSurveys'>['surveys'][number]

export const kindNames: Record<SurveyKind, string> = { needs: '需求调研', satisfaction: '满意度', appraisal: '教师评分' }
export const stateNames: Record<SurveyState, string> = { scheduled: '还没开始', open: '正在进行', closed: '已截止', cancelled: '已取消' }
export const audienceNames: Record<SurveyAudience, string> = { everyone: '全体家长', participants: '参加的家长', nonParticipants: '没有参加的家长', course: '一门课的家长' }
export const sectionAudienceNames: Record<SurveySection['audience'], string> = { everyone: '所有人', participants: '参加的', nonParticipants: '没有参加的' }
export const aboutNames: Record<SurveySection['about'], string> = { service: '整个服务', courses: '每门课各问一次', teachers: '每位老师各问一次' }
export const questionNames: Record<SurveyQuestion['kind'], string> = { single: '单选', multiple: '多选', scale: '打分', matrix: '表格', ranking: '排序', text: '文字' }

export const optionsOf = <T extends string>(names: Record<T, string>) => (Object.keys(names) as T[]).map((value) => ({ value, label: names[value] }))

export const timesWords = ({ opensAt, closesAt }: Pick<Listed, 'opensAt' | 'closesAt'>) => `${instantWords(opensAt)} 开始，${instantWords(closesAt)} 截止`

/** Never whose: only how many, and of a few families not even that. */
export function answeredWords({ asked, answered }: Pick<Listed, 'asked' | 'answered'>) {
  if (asked === null) return null
  return `请了 ${asked} 个孩子的家庭，${answered === null ? '家庭太少，不显示交了几份' : `交了 ${answered} 份`}`
}
