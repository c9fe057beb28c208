import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Chips } from '@/ui/chips'
import { Empty } from '@/ui/empty'
import { ResultBars } from '@/ui/result-bars'
import { Tabs } from '@/ui/tabs'
import { dateOf, fullDateWords } from '@/wording/dates'
import { baseWords, lastWords, leastWords, resultRows } from '@/wording/survey-result'
import { firstOf, groupsIn, partsIn, type Results } from '../results-view'
import type { Group } from '../use-results'

interface Props {
  results: Results
  group: Group
  onChoose: (group: Group) => void
}

/** Whose answers are looked at, and their bars, question by question. */
export function FiguresPart({ results, group, onChoose }: Props) {
  const { title, closedAt, last, leastGroup, sections } = results
  const parts = partsIn(results)
  return (
    <>
      <Card title={title}>
        <View>{baseWords(results)}</View>
        <View className='results-quiet'>
          {fullDateWords(dateOf(closedAt))}截止。{leastWords(leastGroup)}
        </View>
        {last ? <View className='results-quiet'>{lastWords(last)}</View> : null}
        {parts.length > 1 ? <Tabs label='看谁的回答' options={parts} value={group.part} onChange={(part) => onChoose(firstOf(results, part))} /> : null}
        {group.part === 'all' ? null : <Chips label='哪一组' role='radio' options={groupsIn(results, group.part)} isOn={(key) => key === group.partKey} onTap={(partKey) => onChoose({ part: group.part, partKey })} />}
      </Card>
      {sections.length === 0 ? <Empty title='这份问卷没有问全校都答的题，请按课程或老师看。' /> : null}
      {sections.map((section) => (
        <Card key={section.key} title={section.title}>
          {section.questions.map((question) => (
            <ResultBars key={question.key} title={question.title} rows={resultRows(question)} instead={question.kind === 'text' ? '家长写的话列在下面，不分年级和班级。' : `回答不到 ${leastGroup} 份，不统计。`} />
          ))}
        </Card>
      ))}
    </>
  )
}
