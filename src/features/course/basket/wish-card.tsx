import { useState } from 'react'
import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { CheckLine } from '@/ui/check-line'
import { Notice } from '@/ui/notice'
import { ChoiceFields } from '../choice-fields'
import { placesSaid, timeWords } from '../course-words'
import type { Shortlist, ShortlistActions } from '../shortlist'
import { choiceWords, nameOf, type WishLine } from '../shortlist-view'

interface WishCardProps {
  line: WishLine
  at: number
  lines: WishLine[]
  list: Shortlist & ShortlistActions
}

/** One wish: what will become of it, how it is to be done, and where it stands in the order. */
export function WishCard({ line, at, lines, list }: WishCardProps) {
  const [changing, setChanging] = useState(false)
  const { wish, row, childName, says } = line
  const places = row ? placesSaid(row.course) : null
  return (
    <Card title={`${at + 1}. ${wish.title}`} aside={places && line.fate !== 'done' ? <Badge tone={places.tone}>{places.words}</Badge> : null}>
      <View>
        {childName}
        {row ? ` · ${timeWords(row.course)}` : ''}
      </View>
      {wish.refused ? <Notice tone='refusal'>上次没选上：{wish.refused.message}</Notice> : null}
      {says.map((words) => (
        <View key={words} className={line.fate === 'blocked' || line.fate === 'gone' ? 'course-row__why' : 'course-note'}>
          {words}
        </View>
      ))}
      {line.fate === 'send' || line.fate === 'later' || line.fate === 'blocked' ? (
        <>
          {changing ? (
            <View className='course-fields'>
              <ChoiceFields choices={wish} tied={wish.together !== null} onChange={(changes) => list.change(wish, changes)} />
            </View>
          ) : (
            <View className='course-quiet'>{choiceWords(wish)}</View>
          )}
          <TiedPart line={line} at={at} lines={lines} list={list} all={changing} />
        </>
      ) : null}
      <View className='course-ways'>
        <Button label={`${changing ? '收起' : '改'}第 ${at + 1} 项的办法`} onClick={() => setChanging(!changing)}>
          {changing ? '改好了' : '改办法'}
        </Button>
        {at > 0 ? (
          <Button label={`把${wish.title}上移`} onClick={() => list.move(at, -1)}>
            上移
          </Button>
        ) : null}
        {at < lines.length - 1 ? (
          <Button label={`把${wish.title}下移`} onClick={() => list.move(at, 1)}>
            下移
          </Button>
        ) : null}
        <Button label={`从心愿单移走${wish.title}`} onClick={() => list.remove(wish)}>
          移走
        </Button>
      </View>
    </Card>
  )
}

/** Another child's wishes to go together with; the same course is asked for at once, others only where asked. */
function TiedPart({ line: { wish }, at, lines, list, all }: WishCardProps & { all: boolean }) {
  const others = lines.flatMap((other, to) => (other.wish.childId === wish.childId || other.fate === 'done' || other.fate === 'gone' ? [] : [{ other, to }]))
  const shown = others.filter(({ other }) => all || other.wish.courseId === wish.courseId || (wish.together !== null && other.wish.together === wish.together))
  return (
    <>
      {shown.map(({ other, to }) => (
        <CheckLine key={`${other.wish.childId}${other.wish.courseId}`} checked={wish.together !== null && other.wish.together === wish.together} onChange={() => list.tie(at, to)}>
          {`与${nameOf(other)}一起选上，或都不选`}
        </CheckLine>
      ))}
    </>
  )
}
