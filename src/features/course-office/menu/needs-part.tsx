import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Fold } from '@/ui/fold'
import { ResultBars } from '@/ui/result-bars'
import { dateOf, fullDateWords } from '@/wording/dates'
import { baseWords, resultRows } from '@/wording/survey-result'
import { useNeeds } from '../use-needs'

/** The last needs survey beside the menu that is being drafted (FR-010); nothing where it cannot be read, for the menu does not wait for it. */
export function NeedsPart() {
  const query = useNeeds()
  if (query.state !== 'ready') return null
  const { needs } = query.data
  if (needs === null) return <View className='menu-quiet'>还没有截止的需求问卷；在“问卷”里发一份，家长想要的课会列在这里。</View>
  const questions = needs.sections.flatMap((section) => section.questions).filter(({ kind }) => kind !== 'text')
  return (
    <Fold title='家长想要什么（需求问卷）'>
      <View>{needs.title}</View>
      <View className='menu-quiet'>
        {fullDateWords(dateOf(needs.closedAt))}截止。{baseWords(needs)}
      </View>
      {questions.map((question, index) => (
        <ResultBars key={index} title={question.title} rows={wishedFirst(resultRows(question))} instead={`回答不到 ${needs.leastGroup} 份，不统计。`} />
      ))}
      <View className='menu-ways'>
        <Button onClick={() => void Taro.navigateTo({ url: `/features/survey-office/results/index?surveyId=${needs.surveyId}` })}>按年级看，看家长写的话</Button>
      </View>
    </Fold>
  )
}

/** What most families want stands on top: that is what a menu is drafted by. */
const wishedFirst = (rows: ReturnType<typeof resultRows>) => rows && rows.map((row) => ({ ...row, bars: [...row.bars].sort((one, other) => other.share - one.share) }))
