import { useState } from 'react'
import type { PartnerKind } from 'cloud/contract/plan-people'
import { partnerNames } from 'cloud/rules/plan-names'
import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { CheckLine } from '@/ui/check-line'
import { Chips } from '@/ui/chips'
import { Field } from '@/ui/field'
import { NameChoice } from '@/ui/name-choice'
import { TextInput } from '@/ui/text-input'
import type { FormPart } from '../use-course-form'

const providers = [{ value: null, label: '本校教师' }, ...Object.entries(partnerNames).map(([value, label]) => ({ value: value as PartnerKind, label }))]

/** Who teaches it and where; outsiders only where somebody from outside gives it. */
export function WhoPart({ form, typed, fill, wrong, mayChange }: FormPart) {
  const [outside, setOutside] = useState(typed.providerKind !== null || typed.provider !== '')
  return (
    <Card title='教师和地点'>
      <NameChoice label='教师' hint='由校外提供的课，选本校负责的老师' single staff={form.staff} value={typed.teacherId === null ? [] : [typed.teacherId]} error={wrong('teacherId')} onChange={([teacherId]) => fill({ teacherId: teacherId ?? null })} />
      <TextInput label='地点' max={60} value={typed.venue} error={wrong('venue')} onChange={(venue) => fill({ venue })} />
      {form.asksLeader ? <TextInput label='当天负责人' max={40} value={typed.leader} error={wrong('leader')} onChange={(leader) => fill({ leader })} /> : null}
      {form.asksSecurityOfficer ? <TextInput label='安全员' max={40} value={typed.securityOfficer} error={wrong('securityOfficer')} onChange={(securityOfficer) => fill({ securityOfficer })} /> : null}
      {mayChange('offCampus') ? (
        <>
          <CheckLine checked={typed.offCampus} onChange={(offCampus) => fill({ offCampus, offCampusApproved: false })}>
            在校外上课
          </CheckLine>
          {typed.offCampus ? (
            <CheckLine checked={typed.offCampusApproved} onChange={(offCampusApproved) => fill({ offCampusApproved })}>
              主管部门已经批准外出
            </CheckLine>
          ) : null}
          <Wrong words={wrong('offCampus') ?? wrong('offCampusApproved')} />
          <CheckLine checked={outside} onChange={(on) => (setOutside(on), on ? undefined : fill({ providerKind: null, provider: '' }))}>
            由校外人员或机构提供
          </CheckLine>
          {outside ? (
            <>
              <Field label='提供方是哪一类' error={wrong('providerKind')}>
                <Chips label='提供方是哪一类' role='radio' options={providers} isOn={(kind) => typed.providerKind === kind} onTap={(providerKind) => fill({ providerKind })} />
              </Field>
              <TextInput label='提供方名称' optional hint='家长会看到' max={40} value={typed.provider} onChange={(provider) => fill({ provider })} />
            </>
          ) : null}
        </>
      ) : null}
    </Card>
  )
}

const Wrong = ({ words }: { words: string | null }) => (words ? <View className='menu-wrong'>{words}</View> : null)
