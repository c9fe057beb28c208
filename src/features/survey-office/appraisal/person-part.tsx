import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Input } from 'cloud/contract/operations'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { TextInput } from '@/ui/text-input'
import { scoreOf, type Person } from './appraisal-view'

type Scores = Input<'saveAppraisal'>['people'][number]['scores']

interface PersonPartProps {
  dimensions: readonly string[]
  person: Person
  sending: boolean
  refusal: string | null
  onSave: (scores: Scores) => void
  onBack: () => void
}

/** One person's month: a score for each dimension, typed or taken from families' answers. */
export function PersonPart({ dimensions, person, sending, refusal, onSave, onBack }: PersonPartProps) {
  const keptOf = (dimension: string) => person.scores.find((each) => each.dimension === dimension)
  const [typed, setTyped] = useState(() => Object.fromEntries(dimensions.map((dimension) => [dimension, String(keptOf(dimension)?.score ?? '')])))
  const [taken, setTaken] = useState(() => dimensions.filter((dimension) => keptOf(dimension)?.fromSurvey && person.families))
  const [tried, setTried] = useState(false)
  const { families } = person
  const isWrong = (dimension: string) => !taken.includes(dimension) && typed[dimension] !== '' && scoreOf(typed[dimension] ?? '') === undefined
  const save = () => {
    setTried(true)
    if (dimensions.some(isWrong)) return
    onSave(dimensions.map((dimension) => ({ dimension, fromSurvey: taken.includes(dimension), score: taken.includes(dimension) ? null : (scoreOf(typed[dimension] ?? '') ?? null) })))
  }
  return (
    <Card title={person.name}>
      <View className='appraisal-fields'>
        {dimensions.map((dimension) =>
          families && taken.includes(dimension) ? (
            <View key={dimension} className='appraisal-field'>
              <View>{`${dimension}：用家长评价 ${families.score} 分（${families.valid} 户）`}</View>
              <Button block onClick={() => setTaken(taken.filter((each) => each !== dimension))}>
                {`${dimension}改为自己填`}
              </Button>
            </View>
          ) : (
            <View key={dimension} className='appraisal-field'>
              <TextInput label={`${dimension}（0 到 100 分）`} optional max={6} value={typed[dimension] ?? ''} onChange={(value) => setTyped({ ...typed, [dimension]: value })} />
              {families && dimension.includes('家长') ? (
                <Button block onClick={() => setTaken([...taken, dimension])}>
                  {`用家长评价 ${families.score} 分`}
                </Button>
              ) : null}
            </View>
          ),
        )}
      </View>
      {tried && dimensions.some(isWrong) ? <Notice tone='refusal'>分数要在 0 到 100 之间，最多两位小数，请检查。</Notice> : null}
      {refusal ? <Notice tone='refusal'>{refusal}</Notice> : null}
      <View className='appraisal-do'>
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
