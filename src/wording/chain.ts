import type { ChainProgress } from 'cloud/contract/application'
import type { ChainStep } from 'cloud/contract/plan-document'
import { dateWords, instantWords } from './dates'

export { stepName, stepNames } from 'cloud/rules/step-names'

/** What the step asks of the family, for somebody who has not begun. */
export const stepExplanations: Record<ChainStep, string> = {
  student_request: '孩子先说愿意参加，家长再申请。',
  guardian_application: '家长自愿填写申请书，选好服务和星期。不申请就是不参加。',
  class_review: '班主任核对申请；有问题会写明原因退回，可以修改后再交。',
  school_review: '学校统一确认。',
  committee_review: '家长委员会审议。',
  notice: '学校公示参加名单，姓名只显示一部分；有意见可以提。',
  agreement: '家长读完协议后签名，学校再盖章。',
  active: '手续办完，孩子可以参加了。',
}

export const actorWords: Record<ChainProgress['actor'], string> = {
  family: '由您办理',
  student: '由学生办理',
  classTeacher: '由班主任办理',
  school: '由学校办理',
  committee: '由家委会办理',
  time: '到期自动完成',
}

/** The seat itself is open only where the plan wants insurance first and none is on record. */
export const isHeld = ({ step, state }: Pick<ChainProgress, 'step' | 'state'>) => step === 'active' && state === 'current'

/** Who has to act on the step that is open. */
export function whoActs({ state, actor }: Pick<ChainProgress, 'state' | 'actor'>) {
  if (state === 'refused') return '这次申请已经结束'
  return state === 'returned' ? '由您修改后重新提交' : actorWords[actor]
}

/** The chain as `Steps` draws it: who acts, by whom and when it was done, until when it lasts. */
export const chainSteps = (progress: readonly ChainProgress[]) =>
  progress.map((each) => ({ key: each.step, title: each.name, state: isHeld(each) ? ('later' as const) : each.state, lines: stepLines(each), reason: each.reason }))

function stepLines(progress: ChainProgress): string[] {
  const { state, at, by, until, explain } = progress
  if (isHeld(progress)) return ['还没有登记保险，登记后才能开始']
  const happened = [by, at && instantWords(at)].filter(Boolean).join(' · ')
  return [
    ...(state === 'later' || state === 'done' ? [] : [whoActs(progress)]),
    // The plan's own sentence, where it matters: at the step that is open, and before the ones that come.
    ...(explain && state !== 'done' ? [explain] : []),
    ...(happened ? [happened] : []),
    ...(until ? [`公示到${dateWords(until)}`] : []),
  ]
}
