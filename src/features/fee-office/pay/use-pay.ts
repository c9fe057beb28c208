import { useState } from 'react'
import type { Input } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { giveExcel } from '@/ui/give-excel'

/** A period's work, what its spending is, the sheet that follows, and publishing it. */
export function usePay() {
  const [period, choose] = useState<string | null>(null)
  const work = useQuery('readPayWork', { month: period === null || period === 'term' ? null : period })
  const shown = period ?? (work.state === 'ready' ? work.data.month : null)
  const sheet = useQuery('readPaySheet', shown === null ? null : { period: shown })
  const [saving, funding, publishing] = [useSend('savePayWork'), useSend('savePayFund'), useSend('publishPaySheet')]
  const exporting = useSend('exportPaySheet')
  const [unopened, setUnopened] = useState(false)

  // Read again either way: it is kept now, or somebody else was faster.
  const reread = () => {
    if (work.state === 'ready') work.refresh()
    if (sheet.state === 'ready') sheet.refresh()
  }
  const save = async (input: Input<'savePayWork'>) => {
    const saved = await saving.send(input)
    reread()
    return saved !== null
  }
  const saveFund = async (input: Input<'savePayFund'>) => {
    await funding.send(input)
    reread()
  }
  const publish = async (fingerprint: string) => {
    const published = shown === null ? null : await publishing.send({ period: shown, fingerprint })
    reread()
    return published !== null
  }
  const exportSheet = async () => {
    if (shown === null) return
    const file = await exporting.send({ period: shown })
    if (file) setUnopened(await giveExcel(file.fileName, file.base64).then(() => false, () => true))
  }
  return { period: shown, choose, work, sheet, save, saving, saveFund, funding, publish, publishing, exportSheet, exporting, exportRefused: unopened ? '这部手机打不开文件，请在电脑上导出。' : (exporting.refusal?.message ?? null) }
}
