import { useEffect, useState } from 'react'
import type { Output } from 'cloud/contract/operations'
import { call } from '@/client/call'
import { CallRefused } from '@/client/refused'
import { useSession } from '@/session/session'
import { useShown } from './use-shown'

export type SignUpDay = Output<'readSignUpDay'>
export type LiveCourse = SignUpDay['courses'][number]

const everyMs = 2000
const mostMs = 30_000

export interface Watched {
  /** The newest answer; null before the first. */
  day: SignUpDay | null
  /** Why the newest attempt failed; null where it did not. */
  failure: CallRefused | null
  /** Asks once more at once. */
  again: () => void
}

/**
 * The sign-up day, asked for every two seconds while it is looked at: later and later while it fails, and never more often than
 * half as long as an answer takes, so that watching does not add to the rush. What was read last stays on the screen.
 */
export function useSignUpDay(active: boolean): Watched {
  const { epoch } = useSession()
  const shown = useShown()
  const [round, setRound] = useState(0)
  const [held, setHeld] = useState<Omit<Watched, 'again'>>({ day: null, failure: null })
  useEffect(() => {
    if (!active || !shown) return undefined
    let left = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let failures = 0
    const ask = async () => {
      const asked = Date.now()
      const answer = await call('readSignUpDay', {}).catch(asFailure)
      if (left) return
      const failure = answer instanceof CallRefused ? answer : null
      failures = failure ? failures + 1 : 0
      setHeld((before) => ({ day: answer instanceof CallRefused ? before.day : answer, failure }))
      // Whoever may not look is not let in by asking again.
      if (failure?.code === 'role_needed' || failure?.code === 'sign_in_needed') return
      timer = setTimeout(() => void ask(), Math.max(Math.min(everyMs * 2 ** failures, mostMs), 2 * (Date.now() - asked)))
    }
    void ask()
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [active, shown, epoch, round])
  return { ...held, again: () => setRound(round + 1) }
}

function asFailure(failure: unknown) {
  if (failure instanceof CallRefused) return failure
  throw failure
}
