import { useState } from 'react'
import { View } from '@tarojs/components'
import { useSend } from '@/client/use-send'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { dateTyped } from '@/ui/date-typed'
import { InsuranceFields } from '@/ui/insurance-fields'
import { emptyInsurance, insuranceErrors, insuranceInput, type InsuranceErrors, type InsuranceFilled } from '@/ui/insurance-form'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { fullDateWords } from '@/wording/dates'
import { privacyWords } from '@/wording/insurance'
import type { Pupil } from '../use-pupils'

interface InsurancePartProps {
  className: string
  pupil: Pupil
  onRecorded: () => void
  onCancel: () => void
}

/** A family's paper proof, recorded for it by the class teacher or the office (FR-095). */
export function InsurancePart({ className, pupil: { childId, rosterNo, name }, onRecorded, onCancel }: InsurancePartProps) {
  const [filled, setFilled] = useState<InsuranceFilled>(emptyInsurance)
  const [errors, setErrors] = useState<InsuranceErrors>({})
  const { send, sending, refusal, dismiss } = useSend('recordInsurance')
  const fill = (changes: Partial<InsuranceFilled>) => {
    setFilled((before) => ({ ...before, ...changes }))
    setErrors({})
    dismiss()
  }
  const record = async () => {
    const input = insuranceInput(filled)
    setErrors(insuranceErrors(filled))
    if (input && (await send({ childId, ...input }))) onRecorded()
  }
  const date = dateTyped(filled.validTo)
  return (
    <Page
      bar={
        <ActionBar note={refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}>
          <View className='code-ways'>
            <View className='code-ways__way code-ways__way--main'>
              <Button block kind='primary' loading={sending} onClick={() => void record()}>
                登记保险
              </Button>
            </View>
            <View className='code-ways__way'>
              <Button block disabled={sending} onClick={onCancel}>
                先不登记
              </Button>
            </View>
          </View>
        </ActionBar>
      }
    >
      <Notice title={`${className} ${rosterNo}号 ${name}`}>请看过家长出示的纸质凭证再登记，会注明由学校登记。{privacyWords}</Notice>
      <Card title='登记保险'>
        <InsuranceFields filled={filled} errors={errors} dateHint={date && fullDateWords(date)} onFill={fill} />
      </Card>
    </Page>
  )
}
