import type { SchoolPlan } from 'cloud/contract/plan-document'
import { asksStudent } from 'cloud/rules/application-form'
import { chainOf } from 'cloud/rules/chain'
import { stepName } from 'cloud/rules/step-names'

type FormWordsPlan = Pick<SchoolPlan, 'chain' | 'chainWords' | 'agreements'>

/** What the form is called at this school: 委托申请 (S8), 家长签字 (S7); the common name where the plan has none of its own. */
export const formTitle = ({ chainWords }: FormWordsPlan) => chainWords.guardian_application?.name ?? '课后服务申请书'

/** The plan's own sentence about the form; null where it has none. */
export const formExplain = ({ chainWords }: FormWordsPlan) => chainWords.guardian_application?.explain ?? null

/** What is done with the form: 提交委托申请; where the child asks first, signing is the act. */
export function submitWords(plan: FormWordsPlan): string {
  if (asksStudent(plan)) return '签名并提交'
  return `提交${plan.chainWords.guardian_application?.name ?? '申请'}`
}

/** The statement of voluntariness (FR-021), in the school's own word for what is handed in. */
export const voluntaryWords = ({ chainWords, ...plan }: FormWordsPlan) => {
  const own = chainWords.guardian_application?.name
  return own && !asksStudent(plan) ? `我自愿为孩子提交${own}，没有人要求我必须参加。` : '我自愿为孩子申请，没有人要求我必须参加。'
}

/** What still can be done once the form is sent, by the step that comes next (FR-025). */
export function afterSending(plan: FormWordsPlan): string {
  const next = chainOf(plan).find((step) => step !== 'student_request' && step !== 'guardian_application')
  if (!next || next === 'active') return '提交后手续就办完了；以后要变更，请联系学校。'
  return `提交后，${stepName(plan, next)}之前还可以修改或撤回。`
}
