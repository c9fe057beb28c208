import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { instantWords } from '@/wording/dates'
import { mayBeIn, type KeptHere } from '../kept-answers'
import { useSurveys, type Survey } from '../use-surveys'
import '../survey.scss'

const open = (url: string) => void Taro.navigateTo({ url })
const answerPage = (surveyId: string, childId: string) => `/features/survey/answer/index?surveyId=${surveyId}&childId=${childId}`

/** The surveys that ask this family, a row a child, and what came of earlier ones (FR-080, FR-081). */
export default function SurveysPage() {
  const { list, begun, left, forget } = useSurveys()
  if (list.state === 'refused' && list.code === 'role_needed') {
    return (
      <Page>
        <Empty title='绑定孩子以后，才能回答问卷。'>
          <Button onClick={() => open('/features/family/bind/index')}>绑定孩子</Button>
        </Empty>
      </Page>
    )
  }
  if (list.state !== 'ready') return <Page><Pending query={list} /></Page>
  const { surveys } = list.data
  const asking = surveys.filter(({ state, children }) => state === 'open' && children.length > 0)
  const published = surveys.filter((survey) => survey.published)
  return (
    <Page>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {asking.length === 0 ? <Empty title='现在没有问卷要回答。' /> : null}
      {asking.map((survey) => (
        <AskingCard key={survey.surveyId} survey={survey} begun={begun} />
      ))}
      {left.map((kept) => (
        <LeftCard key={`${kept.surveyId} ${kept.childId}`} kept={kept} onForget={() => forget(kept)} />
      ))}
      <Card title='结果和改进'>
        {published.length === 0 ? <View className='survey-quiet'>学校还没有公布过问卷结果。</View> : null}
        {published.map(({ surveyId, title }) => (
          <Cell key={surveyId} title={title} label='看结果' onClick={() => open(`/features/survey/results/index?surveyId=${surveyId}`)} />
        ))}
        <Cell title='你说我改' label='学校答应改进的事，做到了没有' onClick={() => open('/features/survey/promises/index')} />
      </Card>
    </Page>
  )
}

function AskingCard({ survey: { surveyId, title, closesAt, editable, children }, begun }: { survey: Survey; begun: KeptHere[] }) {
  const labelOf = ({ childId, answered }: Survey['children'][number]) => {
    if (answered === 'other') return '另一位家长已经交过，不用再答'
    const unsent = begun.some((kept) => kept.surveyId === surveyId && kept.childId === childId)
    if (answered === 'own') return unsent && editable ? '改动还没有交' : editable ? '截止前可以改' : '交后不能改'
    return unsent ? '填了一部分，接着填' : '点这里回答'
  }
  return (
    <Card title={title}>
      <View className='survey-quiet survey-paragraph'>{instantWords(closesAt)}截止，不记名</View>
      {children.map((child) => (
        <Cell
          key={child.childId}
          title={child.name}
          label={labelOf(child)}
          value={<Badge tone={child.answered === 'nobody' ? 'todo' : 'good'}>{child.answered === 'nobody' ? '请回答' : '已交'}</Badge>}
          onClick={() => open(answerPage(surveyId, child.childId))}
        />
      ))}
    </Card>
  )
}

/** What was not handed in before closing stays the family's until it throws it away. */
function LeftCard({ kept, onForget }: { kept: KeptHere; onForget: () => void }) {
  const { surveyId, childId, sheet, sent } = kept
  const what = `${sheet?.childName ?? ''}的${sent === null ? '答案' : '改动'}`
  const says = mayBeIn(kept) ? `${what}发出去以后没有收到回复，可能已经交上，也可能没有。` : `${what}没有交上，只在这部手机上。`
  return (
    <Card title={mayBeIn(kept) ? '没有收到回复的内容' : '没有交上的内容'}>
      <View>{`《${sheet?.title ?? '问卷'}》已经截止，${says}`}</View>
      <View className='survey-ways'>
        <Button onClick={() => open(answerPage(surveyId, childId))}>看一看</Button>
        <Button onClick={onForget}>从手机上删掉</Button>
      </View>
    </Card>
  )
}
