import type { ChainStep, SchoolPlan } from '../contract/plan-document'

/** What a step is called where the plan has no words of its own. Light: the home page's own package carries it. */
export const stepNames: Record<ChainStep, string> = {
  student_request: '学生提出意愿',
  guardian_application: '家长书面申请',
  class_review: '班级审核',
  school_review: '学校复核',
  committee_review: '家委会审议',
  notice: '名单公示',
  agreement: '签订协议',
  active: '开始参加',
}

/** What a school's own plan calls a step, such as 委托申请 (S8) or 班级初审 (S9); the common name where it has none. */
export const stepName = ({ chainWords }: Pick<SchoolPlan, 'chainWords'>, step: ChainStep): string => chainWords[step]?.name ?? stepNames[step]
