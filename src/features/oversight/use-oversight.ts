import { useState } from 'react'
import Taro from '@tarojs/taro'
import type { Input } from 'cloud/contract/operations'
import { usePagedQuery } from '@/client/use-paged-query'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { chooseSchool } from '@/session/session'
import { giveExcel } from '@/ui/give-excel'

export const open = (page: string) => void Taro.navigateTo({ url: `/features/oversight/${page}/index` })

/** The pages of one school ask as that school's. */
export function openSchool(schoolId: string) {
  chooseSchool(schoolId)
  open('school')
}

export function useReport() {
  const list = usePagedQuery('readBureauReport', {}, (output) => ({ ...output, items: output.schools }))
  const exporting = useSend('exportBureauReport')
  const [unopened, setUnopened] = useState(false)
  const give = async () => {
    const file = await exporting.send({})
    if (file) setUnopened(await giveExcel(file.fileName, file.base64).then(() => false, () => true))
  }
  return { list, give, exporting: exporting.sending, refusal: unopened ? '这部手机打不开文件，请在电脑上导出。' : (exporting.refusal?.message ?? null) }
}

export const useSchool = () => useQuery('readSchoolReport', {})

export function useInspections() {
  const list = usePagedQuery('listInspections', {}, (output) => ({ ...output, items: output.inspections }))
  const [logging, answering, settling] = [useSend('logInspection'), useSend('answerInspection'), useSend('settleInspection')]
  // Read again either way: it is done now, or somebody else was faster.
  const reread = <T>(done: T | null) => {
    if (list.state === 'ready') list.refresh()
    return done !== null
  }
  return {
    list,
    log: async (input: Input<'logInspection'>) => reread(await logging.send(input)),
    answer: async (inspectionId: string, answer: string) => reread(await answering.send({ inspectionId, answer })),
    settle: async (inspectionId: string) => reread(await settling.send({ inspectionId })),
    logging,
    answering,
    settling,
  }
}

export function useCases() {
  const list = usePagedQuery('listCases', {}, (output) => ({ ...output, items: output.cases }))
  const [publishing, withdrawing] = [useSend('publishCase'), useSend('withdrawCase')]
  const reread = () => {
    if (list.state === 'ready') list.refresh()
  }
  const publish = async (input: Input<'publishCase'>) => {
    const published = await publishing.send(input)
    if (published) reread()
    return published
  }
  const withdraw = async (caseId: string) => {
    const taken = await withdrawing.send({ caseId })
    reread()
    return taken !== null
  }
  return { list, publish, publishing, withdraw, withdrawing }
}
