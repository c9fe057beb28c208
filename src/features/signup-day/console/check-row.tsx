import { useState } from 'react'
import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { TextInput } from '@/ui/text-input'
import { momentWords, stateBadges } from '../console-view'
import type { CheckItem, PersonCheck } from '../use-checklist'

interface Props {
  item: CheckItem
  confirm: (item: PersonCheck, confirmed: boolean, note: string) => Promise<boolean>
  sending: boolean
  onRehearse: () => void
}

const shownAtOnce = 6

/** One item: what was found, about which courses, what to do; and for what no program can see, the confirming. */
export function CheckRow({ item, confirm, sending, onRehearse }: Props) {
  const [note, setNote] = useState('')
  const { tone, words } = stateBadges[item.state]
  const { confirmed } = item
  const more = item.details.length - shownAtOnce
  return (
    <View className='k-cell console-check'>
      <View className='console-check__head'>
        <View className='console-check__title'>{item.title}</View>
        <Badge tone={tone}>{words}</Badge>
      </View>
      <View>{item.says}</View>
      {item.details.slice(0, shownAtOnce).map((each) => (
        <View key={each} className='console-quiet'>
          {each}
        </View>
      ))}
      {more > 0 ? <View className='console-quiet'>{`还有 ${more} 项`}</View> : null}
      {item.todo ? <View className='console-check__todo'>{item.todo}</View> : null}
      {item.key === 'rehearsed' && item.state !== 'good' ? (
        <View className='console-check__do'>
          <Button onClick={onRehearse}>去演练</Button>
        </View>
      ) : null}
      {item.state === 'person' ? (
        <>
          <TextInput label={`${item.title}：备注`} optional value={note} max={200} onChange={setNote} />
          <View className='console-check__do'>
            <Button label={`确认：${item.title}`} loading={sending} onClick={() => void confirm(item.key as PersonCheck, true, note)}>
              我已确认
            </Button>
          </View>
        </>
      ) : null}
      {confirmed ? (
        <View className='console-line'>
          <View className='console-quiet'>{`${confirmed.byName}，${momentWords(confirmed.at)} 确认`}</View>
          <Button label={`收回确认：${item.title}`} disabled={sending} onClick={() => void confirm(item.key as PersonCheck, false, '')}>
            收回
          </Button>
        </View>
      ) : null}
    </View>
  )
}
