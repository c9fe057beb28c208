import { useState } from 'react'
import type { Output } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { costsOf, type Entered } from './settlement-view'

export type Settlement = Output<'readSettlement'>

/** How far the term's closing is, and the one thing to do next. Settling goes on, 200 children a call, until none is left. */
export function useSettlement() {
  const query = useQuery('readSettlement', {})
  const [entered, setEntered] = useState<Entered>({ costs: {}, unrecordedAs: null })
  const [left, setLeft] = useState<number | null>(null)
  const [start, next, finish, close] = [useSend('startSettlement'), useSend('settleNext'), useSend('finishSettlement'), useSend('closeTerm')]
  const refresh = () => {
    if (query.state === 'ready') query.refresh()
  }

  const settleAll = async () => {
    for (let open = 1; open > 0; ) {
      const settled = await next.send({})
      if (!settled) return refresh()
      open = settled.left
      setLeft(open)
    }
    await finish.send({})
    setLeft(null)
    refresh()
  }
  const begin = async (data: Settlement) => {
    const costs = costsOf(data, entered)
    if (costs !== null && (await start.send({ costs, unrecordedAs: entered.unrecordedAs }))) await settleAll()
  }
  const step = async (closing: 'disclose' | 'archive' | 'expire') => {
    await close.send({ closing })
    refresh()
  }
  const all = [start, next, finish, close]
  return { query, entered, enter: (changes: Partial<Entered>) => setEntered((before) => ({ ...before, ...changes })), left, begin, settleAll, step, sending: all.some(({ sending }) => sending), refusal: all.find(({ refusal }) => refusal !== null)?.refusal ?? null }
}
