import { useState } from 'react'
import Taro from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'
import { checkDraw, emptyDraw, type NewDraw } from './office-view'

const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })

/** The office's draws: making one, publishing it, taking it back. */
export function useOffice() {
  const { schoolId } = useSession()
  const desk = useQuery('listDraws', {})
  const draft = useDraft<NewDraw>(`draw-office.${schoolId}`, emptyDraw)
  const [creating, publishing, cancelling] = [useSend('createDraw'), useSend('publishDraw'), useSend('cancelDraw')]
  const [tried, setTried] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  const refresh = () => {
    if (desk.state === 'ready') desk.refresh()
  }
  const change = (changes: Partial<NewDraw>) => {
    creating.dismiss()
    setTold(null)
    draft.change(changes)
  }
  const create = async () => {
    setTried(true)
    const checked = checkDraw(draft.value)
    if (checked.kind === 'incomplete' || !(await creating.send(checked.draw))) return
    setTried(false)
    draft.clear()
    setTold('草稿已生成。请核对规则，公布后就不能再改。')
    refresh()
    toTop()
  }
  const decide = async (drawId: string, what: 'publish' | 'cancel') => {
    setTold(null)
    publishing.dismiss()
    cancelling.dismiss()
    const done = what === 'publish' ? await publishing.send({ drawId }) : await cancelling.send({ drawId })
    if (done) setTold(what === 'publish' ? '已公布，家长已收到通知。' : '已取消，这些课恢复先到先得。')
    refresh()
    return done !== null
  }
  const refusal = publishing.refusal ?? cancelling.refusal
  return { desk, draft: draft.value, change, create, creating, tried, told, decide, deciding: publishing.sending || cancelling.sending, refusal }
}
