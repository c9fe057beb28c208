import { useState } from 'react'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'

/** One alert for whoever looks after it: taking it on, writing into its log, closing it. */
export function useAlert(alertId: string) {
  const detail = useQuery('readAlert', alertId === '' ? null : { alertId })
  const taking = useSend('acknowledgeAlert')
  const noting = useSend('noteAlert')
  const closing = useSend('closeAlert')
  const [note, setNote] = useState('')

  // Read again either way: a colleague may have been faster.
  const refresh = () => {
    if (detail.state === 'ready') detail.refresh()
  }
  const takeOn = async () => {
    await taking.send({ alertId })
    refresh()
  }
  const writeDown = async () => {
    if (await noting.send({ alertId, note: note.trim() })) setNote('')
    refresh()
  }
  const close = async () => {
    const closed = await closing.send({ alertId, note: note.trim() })
    if (closed) setNote('')
    refresh()
    return closed !== null
  }
  const change = (written: string) => {
    noting.dismiss()
    closing.dismiss()
    setNote(written)
  }
  return { detail, note, change, takeOn, taking, writeDown, noting, close, closing }
}
