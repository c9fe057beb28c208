import type { Output } from 'cloud/contract/operations'

export type Appraisal = Output<'readAppraisal'>
export type Person = Appraisal['staff'][number]

/** Which survey the scores are from, and that small groups have none. */
export const sourceWords = (source: Appraisal['teacherSource'], about: string) =>
  source ? `来自“${source.title}”（${source.closedOn} 截止），不足 ${source.leastGroup} 户评价的${about}不出分。` : `到这个月底还没有截止的问卷请家长评价${about}。`

export const familiesWords = (families: Person['families'], source: Appraisal['teacherSource']) =>
  families ? `家长评价 ${families.score} 分（${families.valid} 户）` : source ? '评价的家庭太少，不出分' : '没有家长评价'

export const totalWords = (total: number | null) => (total === null ? '没填全' : `${total} 分`)

/** A score out of 100 with at most two decimals; undefined where it is none. */
export function scoreOf(typed: string): number | undefined {
  const score = Number(typed)
  return /^\d{1,3}(\.\d{1,2})?$/.test(typed.trim()) && score <= 100 ? score : undefined
}
