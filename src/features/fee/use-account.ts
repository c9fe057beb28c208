import { useState } from 'react'
import { useQuery } from '@/client/use-query'
import { chooseChild, useSession } from '@/session/session'

/** One child's account, and the family's other children to change to. `named` is the child that the address names. */
export function useAccount(named: string | null) {
  const session = useSession()
  const [picked, setPicked] = useState<string | null>(null)
  const family = useQuery('readFamily', {})
  // Somebody without a child here is no guardian to the API: that is a beginning, no fault.
  const isGuardian = !(family.state === 'refused' && family.code === 'role_needed')
  const children = family.state === 'ready' ? family.data.children.map(({ childId, name }) => ({ value: childId, label: name })) : []
  const childId = picked ?? named ?? session.childId ?? children[0]?.value ?? null
  const account = useQuery('readAccount', childId === null || !isGuardian ? null : { childId })
  const choose = (next: string) => {
    setPicked(next)
    chooseChild(next)
  }
  return { family, isGuardian, children, childId, account, choose }
}
