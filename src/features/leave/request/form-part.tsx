import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Chips } from '@/ui/chips'
import { Choice } from '@/ui/choice'
import { Field } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { TextInput } from '@/ui/text-input'
import { dateWords } from '@/wording/dates'
import { severalDays, type LeaveDraft } from '../leave-draft'
import { cutOffWords, dayOptions, daysOf, reasonOptions, serviceOptions, spanOf, type CheckedLeave, type LeaveSheet } from '../leave-view'

interface FormPartProps {
  sheet: LeaveSheet
  draft: LeaveDraft
  /** What is missing; null until the family has tried to go on. */
  missing: Extract<CheckedLeave, { kind: 'incomplete' }> | null
  change: (changes: Partial<LeaveDraft>) => void
}

/** Which day, which service, why: for one sick child in the morning it is two taps and the button. */
export function FormPart({ sheet, draft, missing, change }: FormPartProps) {
  const { child, planText } = sheet
  const services = serviceOptions(sheet, spanOf(sheet, draft))
  return (
    <>
      <Notice title={`${child.name}　${child.className}`}>
        <View>{planText ?? cutOffWords(sheet)}</View>
      </Notice>
      <Card>
        <Choice label='哪一天' options={dayOptions(sheet)} value={draft.day} error={missing?.day} onChange={(day) => change({ day, service: null })} />
        {draft.day === severalDays ? (
          <>
            <DaysField label='从哪天' days={daysOf(sheet)} value={draft.from} onChange={(from) => change({ from, to: draft.to === null || draft.to < from ? from : draft.to, service: null })} />
            <DaysField label='到哪天' hint='这一天也不来。超过三周的假，到时再接着请。' days={daysOf(sheet).filter((date) => draft.from === null || date >= draft.from)} value={draft.to} error={missing?.dates} onChange={(to) => change({ to, service: null })} />
          </>
        ) : null}
        {services.length > 0 ? <Choice label='哪一项' options={services} value={draft.service} error={missing?.service} onChange={(service) => change({ service })} /> : null}
        <Choice label='原因' optional options={reasonOptions} value={draft.reason} onChange={(reason) => change({ reason })} />
        {draft.reason === 'other' ? <TextInput label='写一句原因' optional max={100} value={draft.words} onChange={(words) => change({ words })} /> : null}
      </Card>
    </>
  )
}

interface DaysFieldProps {
  label: string
  hint?: string
  error?: string | null
  days: string[]
  value: string | null
  onChange: (date: string) => void
}

const DaysField = ({ days, value, onChange, ...field }: DaysFieldProps) => (
  <Field {...field}>
    <Chips label={field.label} role='radio' options={days.map((date) => ({ value: date, label: dateWords(date) }))} isOn={(date) => date === value} onTap={onChange} />
  </Field>
)
