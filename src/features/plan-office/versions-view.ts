import type { PlanStatus } from 'cloud/contract/plan-office'
import type { BadgeTone } from '@/ui/badge'
import { instantWords } from '@/wording/dates'
import type { PlanTemplate, PlanVersion } from './use-versions'

export const statusNames: Record<PlanStatus, string> = { draft: '草稿', checked: '草稿，体检通过', published: '现行', superseded: '已被新版取代' }
export const statusTones: Record<PlanStatus, BadgeTone> = { draft: 'todo', checked: 'todo', published: 'good', superseded: 'calm' }

export const isDraft = ({ status }: Pick<PlanVersion, 'status'>) => status === 'draft' || status === 'checked'

/** When a version was published, and how many applications were made under it. */
export const versionWords = ({ publishedAt, applications }: PlanVersion) =>
  publishedAt === null ? '还没有公布' : `${instantWords(publishedAt)}公布，${applications === 0 ? '还没有申请' : `有 ${applications} 份申请`}`

const stages: Record<string, string> = { primary: '小学', junior: '初中', nineYear: '九年一贯' }

/** What makes a template different: 5+2 · 小学 · 午托、晚托. */
export const templateWords = ({ modelTag, services, stage }: PlanTemplate) =>
  [modelTag, stage === null ? null : (stages[stage] ?? stage), services.length > 0 ? services.join('、') : '没有服务项目'].filter(Boolean).join(' · ')
