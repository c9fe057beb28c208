import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useSend } from '@/client/use-send'
import { chooseChild } from '@/session/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Dialog } from '@/ui/dialog'
import { Fact } from '@/ui/fact'
import { Notice } from '@/ui/notice'
import { relationNames } from '@/wording/family'
import { insuranceWords } from '@/wording/insurance'
import { insuranceUrl, isAsked } from '../insurance-view'
import type { Family, FamilyChild } from '../use-family'

/** What is kept about each child, and the way to end the tie. */
export function HeldPart({ family, onUnbound }: { family: Family; onUnbound: () => void }) {
  return (
    <>
      {family.children.map((child) => (
        <ChildHeld key={child.childId} child={child} family={family} onUnbound={onUnbound} />
      ))}
    </>
  )
}

function ChildHeld({ child, family, onUnbound }: { child: FamilyChild; family: Family; onUnbound: () => void }) {
  const [asking, setAsking] = useState(false)
  const { send, sending, refusal } = useSend('unbindChild')
  const unbind = async () => {
    const unbound = await send({ childId: child.childId })
    setAsking(false)
    if (!unbound) return
    chooseChild(null)
    onUnbound()
  }
  const submissions = family.submissions.filter(({ childId }) => childId === child.childId).length
  const agreements = family.agreements.filter(({ childId }) => childId === child.childId).length
  const { mode, record } = child.insurance
  return (
    <Card title={child.name}>
      <Fact name='班级'>{child.className}</Fact>
      <Fact name='您是孩子的'>{relationNames[child.relation]}</Fact>
      <Fact name='接送人'>{child.collectors.map(({ name, relation }) => `${name}（${relation}）`).join('、') || '没有登记'}</Fact>
      {mode || record ? <Fact name='保险'>{record ? insuranceWords(record) : mode === 'school' ? '由学校投保，不需要登记' : '没有登记'}</Fact> : null}
      <Fact name='提交和协议'>{`提交${submissions}份，签署协议${agreements}份，可以在“我的”里重新打开`}</Fact>
      {isAsked(child.insurance) ? (
        <View className='data-action'>
          <Button block label={`登记保险，${child.name}`} onClick={() => void Taro.navigateTo({ url: insuranceUrl(child.childId) })}>
            登记保险
          </Button>
        </View>
      ) : null}
      <View className='data-action'>
        {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
        <Button block kind='danger' label={`解除绑定${child.name}`} onClick={() => setAsking(true)}>
          解除绑定
        </Button>
      </View>
      <Dialog open={asking} title={`解除与${child.name}的绑定？`} action='确认解除' danger loading={sending} onAction={() => void unbind()} onCancel={() => setAsking(false)}>
        解除后，您在这里看不到{child.name}的信息。孩子已办好的手续仍然有效，其他监护人不受影响。想再绑定，需要班主任重新发绑定码。
      </Dialog>
    </Card>
  )
}
