import { useState } from 'react'
import type { Input, Output } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'

export type Rota = Output<'readRota'>
export type RotaRoll = Rota['rolls'][number]
export type RotaDay = RotaRoll['days'][number]
export type Given = Output<'setDuty'>

/** The rota of one service for one week, and giving a roll to somebody. */
export function useRota() {
  const [asked, setAsked] = useState<Input<'readRota'>>({})
  const rota = useQuery('readRota', asked)
  const { send, sending, refusal, dismiss } = useSend('setDuty')
  const give = async (duty: Input<'setDuty'>) => {
    const given = await send(duty)
    // Read again either way: it is given now, or the rota was another one.
    if (rota.state === 'ready') rota.refresh()
    return given
  }
  return { rota, look: (changes: Input<'readRota'>) => setAsked((before) => ({ ...before, ...changes })), isThisWeek: asked.weekOf === undefined, give, sending, refusal, dismiss }
}
