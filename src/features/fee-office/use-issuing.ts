import { useRef, useState } from 'react'
import { useDidHide } from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { periodKey, type Issuing } from './issue-view'

/**
 * Statements go out in portions until none is left. Left off at any point, by a lost network or a put away phone, it is
 * simply begun again: a child that has its statement gets no second one.
 */
export function useIssuing() {
  const billable = useQuery('listBillable', {})
  const { send, refusal, dismiss } = useSend('issueStatements')
  const [state, setState] = useState<Issuing>({ kind: 'idle' })
  const away = useRef(false)
  useDidHide(() => {
    away.current = true
  })

  const issue = async (serviceKey: string, periodFrom: string) => {
    const key = periodKey(serviceKey, { periodFrom })
    dismiss()
    away.current = false
    let issued = 0
    let left: number | null = null
    let stuck = false
    setState({ kind: 'running', key, issued, left })
    for (;;) {
      const portion = await send({ serviceKey, periodFrom })
      if (portion === null) break
      issued += portion.issued
      left = portion.left
      stuck = left > 0 && portion.issued === 0
      if (left === 0 || stuck || away.current) break
      setState({ kind: 'running', key, issued, left })
    }
    if (left === 0) setState({ kind: 'done', key, issued })
    else setState(stuck && left !== null ? { kind: 'stuck', key, issued, left } : { kind: 'stopped', key, issued, left })
    if (billable.state === 'ready') billable.refresh()
  }
  return { billable, state, refusal, issue }
}
