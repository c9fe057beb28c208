import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { ResultBars } from '@/ui/result-bars'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { dateOf, fullDateWords } from '@/wording/dates'
import { baseWords, lastWords, leastWords, resultRows } from '@/wording/survey-result'
import { PromiseCard } from '../promise-card'
import { usePublished } from '../use-results'
import '../result.scss'

/** What came of a survey, as the school published it: the whole school's figures, and what it promises (FR-081). */
export default function SurveyResultsPage() {
  const { surveyId } = useRouter().params
  const published = usePublished(surveyId)
  if (!surveyId) return <Page><Empty title='请从问卷列表里打开结果。' /></Page>
  if (published.state !== 'ready') {
    return (
      <Page>
        <Pending query={published} />
      </Page>
    )
  }
  const { data } = published
  return (
    <Page>
      {published.stale ? <Stale onRetry={published.refresh} /> : null}
      <Card title={data.title}>
        <View>{baseWords(data)}</View>
        <View className='result-quiet'>{leastWords(data.leastGroup)}</View>
        {data.last ? <View className='result-quiet'>{lastWords(data.last)}</View> : null}
      </Card>
      <Card title='学校的话'>
        <View className='result-said'>{data.summary}</View>
        <View className='result-quiet'>{fullDateWords(dateOf(data.publishedAt))}公布</View>
      </Card>
      {data.promises.length > 0 ? <View className='result-heading' {...spoken({ role: 'heading' })}>学校要改的</View> : null}
      {data.promises.map((promise) => (
        <PromiseCard key={promise.promiseId} promise={promise} />
      ))}
      {data.sections.map(({ key, title, questions }) => (
        <Card key={key} title={title}>
          {questions
            .filter(({ kind }) => kind !== 'text')
            .map((question) => (
              <ResultBars key={question.key} title={question.title} rows={resultRows(question)} instead={`回答不到 ${data.leastGroup} 份，不统计。`} />
            ))}
        </Card>
      ))}
      <Button block onClick={() => void Taro.navigateTo({ url: '/features/survey/promises/index' })}>
        看学校答应的全部改进
      </Button>
    </Page>
  )
}
