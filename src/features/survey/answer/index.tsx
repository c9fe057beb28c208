import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { useAnswering, type Answering } from '../use-answering'
import { DonePart } from './done-part'
import { ScreenPart } from './screen-part'
import { StartPart } from './start-part'
import { StepBar } from './step-bar'
import '../survey.scss'

const listPage = '/features/survey/list/index'

/** One child's ballot, a screen a section (FR-079, FR-080). */
export default function AnswerSurveyPage() {
  const { surveyId, childId } = useRouter().params
  if (!surveyId || !childId) return <Page><ToList title='请从问卷列表里打开要回答的问卷。' /></Page>
  return <Answer surveyId={surveyId} childId={childId} />
}

function Answer({ surveyId, childId }: { surveyId: string; childId: string }) {
  const answering = useAnswering(surveyId, childId)
  const { query, sheet, screen, page, isClosed, isDone } = answering
  if (!sheet) {
    if (query.state === 'ready' || query.state === 'loading' || query.state === 'offline') return <Page><Pending query={query.state === 'ready' ? { state: 'loading' } : query} /></Page>
    return <Page><ToList title={isClosed ? '问卷已经截止，不能再回答。' : query.message} /></Page>
  }
  if (!screen) return <Page><ToList title='这份问卷没有要您回答的题。' /></Page>
  if (isDone) return <Page><DonePart answering={answering} sheet={sheet} surveyId={surveyId} childId={childId} /></Page>
  return (
    <Page bar={<StepBar answering={answering} sheet={sheet} />}>
      {query.state === 'offline' || (query.state === 'ready' && query.stale) ? <Stale onRetry={query.refresh} /> : null}
      {isClosed ? <ClosedPart answering={answering} /> : null}
      {page === 0 && !isClosed ? <StartPart answering={answering} sheet={sheet} /> : null}
      <ScreenPart answering={answering} sheet={sheet} screen={screen} />
    </Page>
  )
}

/** Closing came first: what was filled in stays on the phone and is only to be read. */
function ClosedPart({ answering: { wasHandedIn, isUnsent, mayBeIn } }: { answering: Answering }) {
  if (isUnsent && mayBeIn) return <Notice title='问卷已经截止。这份发出去以后没有收到回复：可能已经交上，也可能没有。下面是这部手机上留着的答案。' />
  if (!isUnsent) return <Notice title='问卷已经截止，您交的这份算数。下面是这部手机上留着的答案。' />
  return (
    <Notice tone='refusal' title={wasHandedIn ? '问卷已经截止。您之前交的那份算数，后来的改动没有交上。' : '问卷已经截止，这次没有交上。'}>
      <View>您填的内容还在这部手机上，可以看，不能再交。</View>
      <View className='survey-ways'>
        <Button onClick={() => void Taro.navigateTo({ url: '/features/feedback/write/index' })}>想说的话，写给学校</Button>
      </View>
    </Notice>
  )
}

function ToList({ title }: { title: string }) {
  return (
    <Empty title={title}>
      <Button onClick={() => void Taro.redirectTo({ url: listPage })}>看问卷列表</Button>
    </Empty>
  )
}
