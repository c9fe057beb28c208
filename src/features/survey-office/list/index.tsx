import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Dialog } from '@/ui/dialog'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { dateWords } from '@/wording/dates'
import { answeredWords, audienceNames, kindNames, stateNames, timesWords, type Listed } from '../survey-words'
import '../survey-office.scss'

const open = (asked: string) => void Taro.navigateTo({ url: `/features/survey-office/edit/index${asked}` })

type Asking = { survey: Listed; what: 'open' | 'close' | 'cancel' }
const titles = { open: '现在就开始？', close: '现在就截止？', cancel: '取消这份问卷？' }
const actions = { open: '现在开始', close: '现在截止', cancel: '取消问卷' }
const explained = { open: '马上请家长回答，开始以后不能再改题目。', close: '截止以后家长不能再交，结果随后统计，不能重新打开。', cancel: '家长还没有看到它。取消后不能恢复，要问可以另建一份。' }

/** The school's surveys, what the plan still asks for, and the templates to start from (FR-079, FR-082). */
export default function SurveyOfficeListPage() {
  const list = useQuery('listSchoolSurveys', {})
  const [moving, cancelling] = [useSend('moveSurvey'), useSend('cancelSurvey')]
  const [asking, setAsking] = useState<Asking | null>(null)
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const act = async ({ survey: { surveyId }, what }: Asking) => {
    if (what === 'cancel') await cancelling.send({ surveyId })
    else await moving.send({ surveyId, opensAt: what === 'open' ? 'now' : null, closesAt: what === 'close' ? 'now' : null })
    setAsking(null)
    list.refresh()
  }
  const { surveys, due, templates } = list.data
  const refusal = moving.refusal ?? cancelling.refusal
  return (
    <Page>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <Wide>
        <Columns roomy>
          {due.length > 0 ? (
            <Card title='方案要做的问卷'>
              {due.map(({ scheduleKey, name, dueOn }) => (
                <Cell key={`${scheduleKey} ${dueOn}`} title={name} label={`${dateWords(dueOn)}，还没有建`} onClick={() => open(`?scheduleKey=${scheduleKey}&dueOn=${dueOn}`)} />
              ))}
            </Card>
          ) : null}
          <Card title='新建一份'>
            {templates.map(({ key, name, note }) => (
              <Cell key={key} title={name} label={note} onClick={() => open(`?template=${key}`)} />
            ))}
            <Cell title='空白问卷' label='自己写题目' onClick={() => open('')} />
          </Card>
        </Columns>
        {surveys.length === 0 ? <Empty title='这个学期还没有问卷。' /> : null}
        <Columns roomy>
          {surveys.map((survey) => (
            <SurveyCard key={survey.surveyId} survey={survey} onAsk={(what) => setAsking({ survey, what })} />
          ))}
        </Columns>
      </Wide>
      <Dialog open={asking !== null} title={asking ? titles[asking.what] : ''} action={asking ? actions[asking.what] : ''} danger={asking?.what === 'cancel'} loading={moving.sending || cancelling.sending} onAction={() => void (asking && act(asking))} onCancel={() => setAsking(null)}>
        <View>{asking ? `“${asking.survey.title}”：${explained[asking.what]}` : null}</View>
      </Dialog>
    </Page>
  )
}

function SurveyCard({ survey, onAsk }: { survey: Listed; onAsk: (what: Asking['what']) => void }) {
  const { surveyId, title, state, kind, audience, courseTitle, published } = survey
  const answered = answeredWords(survey)
  return (
    <Card title={title} aside={<Badge tone={state === 'open' ? 'todo' : 'calm'}>{stateNames[state]}</Badge>}>
      <View>
        {kindNames[kind]} · {courseTitle ? `${courseTitle}的家长` : audienceNames[audience]}
      </View>
      <View className='survey-quiet'>{timesWords(survey)}</View>
      {answered ? <View>{answered}</View> : null}
      {state === 'scheduled' ? (
        <View className='survey-ways'>
          <Button block onClick={() => open(`?surveyId=${surveyId}`)}>
            看题目、修改
          </Button>
          <Button block onClick={() => onAsk('open')}>
            现在开始
          </Button>
          <Button block onClick={() => onAsk('cancel')}>
            取消问卷
          </Button>
        </View>
      ) : null}
      {state === 'open' ? (
        <View className='survey-ways'>
          <Button block onClick={() => open(`?surveyId=${surveyId}`)}>
            看题目、改截止时间
          </Button>
          <Button block onClick={() => onAsk('close')}>
            现在截止
          </Button>
        </View>
      ) : null}
      {state === 'closed' ? (
        <View className='survey-ways'>
          <Button block label={`看“${title}”的结果`} onClick={() => void Taro.navigateTo({ url: `/features/survey-office/results/index?surveyId=${surveyId}` })}>
            {published ? '看结果（已公布）' : '看结果、公布给家长'}
          </Button>
        </View>
      ) : null}
    </Card>
  )
}
