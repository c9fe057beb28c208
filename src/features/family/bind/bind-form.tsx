import { useState } from 'react'
import Taro from '@tarojs/taro'
import { useSend } from '@/client/use-send'
import { chooseChild } from '@/session/session'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { Notice } from '@/ui/notice'
import { TextInput } from '@/ui/text-input'
import { bindErrors, bindInput, emptyBind, relationOptions, type BindErrors, type BindFilled } from '../bind-view'

/** What stands on the slip, and who is binding. Kept in memory only: a code is a secret of one slip. */
export function BindForm({ onConsentNeeded }: { onConsentNeeded: () => void }) {
  const [filled, setFilled] = useState(emptyBind)
  const [errors, setErrors] = useState<BindErrors>({})
  const { send, sending, refusal, dismiss } = useSend('bindChild')

  const change = (changes: Partial<BindFilled>) => {
    setFilled((before) => ({ ...before, ...changes }))
    setErrors({})
    dismiss()
  }
  const bind = async () => {
    const input = bindInput(filled)
    if (!input) return setErrors(bindErrors(filled))
    const bound = await send(input)
    if (!bound) return
    chooseChild(bound.childId)
    await Taro.switchTab({ url: '/pages/home/index' })
  }
  const errorOf = (field: keyof BindFilled) => errors[field] ?? (refusal?.field?.path === field ? refusal.message : null)
  return (
    <>
      <TextInput label='绑定码' hint='纸条上的8位，横线可以不填，不分大小写' max={20} value={filled.code} error={errorOf('code')} onChange={(code) => change({ code })} />
      <TextInput label='孩子姓名' hint='与学校名册一致' max={30} value={filled.childName} error={errorOf('childName')} onChange={(childName) => change({ childName })} />
      <TextInput label='您的姓名' max={30} value={filled.guardianName} error={errorOf('guardianName')} onChange={(guardianName) => change({ guardianName })} />
      <Choice label='您是孩子的' options={relationOptions} value={filled.relation} error={errorOf('relation')} onChange={(relation) => change({ relation })} />
      {refusal && !refusal.field ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {refusal?.code === 'consent_needed' ? (
        <Button block kind='primary' onClick={onConsentNeeded}>
          阅读规则
        </Button>
      ) : (
        <Button block kind='primary' loading={sending} onClick={() => void bind()}>
          绑定
        </Button>
      )}
    </>
  )
}
