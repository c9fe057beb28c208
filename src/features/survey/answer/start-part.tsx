import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { instantWords } from '@/wording/dates'
import type { Sheet } from '../survey-view'
import type { Answering } from '../use-answering'

/** What the survey is, until when, and what becomes of an answer, before the first question. */
export function StartPart({ answering, sheet: { title, intro, closesAt, leastGroup } }: { answering: Answering; sheet: Sheet }) {
  return (
    <>
      <View className='survey-title'>{title}</View>
      <View className='survey-quiet survey-gap'>{instantWords(closesAt)}截止</View>
      <Card title='这份问卷不记名'>
        {intro ? <View className='survey-paragraph'>{intro}</View> : null}
        <View>{`您的答案交上后锁起来，截止后只留下合计，学校看不到哪一家答了什么。回答不到 ${leastGroup} 份的不单独统计，写的话也不留；您写的话只给学校办公室看，不带年级和班级。`}</View>
      </Card>
      <SiblingPart answering={answering} />
    </>
  )
}

/** A parent of two answers once and looks it over for the second. */
function SiblingPart({ answering: { sibling, kept, isWhole, wasHandedIn, isUnsent, isResumed, takeOver, submit, sending } }: { answering: Answering }) {
  if (wasHandedIn && kept.answers.length === 0) return <Notice title='交过的答案不会发回手机。要改，请重新填一份，交上后换掉原来那份。' />
  if (sibling) {
    return (
      <Notice title={`您在这部手机上填过${sibling.sheet?.childName ?? '另一个孩子'}的这份问卷。`}>
        <View>两个孩子情况一样的题，不用再填一遍。</View>
        <View className='survey-ways'>
          <Button kind='primary' onClick={takeOver}>{`照${sibling.sheet?.childName ?? '那份'}的填好`}</Button>
        </View>
      </Notice>
    )
  }
  if (!isResumed || !isUnsent) return null
  if (!isWhole) return <Notice title='已经填了一部分，下面接着填。' />
  return (
    <Notice title='每一页都填好了。可以一页页看一遍，也可以现在就交。'>
      <View className='survey-ways'>
        <Button loading={sending} onClick={() => void submit()}>
          不用改，现在就交
        </Button>
      </View>
    </Notice>
  )
}
