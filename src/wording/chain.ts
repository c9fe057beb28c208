import type { ChainProgress } from 'cloud/contract/application'
import { dateWords, instantWords } from './dates'

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
