import { useEffect, useState } from 'react'
import type { Input, Output } from 'cloud/contract/operations'
import { call } from '@/client/call'
import { CallRefused } from '@/client/refused'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useShown } from './use-shown'

export type RehearsalState = Output<'readRehearsal'>
export type Rehearsal = NonNullable<RehearsalState['rehearsal']>
export type Report = NonNullable<Rehearsal['report']>
export type RehearsalInput = Input<'startRehearsal'>

const pauseMs = 1000
const afterFailureMs = 4000

/** The last rehearsal. While it runs and the page is looked at, one step after another is played. */
export function useRehearsal() {
  const query = useQuery('readRehearsal', {})
  const starting = useSend('startRehearsal')
  const removing = useSend('removeRehearsal')
  const shown = useShown()
  const [answered, setAnswered] = useState(0)
  const [failure, setFailure] = useState<CallRefused | null>(null)
  const running = query.state === 'ready' && query.data.rehearsal?.state === 'running' ? query.data.rehearsal.rehearsalId : null
  const refresh = () => query.state === 'ready' && query.refresh()

  useEffect(() => {
    if (!running || !shown) return undefined
    let left = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const step = async () => {
      // A step may be sent again with a key of its own: what was played is not played twice.
      const done = await call('stepRehearsal', { rehearsalId: running }).catch(asFailure)
      if (left) return
      setFailure(done instanceof CallRefused ? done : null)
      if (!(done instanceof CallRefused)) setAnswered(done.answered)
      if (!(done instanceof CallRefused) && done.state !== 'running') return void refresh()
      timer = setTimeout(() => void step(), done instanceof CallRefused ? afterFailureMs : pauseMs)
    }
    void step()
    return () => {
      left = true
      clearTimeout(timer)
    }
    // Only another rehearsal, or coming back to the page, begins anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [running, shown])

  const start = async (input: RehearsalInput) => {
    setAnswered(0)
    await starting.send(input)
    refresh()
  }
  const remove = async (rehearsalId: string) => {
    await removing.send({ rehearsalId })
    refresh()
  }
  return { query, answered, failure, start, remove, starting: starting.sending, removing: removing.sending, refusal: starting.refusal ?? removing.refusal }
}

function asFailure(failure: unknown) {
  if (failure instanceof CallRefused) return failure
  throw failure
}
