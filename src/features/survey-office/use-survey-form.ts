import { useState } from 'react'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'
import { surveyOf, typedOf, type Typed } from './survey-edit'

export interface Start {
  surveyId: string | null
  template: string | null
  scheduleKey: string | null
  dueOn: string | null
}

/** A survey as it is kept or begun, what the office has typed since, and saving it. What is typed outlives the page. */
export function useSurveyForm(start: Start) {
  const { schoolId } = useSession()
  const form = useQuery('readSurveyDraft', start)
  const seenAt = form.state === 'ready' ? form.data.seenAt : null
  const { value: kept, change, clear } = useDraft<{ typed: Typed | null }>(`survey-office.${schoolId}.${Object.values(start).join('.')}.${seenAt}`, { typed: null })
  const saving = useSend('saveSurvey')
  const [tried, setTried] = useState(false)
  const typed = form.state === 'ready' ? (kept.typed ?? typedOf(form.data)) : null
  const read = typed && surveyOf(typed)
  const save = async () => {
    setTried(true)
    if (form.state !== 'ready' || !read || !('survey' in read)) return null
    const { scheduleKey, dueOn } = form.data
    const done = await saving.send({ surveyId: start.surveyId, seenAt, scheduleKey, dueOn, ...read.survey })
    if (done) clear()
    return done
  }
  const fill = (changes: Partial<Typed>) => {
    saving.dismiss()
    if (typed) change(({ typed: newest }) => ({ typed: { ...(newest ?? typed), ...changes } }))
  }
  return { form, typed, changed: kept.typed !== null, faults: tried && read && 'faults' in read ? read.faults : {}, fill, giveUp: clear, save, sending: saving.sending, refusal: saving.refusal }
}
