import { useState } from 'react'
import Taro from '@tarojs/taro'
import type { SubscriptionAnswer } from 'cloud/contract/subscription'
import { useQuery } from './use-query'
import { useSend } from './use-send'

export interface Reminders {
  /** How many more messages may come of what is asked for here; of the template with the fewest. */
  left: number
  /** Opens WeChat's own question; only ever after a tap, as WeChat demands. */
  ask: () => void
  asking: boolean
  /** What became of the last question; null before any. */
  outcome: 'accepted' | 'refused' | 'off' | null
}

// WeChat asks for three at once at most.
const mostAtOnce = 3

/**
 * WeChat's reminders by the keys of their templates. Null where there is nothing to ask: in a browser, on a host that sends
 * none, before the answer and without a network. It hangs on nothing and nothing hangs on it: whatever fails here, the page's
 * own work is done.
 */
export function useReminders(keys: readonly string[]): Reminders | null {
  // Only WeChat has them, so on H5 nothing is asked of the API either.
  const offered = useQuery('readSubscriptions', process.env.TARO_ENV === 'weapp' ? {} : null)
  const { send } = useSend('recordSubscriptions')
  const [asking, setAsking] = useState(false)
  const [outcome, setOutcome] = useState<Reminders['outcome']>(null)
  if (offered.state !== 'ready') return null
  const templates = offered.data.templates.filter(({ key }) => keys.includes(key)).slice(0, mostAtOnce)
  if (templates.length === 0) return null

  const ask = async () => {
    setAsking(true)
    try {
      const answers = await askWeChat(templates.map(({ templateId }) => templateId))
      setOutcome(outcomeOf(answers))
      if (answers.length > 0 && (await send({ answers }))) offered.refresh()
    } finally {
      setAsking(false)
    }
  }
  return { left: Math.min(...templates.map(({ left }) => left)), ask: () => void (asking || ask()), asking, outcome }
}

type Answers = { templateId: string; answer: SubscriptionAnswer }[]

const known: Record<string, SubscriptionAnswer> = { accept: 'accept', acceptWithAudio: 'accept', acceptWithAlert: 'accept', reject: 'reject', ban: 'ban', filter: 'filter' }

/** What the reader answered to each; none where WeChat could not ask, such as with all messages switched off (20004). */
async function askWeChat(templateIds: string[]): Promise<Answers> {
  try {
    const said = (await Taro.requestSubscribeMessage({ tmplIds: templateIds } as Taro.requestSubscribeMessage.Option)) as unknown as Record<string, string>
    return templateIds.flatMap((templateId) => (known[said[templateId] ?? ''] ? [{ templateId, answer: known[said[templateId] as string] as SubscriptionAnswer }] : []))
  } catch {
    return []
  }
}

function outcomeOf(answers: Answers): Reminders['outcome'] {
  if (answers.length === 0) return 'off'
  return answers.some(({ answer }) => answer === 'accept') ? 'accepted' : 'refused'
}
