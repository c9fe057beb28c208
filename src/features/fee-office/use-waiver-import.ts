import { useState } from 'react'
import type { Output } from 'cloud/contract/operations'
import { call } from '@/client/call'
import { CallRefused } from '@/client/refused'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { giveExcel } from '@/ui/give-excel'
import { chooseExcel } from './excel-file'
import { percentOf } from './waivers-view'

export interface ListDraft {
  group: string | null
  source: string
  percent: string
}

export interface ReadFile {
  name: string
  list: { group: string; source: string; percent: number | null; base64: string }
  checked: Output<'checkWaiverList'>
}

const fileRefusals = { too_large: '文件太大，请分成几个文件，每个不超过 500 名学生。', unreadable: '这个文件读不出来，请重新选择。' }

/** An official list: told apart by group and paper, read through before it counts, then taken in. */
export function useWaiverImport() {
  const sheet = useQuery('readWaiverSheet', {})
  const [draft, setDraft] = useState<ListDraft>({ group: null, source: '', percent: '' })
  const [file, setFile] = useState<ReadFile | null>(null)
  const [reading, setReading] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const importing = useSend('importWaiverList')
  const [imported, setImported] = useState<Output<'importWaiverList'> | null>(null)

  const change = (changes: Partial<ListDraft>) => {
    // What was read through was read for the group and share as they stood.
    setFile(null)
    setWrong(null)
    setImported(null)
    importing.dismiss()
    setDraft((before) => ({ ...before, ...changes }))
  }
  const choose = async (asksPercent: boolean) => {
    const chosen = await chooseExcel()
    if (chosen.kind === 'none' || draft.group === null) return
    setFile(null)
    setImported(null)
    setWrong(chosen.kind === 'chosen' ? null : fileRefusals[chosen.kind])
    if (chosen.kind !== 'chosen') return
    const list = { group: draft.group, source: draft.source.trim(), percent: asksPercent ? percentOf(draft.percent) : null, base64: chosen.base64 }
    setReading(true)
    try {
      setFile({ name: chosen.name, list, checked: await call('checkWaiverList', list) })
    } catch (failure) {
      if (!(failure instanceof CallRefused)) throw failure
      setWrong(failure.message)
    } finally {
      setReading(false)
    }
  }
  const takeIn = async () => {
    if (file === null) return
    const answer = await importing.send(file.list)
    if (!answer) return
    setFile(null)
    setImported(answer)
  }
  const giveTemplate = async () => {
    if (sheet.state === 'ready') await giveExcel(sheet.data.fileName, sheet.data.base64).catch(() => setWrong('这部手机打不开模板，请在电脑上下载。'))
  }
  return { sheet, draft, change, file, reading, wrong, choose, takeIn, importing, imported, giveTemplate }
}
