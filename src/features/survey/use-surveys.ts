import { useEffect, useState } from 'react'
import type { Output } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'
import { useSession } from '@/session/session'
import { forget, isUnsent, keptHere, type KeptHere } from './kept-answers'

export type Survey = Output<'listSurveys'>['surveys'][number]

/** The family's surveys, and what this phone keeps of them. What was handed in is forgotten once its survey is over. */
export function useSurveys() {
  const { schoolId } = useSession()
  const list = useQuery('listSurveys', {})
  const [, draw] = useState(0)
  const surveys = list.state === 'ready' ? list.data.surveys : null
  const isFresh = list.state === 'ready' && !list.stale
  const isOpen = ({ surveyId }: KeptHere) => surveys?.some((survey) => survey.surveyId === surveyId && survey.state === 'open')

  useEffect(() => {
    if (!isFresh) return
    keptHere(schoolId)
      .filter((kept) => !isOpen(kept) && !isUnsent(kept))
      .forEach((kept) => forget(schoolId, kept))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is open follows from the list
  }, [surveys, isFresh, schoolId])

  const kept = keptHere(schoolId)
  return {
    list,
    /** Begun on this phone and not handed in. */
    begun: kept.filter(isUnsent),
    /** The same, of surveys that are over: to be read, and forgotten by the family itself. */
    left: isFresh ? kept.filter((each) => isUnsent(each) && !isOpen(each)) : [],
    forget: (each: KeptHere) => {
      forget(schoolId, each)
      draw((times) => times + 1)
    },
  }
}
