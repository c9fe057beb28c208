import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { useResults } from '../use-results'
import { FiguresPart } from './figures-part'
import { PromisesPart } from './promises-part'
import { PublishPart } from './publish-part'
import { TextsPart } from './texts-part'
import '../results.scss'

/** A closed survey for the office: figures by group, what families wrote, and what is published of it (FR-081). */
export default function SurveyOfficeResultsPage() {
  const { surveyId } = useRouter().params
  if (!surveyId) return <Page><Empty title='请从问卷列表里打开结果。' /></Page>
  return <Results surveyId={surveyId} />
}

function Results({ surveyId }: { surveyId: string }) {
  const { results, group, choose, keep, keeping, refusal } = useResults(surveyId)
  const [writing, write] = useState(false)
  const [published, setPublished] = useState(false)
  if (results.state !== 'ready') {
    return (
      <Page>
        <Pending query={results} />
        {group.part === 'all' ? null : <Button onClick={() => choose({ part: 'all', partKey: '' })}>回到全校</Button>}
      </Page>
    )
  }
  const { data } = results
  const close = (done: boolean) => {
    write(false)
    setPublished(done)
    results.refresh()
  }
  if (writing) return <PublishPart surveyId={surveyId} results={data} onClose={close} />
  const action = data.report === null ? '公布结果和改进' : '改说明，加改进'
  const bar = data.publishable ? (
    <ActionBar>
      <Button block kind={data.report === null ? 'primary' : 'plain'} onClick={() => write(true)}>
        {action}
      </Button>
    </ActionBar>
  ) : null
  return (
    <Page bar={bar}>
      {results.stale ? <Stale onRetry={results.refresh} /> : null}
      {published ? <Notice title='已经公布，家长现在看得到。' /> : null}
      {data.publishable ? null : <Notice>这份问卷只问了一门课的家庭，结果只给学校看，不对家长公布。</Notice>}
      <PromisesPart report={data.report} promises={data.promises} keep={keep} keeping={keeping} refusal={refusal} />
      <FiguresPart results={data} group={group} onChoose={choose} />
      {data.texts.waiting + data.texts.shown + data.texts.hidden > 0 ? <TextsPart surveyId={surveyId} totals={data.texts} onDecided={results.refresh} /> : <View className='results-quiet'>没有家长写文字。</View>}
    </Page>
  )
}
