import type { Input, Output } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { draftOf, emptyDraft, inputOf, type TermDraft } from './calendar-view'

export type Calendar = Output<'readCalendar'>
export type TermInput = Input<'saveTerm'>

/** The term as it is saved, what the office has changed of it, and the saving. The draft outlives the page. */
export function useCalendar() {
  const calendar = useQuery('readCalendar', {})
  const { send, sending, refusal, dismiss } = useSend('saveTerm')
  const { value: draft, change, clear } = useDraft<{ term: TermDraft | null }>('calendar', { term: null })

  const saved = calendar.state === 'ready' ? calendar.data.term : null
  // A draft of a term that is no longer the current one belongs to nothing.
  const ownOf = (kept: TermDraft | null) => (kept && (kept.termId === null || kept.termId === saved?.termId) ? kept : null)
  const own = ownOf(draft.term)
  const term = own ?? (saved ? draftOf(saved) : emptyDraft)

  const save = async () => {
    const input = inputOf(term)
    const done = input && (await send(input))
    if (!done) return false
    clear()
    if (calendar.state === 'ready') calendar.refresh()
    return true
  }
  const fill = (changes: Partial<TermDraft>) => {
    dismiss()
    change((newest) => ({ term: { ...(ownOf(newest.term) ?? term), ...changes } }))
  }
  const begin = () => change({ term: emptyDraft })
  return { calendar, term, changed: own !== null, fill, begin, giveUp: clear, save, sending, refusal }
}
