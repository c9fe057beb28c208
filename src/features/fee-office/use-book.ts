import type { Input, Output } from 'cloud/contract/operations'
import { usePagedQuery } from '@/client/use-paged-query'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'

export type Book = Output<'readAccountBook'>
export type BookEntry = Book['entries'][number]
export type AccountDraft = Output<'readAccountDraft'>

/** The school's own account: what is entered, one entry more, one taken back, and what the term began with. */
export function useBook() {
  const book = usePagedQuery('readAccountBook', {}, (output) => ({ ...output, items: output.entries }))
  const adding = useSend('addAccountEntry')
  const reversing = useSend('reverseAccountEntry')
  const setting = useSend('saveAccountSetting')
  // Refused too: what the plan allows, or what a colleague entered, may have changed meanwhile.
  const thenRefresh = async (sent: Promise<unknown>) => {
    const answered = await sent
    if (book.state === 'ready') book.refresh()
    return answered !== null
  }
  return {
    book,
    adding,
    reversing,
    setting,
    add: (entry: Input<'addAccountEntry'>) => thenRefresh(adding.send(entry)),
    reverse: (entryId: string, reason: string) => thenRefresh(reversing.send({ entryId, reason })),
    save: (stated: Input<'saveAccountSetting'>) => thenRefresh(setting.send(stated)),
  }
}

/** What would be published of the account now, and publishing it exactly as it was looked at. */
export function useAccountDraft() {
  const draft = useQuery('readAccountDraft', {})
  const publishing = useSend('publishAccounts')
  const publish = async (contentSha256: string) => {
    const published = await publishing.send({ contentSha256 })
    if (draft.state === 'ready') draft.refresh()
    return published
  }
  return { draft, publishing, publish }
}
