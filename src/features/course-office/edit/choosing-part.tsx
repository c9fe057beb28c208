import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Chips } from '@/ui/chips'
import { Choice } from '@/ui/choice'
import { Field } from '@/ui/field'
import { gradeName } from '@/wording/grades'
import { noMoment, type Typed } from '../course-form'
import type { FormPart } from '../use-course-form'
import { MomentField } from './moment-field'

const modes = [
  { value: 'firstCome', label: '先到先得', note: '到点开放，满了排队候补' },
  { value: 'draw', label: '抽签', note: '公布后再放进一次抽签；抽签以前谁也选不了' },
  { value: 'assigned', label: '学校统一安排', note: '家长不用自己选' },
] as const
const heldFor = [
  { value: 120, label: '2 小时' },
  { value: 720, label: '12 小时' },
  { value: 1440, label: '24 小时' },
  { value: 4320, label: '3 天' },
]

/** How places are given, from when, and until when families change by themselves. */
export function ChoosingPart({ typed, fill, wrong, mayChange }: FormPart) {
  if (!mayChange('admission')) return null
  const isChosen = typed.admission !== 'assigned'
  const round = typed.admission === 'draw' ? '补选' : '选课'
  return (
    <Card title='怎样选'>
      <Choice label='选课方式' options={modes} value={typed.admission} error={wrong('admission')} onChange={(admission) => fill({ admission })} />
      {isChosen ? (
        <>
          {typed.admission === 'draw' ? <View className='menu-quiet'>抽签后还有空位的，在下面的时间里先到先得补选。</View> : null}
          <MomentField label={`${round}开始`} value={typed.opensAt} error={wrong('opensAt')} onChange={(opensAt) => fill({ opensAt })} />
          <MomentField label={`${round}截止`} value={typed.closesAt} error={wrong('closesAt')} onChange={(closesAt) => fill({ closesAt })} />
          <OpeningsPart typed={typed} fill={fill} error={wrong('gradeOpenings')} />
          <MomentField label='自己退课到' value={typed.changeUntil} error={wrong('changeUntil')} onChange={(changeUntil) => fill({ changeUntil })} />
          <Field label='候补的空位为家长保留多久' hint='只对想先问一声的家长' error={wrong('offerMinutes')}>
            <Chips label='候补的空位为家长保留多久' role='radio' options={heldFor} isOn={(minutes) => typed.offerMinutes === minutes} onTap={(offerMinutes) => fill({ offerMinutes })} />
          </Field>
        </>
      ) : null}
    </Card>
  )
}

type Opening = Typed['gradeOpenings'][number]

/** Grades that begin at a time of their own, so that not everybody comes at once. */
function OpeningsPart({ typed, fill, error }: { typed: Typed; fill: FormPart['fill']; error: string | null }) {
  const { gradeOpenings: openings } = typed
  const put = (index: number, changes: Partial<Opening>) => fill({ gradeOpenings: openings.map((opening, at) => (at === index ? { ...opening, ...changes } : opening)) })
  const toggle = ({ grades }: Opening, grade: number) => (grades.includes(grade) ? grades.filter((each) => each !== grade) : [...grades, grade].sort())
  if (typed.grades.length < 2 && openings.length === 0) return null
  return (
    <Field label='分年级错开' optional hint='不写的年级按上面的时间开始。' error={error}>
      {openings.map((opening, index) => (
        <View key={index} className='menu-entry'>
          <Chips label={`第 ${index + 1} 项年级`} role='checkbox' options={[...typed.grades].sort().map((grade) => ({ value: grade, label: gradeName(grade) }))} isOn={(grade) => opening.grades.includes(grade)} onTap={(grade) => put(index, { grades: toggle(opening, grade) })} />
          <View className='menu-ways'>
            <MomentField label={`第 ${index + 1} 项开始`} value={opening.opensAt} onChange={(opensAt) => put(index, { opensAt })} />
          </View>
          <Button label={`删去第 ${index + 1} 项`} onClick={() => fill({ gradeOpenings: openings.filter((each) => each !== opening) })}>
            删去这一项
          </Button>
        </View>
      ))}
      <Button onClick={() => fill({ gradeOpenings: [...openings, { grades: [], opensAt: noMoment }] })}>添加年级</Button>
    </Field>
  )
}
