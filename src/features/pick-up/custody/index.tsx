import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { instantWords } from '@/wording/dates'
import './index.scss'

const openChild = (childId: string) => void Taro.navigateTo({ url: `/features/pick-up/custody-child/index?childId=${childId}` })

/** Children for whom the school itself says who collects, and the way to one more. The office's alone. */
export default function CustodyPage() {
  const list = useQuery('listFreezes', {})
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { freezes } = list.data
  return (
    <Page>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      <View className='custody-quiet'>家里对谁来接有争议时，由学校确认接送人。老师只看到可以接的人，看不到原因；家长暂时不能改接送人。</View>
      <Card title='由学校确认的孩子'>
        {freezes.length === 0 ? <View>现在没有。</View> : null}
        {freezes.map(({ childId, childName, className, setAt }) => (
          <Cell key={childId} title={childName} label={`${className}，${instantWords(setAt)}起`} onClick={() => openChild(childId)} />
        ))}
      </Card>
      <ChoosePart />
    </Page>
  )
}

/** A child is picked by its class. */
function ChoosePart() {
  const desk = useQuery('readDesk', {})
  const [classId, setClassId] = useState<string | null>(null)
  const pupils = useQuery('listPupils', classId ? { classId } : null)
  if (desk.state !== 'ready') return null
  if (classId === null) {
    return (
      <Card title='选一个孩子'>
        {desk.data.classes.map((each) => (
          <Cell key={each.classId} title={each.name} onClick={() => setClassId(each.classId)} />
        ))}
      </Card>
    )
  }
  return (
    <Card title='选一个孩子'>
      {pupils.state === 'ready' ? pupils.data.pupils.map(({ childId, name, rosterNo }) => <Cell key={childId} title={`${rosterNo}号 ${name}`} onClick={() => openChild(childId)} />) : <Pending query={pupils} />}
      <View className='custody-ways'>
        <Button block onClick={() => setClassId(null)}>
          换一个班
        </Button>
      </View>
    </Card>
  )
}
