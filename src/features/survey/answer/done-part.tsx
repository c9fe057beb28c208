import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { instantWords } from '@/wording/dates'
import type { Sheet } from '../survey-view'
import type { Answering } from '../use-answering'

interface DonePartProps {
  answering: Answering
  sheet: Sheet
  surveyId: string
  childId: string
}

/** Handed in: what happens with it, whether it can be changed, and who else in the family is still asked. */
export function DonePart({ answering: { wasHandedIn, isUnsent, edit }, sheet, surveyId, childId }: DonePartProps) {
  const byOther = sheet.answered === 'other' && !wasHandedIn
  const until = instantWords(sheet.closesAt)
  return (
    <>
      <View className='survey-title'>{byOther ? `${sheet.childName}的问卷已由另一位家长交过` : `${sheet.childName}的问卷已经交上`}</View>
      <Card title={sheet.title}>
        <View className='survey-paragraph'>{byOther ? '每个孩子只交一份，您不用再答。要改，请交的那位家长来改。' : '谢谢您。截止后只留下合计，学校看不到哪一家答了什么。'}</View>
        {byOther ? null : <View>{sheet.editable ? `${until}截止，之前可以改，只算最后交的那份。` : '这份问卷交上后不能再改。'}</View>}
        {!byOther && sheet.editable ? (
          <View className='survey-ways'>
            <Button onClick={edit}>{isUnsent ? '接着改没有交的内容' : '改答案'}</Button>
          </View>
        ) : null}
      </Card>
      <NextChild surveyId={surveyId} childId={childId} />
    </>
  )
}

function NextChild({ surveyId, childId }: { surveyId: string; childId: string }) {
  const list = useQuery('listSurveys', {})
  const survey = list.state === 'ready' ? list.data.surveys.find((each) => each.surveyId === surveyId) : undefined
  const rest = survey?.children.filter((child) => child.childId !== childId && child.answered === 'nobody') ?? []
  const go = (url: string) => void Taro.redirectTo({ url })
  return (
    <View className='survey-ways'>
      {rest.map((child) => (
        <Button key={child.childId} block kind='primary' onClick={() => go(`/features/survey/answer/index?surveyId=${surveyId}&childId=${child.childId}`)}>
          {`接着回答${child.name}的这份`}
        </Button>
      ))}
      <Button block onClick={() => go('/features/survey/list/index')}>
        看问卷列表
      </Button>
    </View>
  )
}
