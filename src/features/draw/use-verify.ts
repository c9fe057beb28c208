import { useEffect, useRef, useState } from 'react'
import { CallRefused } from '@/client/refused'
import type { DrawResult } from './draw-view'
import { verifyDraw, type Progress, type Verified } from './verify'

export type Verifying = { kind: 'idle' } | { kind: 'running'; progress: Progress } | { kind: 'broken'; message: string } | { kind: 'done'; verified: Verified }

/** Draws again on this phone, when the family asks for it. */
export function useVerify(result: DrawResult) {
  const [state, setState] = useState<Verifying>({ kind: 'idle' })
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])
  const show = (next: Verifying) => {
    if (!gone.current) setState(next)
  }
  const verify = async () => {
    show({ kind: 'running', progress: { words: '正在取名单', done: 0, total: 0 } })
    try {
      show({ kind: 'done', verified: await verifyDraw(result, (progress) => show({ kind: 'running', progress })) })
    } catch (failure) {
      if (!(failure instanceof CallRefused)) throw failure
      show({ kind: 'broken', message: failure.message })
    }
  }
  return { state, verify: () => void verify() }
}
