import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Fact } from '@/ui/fact'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { clockWords, dateOf, dateWords } from '@/wording/dates'
import { usePeople } from '../use-people'
import './index.scss'

const steps = [
  { words: '往后十分钟', minutes: 10 },
  { words: '往后一小时', minutes: 60 },
  { words: '往后一天', minutes: 24 * 60 },
]

/** Tries the demonstration school as one of its people, on a day of one's choice. Never part of the mini-program. */
export default function PeoplePage() {
  const { people, become, leave, move, moving, refusal } = usePeople()
  if (people.state !== 'ready') {
    return (
      <Page>
        <Pending query={people} />
      </Page>
    )
  }
  const { data } = people
  return (
    <Page>
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <Card title='选一个身份体验'>
        {data.people.map(({ personId, name, note, bindCode }) => (
          <Cell key={personId} title={name} label={bindCode ? `${note}（绑定码 ${bindCode}）` : note} onClick={() => void become(personId)} />
        ))}
        <Cell title='以访客身份看' label='不登录，只看公布的方案' onClick={() => void leave()} />
      </Card>
      <Card title='演示时间'>
        <Fact name='现在是'>{`${dateWords(dateOf(data.now))} ${clockWords(data.now)}`}</Fact>
        <View className='people-clock'>
          {steps.map(({ words, minutes }) => (
            <Button key={words} block loading={moving} onClick={() => void move(minutes)}>
              {words}
            </Button>
          ))}
        </View>
      </Card>
    </Page>
  )
}
