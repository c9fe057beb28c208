import { useState } from 'react'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'

const untouched = { childId: null as string | null, serviceKeys: [] as string[], words: '' }

/** A child's paper slip, entered by its own class teacher (FR-022). */
export function usePaperRequest() {
  const desk = useQuery('readDesk', {})
  const plan = useQuery('readPlan', {})
  const [picked, setPicked] = useState<string | null>(null)
  const classId = picked ?? (desk.state === 'ready' ? (desk.data.classes[0]?.classId ?? null) : null)
  const list = useQuery('listPupils', classId === null ? null : { classId })
  const { send, sending, refusal, dismiss } = useSend('requestService')
  const [slip, setSlip] = useState(untouched)
  const [entered, setEntered] = useState<string | null>(null)

  const change = (changes: Partial<typeof untouched>) => {
    dismiss()
    setEntered(null)
    setSlip((before) => ({ ...before, ...changes }))
  }
  const enter = async (childName: string) => {
    if (plan.state !== 'ready' || slip.childId === null) return
    const done = await send({ childId: slip.childId, planId: plan.data.planId, serviceKeys: slip.serviceKeys, words: slip.words.trim() })
    if (list.state === 'ready') list.refresh()
    if (!done) return
    setSlip(untouched)
    setEntered(childName)
  }
  const chooseClass = (classId: string) => {
    setPicked(classId)
    change(untouched)
  }
  return { desk, plan, list, classId, chooseClass, slip, change, enter, entered, sending, refusal }
}
