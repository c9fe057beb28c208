import { useState } from 'react'
import Taro from '@tarojs/taro'
import type { Input, Output } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'
import { emptyLeave, type LeaveDraft } from './leave-draft'
import type { Span } from './leave-view'

const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })

export interface FiledLeave extends Span {
  /** Null where it is of every service. */
  serviceName: string | null
  late: Output<'fileLeave'>['late']
}

/** Filing leave and taking it back. The draft is forgotten only after the API has accepted it. */
export function useLeave(childId: string | null) {
  const { schoolId } = useSession()
  const sheet = useQuery('readLeave', childId === null ? null : { childId })
  const draft = useDraft<LeaveDraft>(`leave.${schoolId}.${childId}`, emptyLeave)
  const filing = useSend('fileLeave')
  const taking = useSend('withdrawLeave')
  const [filed, setFiled] = useState<FiledLeave | null>(null)

  const refresh = () => {
    if (sheet.state === 'ready') sheet.refresh()
  }
  const change = (changes: Partial<LeaveDraft>) => {
    filing.dismiss()
    setFiled(null)
    draft.change(changes)
  }
  const file = async (leave: Input<'fileLeave'>) => {
    const accepted = await filing.send(leave)
    // Read again either way: what was refused may have changed under the page.
    refresh()
    if (!accepted) return
    draft.clear()
    const serviceName = sheet.state === 'ready' ? sheet.data.sessions.find(({ serviceKey }) => serviceKey === leave.serviceKey)?.serviceName : null
    setFiled({ fromOn: leave.fromOn, toOn: leave.toOn, serviceName: serviceName ?? null, late: accepted.late })
    toTop()
  }
  const takeBack = async (leaveId: string) => {
    setFiled(null)
    await taking.send({ leaveId })
    refresh()
  }
  return { sheet, draft: draft.value, change, file, filing, filed, takeBack, taking }
}
