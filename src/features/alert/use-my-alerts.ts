import { useState } from 'react'
import type { AlertAnswer } from 'cloud/contract/alert'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'

/** The alerts about one's own children today, and one's answer to them. */
export function useMyAlerts() {
  const mine = useQuery('listMyAlerts', {})
  const { send, sending, refusal } = useSend('answerAlert')
  const [note, setNote] = useState('')
  const [sent, setSent] = useState<AlertAnswer | null>(null)

  const answer = async (alertId: string, said: AlertAnswer) => {
    setSent(said)
    if (await send({ alertId, answer: said, note: note.trim() })) setNote('')
    // Read again either way: the school may have found the child meanwhile.
    if (mine.state === 'ready') mine.refresh()
  }
  return { mine, answer, sending: sending ? sent : null, refusal, note, setNote }
}
