import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Input } from 'cloud/contract/operations'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { timeWords } from '../course-words'
import { lineWords, outcomeWords, stateWords, toneOf } from '../outcome-view'
import type { Outcome, Shortlist, ShortlistActions } from '../shortlist'
import { isSame } from '../shortlist'
import { childNameOf, menuOf, type FamilyMenus } from '../use-family-menus'

interface OutcomePartProps {
  outcome: Outcome
  family: FamilyMenus
  list: Shortlist & ShortlistActions
  onSend: (lines: Input<'chooseCourses'>['lines']) => void
}

const toPlaces = () => void Taro.navigateTo({ url: '/features/course/places/index' })

/** What came of each line, as the API has committed it, and the next step for what was refused. */
export function OutcomePart({ outcome, family, list, onSend }: OutcomePartProps) {
  return (
    <Card title={`提交结果：${outcomeWords(outcome)}`}>
      {outcome.map((line) => (
        <View key={`${line.childId}${line.courseId}`} className='course-outcome'>
          <View className='course-row__head'>
            <View className='course-row__title'>
              {childNameOf(family, line.childId)} · {line.title}
            </View>
            <Badge tone={toneOf(line)}>{stateWords(line)}</Badge>
          </View>
          <View>{line.result === 'joined' ? joinedWords(family, line) : lineWords(line)}</View>
          <NextStep line={line} list={list} onSend={onSend} />
        </View>
      ))}
      <View className='course-ways'>
        <Button kind={list.wishes.length === 0 ? 'primary' : 'plain'} onClick={toPlaces}>
          看我的课程
        </Button>
        <Button onClick={list.putAway}>知道了，收起结果</Button>
      </View>
    </Card>
  )
}

function joinedWords(family: FamilyMenus, { childId, courseId }: Outcome[number]) {
  const row = menuOf(family, childId, null)?.rows.find(({ course }) => course.courseId === courseId)
  return row ? timeWords(row.course) : ''
}

/** What the family can do about a refused line; it is still on the shortlist. */
function NextStep({ line, list, onSend }: Pick<OutcomePartProps, 'list' | 'onSend'> & { line: Outcome[number] }) {
  const wish = list.wishes.find((each) => isSame(each, line))
  if (line.result !== 'refused' || !wish) return null
  const { childId, courseId, onOffer, ifClash } = wish
  if (line.refusal === 'course_full') return <Button onClick={() => onSend([{ childId, courseId, onOffer, ifClash, ifFull: 'wait', together: null }])}>排队候补{`“${line.title}”`}</Button>
  if (line.refusal === 'course_clash' && ifClash === 'refuse') return <Button onClick={() => list.change(wish, { ifClash: 'replace' })}>改成“换成这门”，再提交</Button>
  if (line.refusal === 'course_not_together') return <Button onClick={() => list.untie(wish)}>改成各选各的，再提交</Button>
  return line.refusal === 'course_limit' ? <Button onClick={toPlaces}>去退一门再选</Button> : null
}
