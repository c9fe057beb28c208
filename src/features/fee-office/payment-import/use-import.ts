import { useState } from 'react'
import type { Output } from 'cloud/contract/operations'
import type { PaymentHow } from 'cloud/contract/payment'
import { call } from '@/client/call'
import { CallRefused } from '@/client/refused'
import { useSend } from '@/client/use-send'
import { chooseExcel } from '../excel-file'

export type Seen = Output<'previewPaymentImport'>

const chooseWords = { too_large: '文件太大，一次最多约 1,100 行（60 KB）。请按年级分开，一次导入一个。', unreadable: '这个文件读不出来，请换一个再试。' } as const

/** A file on its way: chosen, previewed, recorded. What it would record is read again whenever the accounts moved under it. */
export function useImport() {
  const [file, setFile] = useState<{ name: string; base64: string } | null>(null)
  const [how, setHow] = useState<PaymentHow | null>(null)
  const [seen, setSeen] = useState<Seen | null>(null)
  const [reading, setReading] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const [recorded, setRecorded] = useState<Output<'importPayments'> | null>(null)
  const { send, sending, refusal, dismiss } = useSend('importPayments')

  const preview = async (base64: string, by: PaymentHow) => {
    setReading(true)
    try {
      setSeen(await call('previewPaymentImport', { file: base64, how: by }))
    } catch (failure) {
      if (!(failure instanceof CallRefused)) throw failure
      setSeen(null)
      setFault(failure.message)
    } finally {
      setReading(false)
    }
  }
  const choose = async () => {
    if (how === null) return setFault('请先选择这些款多数是怎样收的。')
    const chosen = await chooseExcel()
    if (chosen.kind === 'none') return
    dismiss()
    setRecorded(null)
    setSeen(null)
    if (chosen.kind !== 'chosen') return setFault(chooseWords[chosen.kind])
    setFault(null)
    setFile(chosen)
    await preview(chosen.base64, how)
  }
  const record = async () => {
    if (!file || !seen || how === null) return
    const done = await send({ file: file.base64, how, seenSha256: seen.seenSha256 })
    setRecorded(done)
    // Whatever was answered, what is left of the file stands differently now: bad rows, or rows that somebody else recorded.
    await preview(file.base64, how)
  }
  const changeHow = (by: PaymentHow) => {
    setFault(null)
    setHow(by)
    if (file && seen) void preview(file.base64, by)
  }
  return { file, how, changeHow, seen, reading, fault, recorded, choose, record, sending, refusal }
}
