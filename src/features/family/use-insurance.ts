import { useState } from 'react'
import Taro from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'
import { emptyInsurance, insuranceErrors, insuranceInput, type InsuranceErrors, type InsuranceFilled } from '@/ui/insurance-form'

/** A child's insurance: what is on record, and recording it. The draft is forgotten only after the API has accepted it. */
export function useInsurance(childId: string | null) {
  const { schoolId } = useSession()
  const sheet = useQuery('readInsurance', childId === null ? null : { childId })
  const draft = useDraft(`insurance.${schoolId}.${childId}`, emptyInsurance)
  const { send, sending, refusal, dismiss } = useSend('recordInsurance')
  const [errors, setErrors] = useState<InsuranceErrors>({})
  const [recorded, setRecorded] = useState<'recorded' | 'enrolled' | null>(null)

  const fill = (changes: Partial<InsuranceFilled>) => {
    draft.change(changes)
    setErrors({})
    setRecorded(null)
    dismiss()
  }
  /** Answers whether it was accepted. */
  const record = async () => {
    const input = insuranceInput(draft.value)
    setErrors(insuranceErrors(draft.value))
    if (!input || childId === null) return false
    const accepted = await send({ childId, ...input })
    if (!accepted) return false
    draft.clear()
    setRecorded(accepted.enrolled ? 'enrolled' : 'recorded')
    if (sheet.state === 'ready') sheet.refresh()
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
    return true
  }
  return { sheet, filled: draft.value, errors, fill, record, recorded, sending, refusal }
}
