import { usePagedQuery } from '@/client/use-paged-query'
import { useSend } from '@/client/use-send'

/** The term's menu as the office has it, and the ways to fill it. */
export function useMenuDraft() {
  const menu = usePagedQuery('readMenuDraft', {}, (output) => ({ ...output, items: output.courses }))
  const imported = useSend('importFromPlan')
  const copied = useSend('copyLastTerm')
  const again = <T>(done: T | null) => {
    if (menu.state === 'ready') menu.refresh()
    return done
  }
  return {
    menu,
    importFromPlan: async (planKeys: string[]) => again(await imported.send({ planKeys }))?.courseIds.length ?? null,
    copyLastTerm: async () => again(await copied.send({}))?.courseIds.length ?? null,
    sending: imported.sending || copied.sending,
    refusal: imported.refusal ?? copied.refusal,
  }
}
