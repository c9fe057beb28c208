import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useSession } from '@/session/session'
import { hasChanged } from './change-view'

/**
 * The published plan, or with `draft` a version that families cannot see yet; and beside it who is reading: a guardian
 * may confirm the letter, and is told where the plan has changed since its child applied.
 */
export function usePlan(draft: string | null) {
  const published = useQuery('readPlan', draft === null ? {} : null)
  const preview = useQuery('previewPlan', draft === null ? null : { planId: draft })
  const plan = draft === null ? published : preview
  const home = useQuery('readHome', {})
  const { childId } = useSession()
  const letter = useSend('confirmLetter')

  const reader = home.state === 'ready' ? home.data : null
  const child = reader?.children.find((one) => one.childId === childId) ?? reader?.children[0]
  const applied = draft === null && child && child.applicationStatus !== null ? child.childId : null
  const changes = useQuery('readPlanChanges', applied === null ? null : { childId: applied })
  const confirm = async (planId: string) => {
    if ((await letter.send({ planId })) && plan.state === 'ready') plan.refresh()
  }
  return {
    plan,
    today: reader?.today ?? null,
    childGrade: child?.grade ?? null,
    changed: changes.state === 'ready' && hasChanged(changes.data) ? { childId: applied ?? '', ...changes.data } : null,
    isGuardian: draft === null && Boolean(reader?.roles.includes('guardian')),
    letter,
    confirm,
  }
}
