import { useRef, useState } from 'react'
import type { Input, OperationName, Output } from 'cloud/contract/operations'
import { call } from './call'
import { CallRefused, fateUnknown } from './refused'
import { newRequestKey } from './request-key'

export interface Send<Name extends OperationName> {
  /** Sends once; gives null where refused (see `refusal`) or where another send is still under way. */
  send: (input: Input<Name>) => Promise<Output<Name> | null>
  sending: boolean
  refusal: CallRefused | null
  /** Takes the shown refusal away, when the family changes what it had filled in. */
  dismiss: () => void
}

/**
 * Sends a write from a page. A second tap while one is under way does nothing; the same input sent again after a lost
 * reply keeps its request key, so that the API answers the same and does nothing twice. `ask` is how one send is carried out.
 */
export function useSend<Name extends OperationName>(operation: Name, ask: typeof call<Name> = call): Send<Name> {
  const [sending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<CallRefused | null>(null)
  const underWay = useRef(false)
  const unanswered = useRef<{ input: string; requestKey: string } | null>(null)

  const send = async (input: Input<Name>) => {
    if (underWay.current) return null
    underWay.current = true
    setSending(true)
    setRefusal(null)
    const text = JSON.stringify(input)
    const requestKey = unanswered.current?.input === text ? unanswered.current.requestKey : newRequestKey()
    try {
      const output = await ask(operation, input, { requestKey })
      unanswered.current = null
      return output
    } catch (failure) {
      if (!(failure instanceof CallRefused)) throw failure
      unanswered.current = fateUnknown(failure) ? { input: text, requestKey } : null
      setRefusal(failure)
      return null
    } finally {
      underWay.current = false
      setSending(false)
    }
  }
  return { send, sending, refusal, dismiss: () => setRefusal(null) }
}
