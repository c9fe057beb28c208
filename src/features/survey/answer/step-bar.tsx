import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { fateUnknown } from '@/client/refused'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { wordsPage, type Sheet } from '../survey-view'
import type { Answering } from '../use-answering'

/** On, back, and on the last page the handing in. */
export function StepBar({ answering, sheet: { editable } }: { answering: Answering; sheet: Sheet }) {
  const { screens, page, isClosed, wasHandedIn, sending, turnTo, next, submit } = answering
  const isLast = page === screens.length - 1
  const leave = () => void Taro.redirectTo({ url: '/features/survey/list/index' })
  const says = isLast && !isClosed ? (editable ? '不记名。截止前可以改。' : '不记名。交上后不能再改，请看好再交。') : null
  return (
    <ActionBar note={isClosed ? null : answering.refusal ? <RefusalPart answering={answering} /> : says}>
      <View className='survey-steps'>
        {page > 0 ? (
          <View className='survey-steps__back'>
            <Button block disabled={sending} onClick={() => turnTo(page - 1)}>
              上一页
            </Button>
          </View>
        ) : null}
        <View className='survey-steps__on'>
          <Button block kind='primary' loading={sending} onClick={isLast ? (isClosed ? leave : () => void submit()) : next}>
            {isLast ? (isClosed ? '看问卷列表' : wasHandedIn ? '交上修改' : '交上') : '下一页'}
          </Button>
        </View>
      </View>
    </ActionBar>
  )
}

function RefusalPart({ answering: { refusal, screens, kept, page, turnTo } }: { answering: Answering }) {
  if (!refusal) return null
  const words = refusal.code === 'survey_text_risky' ? wordsPage(screens, kept.answers) : -1
  return (
    <Notice tone='refusal' title={refusal.message}>
      {fateUnknown(refusal) ? <View>答案都在这部手机上。再点一次“交上”就行，点几次都只算一份。</View> : null}
      {words >= 0 && words !== page ? (
        <View className='survey-ways'>
          <Button onClick={() => turnTo(words)}>{`去改第 ${words + 1} 页写的话`}</Button>
        </View>
      ) : null}
    </Notice>
  )
}
