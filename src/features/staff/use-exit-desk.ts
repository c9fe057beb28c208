import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'
import { useDraft } from '@/session/draft'
import { isOpen } from './exits-view'
import { mostExits, useExits } from './use-exits'
import { useSelection } from './use-selection'

const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })

/**
 * The page's own state: what is chosen, whether it is being approved or delayed, and the reason, which outlives a
 * refused decision and a way back to the list.
 */
export function useExitDesk() {
  const { list, decide, sending, refusal, dismiss } = useExits()
  const open = list.state === 'ready' ? list.data.items.filter(isOpen) : []
  const selection = useSelection(open.map(({ exitId }) => exitId), mostExits)
  const [deciding, setDeciding] = useState<'approve' | 'delay' | null>(null)
  const delay = useDraft<{ reason: string; until: string }>('staff.exit-delay', { reason: '', until: '' })
  const [done, setDone] = useState<string | null>(null)

  const begin = (decision: 'approve' | 'delay' | null) => {
    dismiss()
    setDone(null)
    setDeciding(decision)
    if (decision !== 'approve') toTop()
  }
  const finish = (words: string) => {
    setDone(words)
    setDeciding(null)
    selection.clear()
    toTop()
  }
  const approve = async () => {
    const output = await decide({ exitIds: selection.chosen, decision: 'approve', reason: '', until: null })
    if (output) finish(`已同意 ${output.decided} 份退出申请。`)
  }
  const postpone = async (until: string) => {
    const output = await decide({ exitIds: selection.chosen, decision: 'delay', reason: delay.value.reason.trim(), until })
    if (!output) return
    delay.clear()
    finish(`已暂缓 ${output.decided} 份退出申请，家长会收到原因。`)
  }
  const chosen = open.filter(({ exitId }) => selection.has(exitId))
  // Where the list has moved on, nothing may be left to decide about: back to the list, which says why.
  const nothingLeft = list.state === 'ready' && chosen.length === 0
  useEffect(() => {
    if (nothingLeft) setDeciding(null)
  }, [nothingLeft])
  return { list, open, selection, chosen, deciding, begin, approve, postpone, delay, done, sending, refused: refusal?.message ?? null }
}
