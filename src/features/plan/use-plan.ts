import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useSession } from '@/session/session'

/** The published plan, and beside it who is reading: a guardian may confirm the letter, a visitor only reads. */
export function usePlan() {
  const plan = useQuery('readPlan', {})
  const home = useQuery('readHome', {})
  const { childId } = useSession()
  const letter = useSend('confirmLetter')

  const reader = home.state === 'ready' ? home.data : null
  const child = reader?.children.find((one) => one.childId === childId) ?? reader?.children[0]
  const confirm = async (planId: string) => {
    if ((await letter.send({ planId })) && plan.state === 'ready') plan.refresh()
  }
  return { plan, childGrade: child?.grade ?? null, isGuardian: Boolean(reader?.roles.includes('guardian')), letter, confirm }
}
