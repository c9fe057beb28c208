import { useState } from 'react'
import type { Input } from 'cloud/contract/operations'
import type { SurveyTextVerdict } from 'cloud/contract/survey-result'
import { usePagedQuery } from '@/client/use-paged-query'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'

export interface Group {
  part: Input<'readSurveyResults'>['part']
  partKey: string
}

/** A closed survey's results for the group that is looked at, and what was promised of it. */
export function useResults(surveyId: string) {
  const [group, choose] = useState<Group>({ part: 'all', partKey: '' })
  const results = useQuery('readSurveyResults', { surveyId, ...group })
  const keeping = useSend('keepPromise')
  const keep = async (promiseId: string, note: string) => {
    const kept = await keeping.send({ promiseId, note })
    // Read again either way: it is kept now, or somebody else kept it meanwhile.
    if (results.state === 'ready') results.refresh()
    return kept !== null
  }
  return { results, group, choose, keep, keeping: keeping.sending, refusal: keeping.refusal }
}

/** What families wrote, under one verdict, and a person's decision on it. */
export function useTexts(surveyId: string, verdict: SurveyTextVerdict, onDecided: () => void) {
  const list = usePagedQuery('listSurveyTexts', { surveyId, verdict }, (output) => ({ ...output, items: output.texts }))
  const deciding = useSend('decideSurveyText')
  const decide = async (textId: string, decided: 'shown' | 'hidden') => {
    await deciding.send({ surveyId, textId, verdict: decided })
    if (list.state === 'ready') list.refresh()
    onDecided()
  }
  return { list, decide, sending: deciding.sending, refusal: deciding.refusal }
}

export interface PromiseDraft {
  text: string
  owner: string
  dueOn: string
}

/** What the office says of the results; the draft stays on the phone until it is published. */
export function usePublishing(surveyId: string, summary: string) {
  const { schoolId } = useSession()
  const draft = useDraft<{ summary: string; promises: PromiseDraft[] }>(`results.${schoolId}.${surveyId}`, { summary, promises: [] })
  const publishing = useSend('publishSurveyResults')
  return { draft, publishing }
}
