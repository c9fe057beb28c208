import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useSend } from '@/client/use-send'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { TextInput } from '@/ui/text-input'
import { emptyStaffBind, staffBindErrors, staffBindInput, type StaffBindErrors, type StaffBindFilled } from '../staff-bind-view'
import './index.scss'

const toDesk = () => void Taro.redirectTo({ url: '/features/staff/desk/index' })

/** A teacher ties the school's one-time code to their own WeChat. The code is kept in memory only. */
export default function StaffBindPage() {
  const [filled, setFilled] = useState(emptyStaffBind)
  const [errors, setErrors] = useState<StaffBindErrors>({})
  const { send, sending, refusal, dismiss } = useSend('bindStaff')

  const change = (changes: Partial<StaffBindFilled>) => {
    setFilled((before) => ({ ...before, ...changes }))
    setErrors({})
    dismiss()
  }
  const bind = async () => {
    const input = staffBindInput(filled)
    if (!input) return setErrors(staffBindErrors(filled))
    if (await send(input)) toDesk()
  }
  const errorOf = (field: keyof StaffBindFilled) => errors[field] ?? (refusal?.field?.path === field ? refusal.message : null)
  return (
    <Page>
      <View className='staff-bind-sentence'>只给本校教师使用。请填写学校发给您的教师绑定码，每个码只能用一次。</View>
      <TextInput label='绑定码' hint='8位，横线可以不填，不分大小写' max={20} value={filled.code} error={errorOf('code')} onChange={(code) => change({ code })} />
      <TextInput label='您的姓名' hint='与学校登记的一致' max={30} value={filled.staffName} error={errorOf('staffName')} onChange={(staffName) => change({ staffName })} />
      {refusal && !refusal.field ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {refusal?.code === 'bind_already' ? (
        <Button block kind='primary' onClick={toDesk}>
          去工作台
        </Button>
      ) : (
        <Button block kind='primary' loading={sending} onClick={() => void bind()}>
          绑定
        </Button>
      )}
    </Page>
  )
}
