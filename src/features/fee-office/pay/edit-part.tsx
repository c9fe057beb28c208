import { useState } from 'react'
import { View } from '@tarojs/components'
import type { StaffWork } from 'cloud/contract/pay'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { TextInput } from '@/ui/text-input'
import { familyScoreWords, keptWords, typedOf, workOf, type PayWork, type TypedWork } from './pay-view'

interface EditPartProps {
  scheme: NonNullable<PayWork['scheme']>
  person: PayWork['staff'][number]
  source: PayWork['scoreSource']
  sending: boolean
  refusal: string | null
  onSave: (work: StaffWork) => void
  onBack: () => void
}

/** One person's month: what the formula asks for and nothing else, the kept rolls beside it as a suggestion. */
export function EditPart({ scheme, person, source, sending, refusal, onSave, onBack }: EditPartProps) {
  const [typed, setTyped] = useState(() => typedOf(person))
  const [tried, setTried] = useState(false)
  const work = workOf(scheme, typed)
  const set = (changes: Partial<TypedWork>) => setTyped((before) => ({ ...before, ...changes }))
  const setIn = (part: 'counts' | 'percents' | 'lost', key: string, value: string) => setTyped((before) => ({ ...before, [part]: { ...before[part], [key]: value } }))
  const save = () => {
    setTried(true)
    if (work) onSave(work)
  }
  const isHourly = scheme.formula === 'hourly'
  const suggested = isHourly ? person.kept.minutes : scheme.formula === 'lessonShare' ? person.kept.lessons : null
  return (
    <Card title={person.name}>
      <View className='pay-quiet'>{keptWords(person)}。这是参考，以您填的为准。</View>
      {suggested ? (
        <View className='pay-do'>
          <Button block onClick={() => set({ lessons: String(person.kept.lessons), minutes: String(person.kept.minutes ?? 0) })}>
            按点名记录填
          </Button>
        </View>
      ) : null}
      <View className='pay-fields'>
        {scheme.formula === 'lessonShare' ? <TextInput label='课时（节）' hint='缺课、迟到的也算在内，在下面扣。' kind='number' max={3} value={typed.lessons} onChange={(lessons) => set({ lessons })} /> : null}
        {isHourly ? <TextInput label='时长（分钟）' kind='number' max={5} value={typed.minutes} onChange={(minutes) => set({ minutes })} /> : null}
        {scheme.guardPerDayFen === null ? null : <TextInput label='安保天数' optional kind='number' max={2} value={typed.guardDays} onChange={(guardDays) => set({ guardDays })} />}
        {scheme.formula === 'units' ? <TextInput label='期末家长评价得分' optional hint='只在学期最后一个月填；取消终期奖励的不填。' max={7} value={typed.score} onChange={(score) => set({ score })} /> : null}
        {scheme.formula === 'units' && person.families ? (
          <View className='pay-do'>
            <View className='pay-quiet'>{familyScoreWords(person.families, source)}</View>
            <Button block onClick={() => set({ score: String(person.families?.score) })}>
              用问卷得分 {person.families.score}
            </Button>
          </View>
        ) : null}
        {scheme.units.map(({ key, name, units }) => (
          <TextInput key={key} label={`${name}（次）`} hint={units === null ? '方案没有写记几个单位，填了也算不出。' : `每次 ${units} 个单位`} optional kind='number' max={4} value={typed.counts[key] ?? ''} onChange={(value) => setIn('counts', key, value)} />
        ))}
        {scheme.deductions.map((deduction) => (
          <View key={deduction.key}>
            <TextInput label={`扣减：${deduction.name}（次）`} optional kind='number' max={3} value={typed.counts[deduction.key] ?? ''} onChange={(value) => setIn('counts', deduction.key, value)} />
            {Number(typed.counts[deduction.key] ?? 0) > 0 && (deduction.percentFrom !== null || deduction.percentTo !== null) ? (
              <TextInput label='按轻重扣百分之几' hint={`方案写 ${deduction.percentFrom ?? 0}% 到 ${deduction.percentTo ?? 100}%`} max={5} value={typed.percents[deduction.key] ?? ''} onChange={(value) => setIn('percents', deduction.key, value)} />
            ) : null}
            {Number(typed.counts[deduction.key] ?? 0) > 0 && deduction.losesLesson && isHourly ? (
              <TextInput label='扣的那几节共多少分钟' kind='number' max={4} value={typed.lost[deduction.key] ?? ''} onChange={(value) => setIn('lost', deduction.key, value)} />
            ) : null}
          </View>
        ))}
      </View>
      {tried && !work ? <Notice tone='refusal'>有的格里不是数字，请检查。</Notice> : null}
      {refusal ? <Notice tone='refusal'>{refusal}</Notice> : null}
      <View className='pay-do'>
        <Button kind='primary' block loading={sending} onClick={save}>
          保存
        </Button>
        <Button block onClick={onBack}>
          不改了
        </Button>
      </View>
    </Card>
  )
}
