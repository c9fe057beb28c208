import { useState } from 'react'
import Taro from '@tarojs/taro'
import { usePagedQuery } from '@/client/use-paged-query'
import { useSend } from '@/client/use-send'
import { percentOf, type Filled, type OfficeRelief, type OfficeWaiver } from './waivers-view'

const nothingFilled: Filled = { percent: '', reason: '' }
const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })

export type Doing = { kind: 'decide'; waiver: OfficeWaiver; decision: 'grant' | 'deny' } | { kind: 'end'; relief: OfficeRelief }

/** The term's requests and reliefs, and one decision at a time. */
export function useWaivers() {
  const waivers = usePagedQuery('listWaivers', {}, (output) => ({ ...output, items: output.waivers }))
  const reliefs = usePagedQuery('listReliefs', {}, (output) => ({ ...output, items: output.reliefs }))
  const deciding = useSend('decideWaiver')
  const ending = useSend('endRelief')
  const [doing, setDoing] = useState<Doing | null>(null)
  const [filled, setFilled] = useState(nothingFilled)
  const [done, setDone] = useState<string | null>(null)
  const refresh = () => {
    if (waivers.state === 'ready') waivers.refresh()
    if (reliefs.state === 'ready') reliefs.refresh()
  }
  const begin = (next: Doing | null) => {
    deciding.dismiss()
    ending.dismiss()
    setDone(null)
    setFilled(nothingFilled)
    setDoing(next)
    toTop()
  }
  const finish = (says: string | null) => {
    if (says !== null) {
      setDoing(null)
      setDone(says)
      toTop()
    }
    // Read again either way: a colleague may have been faster, or the family has taken it back.
    refresh()
  }
  const carryOut = async () => {
    if (doing?.kind === 'decide') {
      const { waiver, decision } = doing
      const percent = decision === 'grant' && waiver.planPercent === null ? percentOf(filled.percent) : null
      const answer = await deciding.send({ requestId: waiver.requestId, decision, percent, reason: filled.reason.trim() })
      finish(answer && (decision === 'grant' ? '已同意，账单已经按减免重算。' : '已答复家长：没有同意。'))
    } else if (doing?.kind === 'end') {
      finish((await ending.send({ reliefId: doing.relief.reliefId, reason: filled.reason.trim() })) && '已取消减免，账单已经更正。')
    }
  }
  return { waivers, reliefs, doing, begin, filled, fill: (changes: Partial<Filled>) => setFilled((before) => ({ ...before, ...changes })), carryOut, sending: deciding.sending || ending.sending, refusal: (deciding.refusal ?? ending.refusal)?.message ?? null, done }
}
