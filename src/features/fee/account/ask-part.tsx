import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { AccountView } from 'cloud/contract/statement'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { onClipboard } from '@/ui/clipboard'
import { Fact } from '@/ui/fact'
import { spoken } from '@/ui/spoken'
import { accountText } from '@/wording/account'

const open = (url: string) => void Taro.navigateTo({ url })

/** Where to pay, where to ask, and everything else about money that a family may need from here. */
export function AskPart({ account }: { account: AccountView }) {
  const { child, payee, complaintPhone, noticeVersion } = account
  return (
    <>
      <Card title='交费和疑问'>
        <Fact name='交给谁'>{payee}</Fact>
        <View className='fee-quiet'>按学校通知的办法交。这里不收钱，任何人让您在这里付款都不要相信。</View>
        <View className='fee-cells'>
          <Cell title='收费公示' label={noticeVersion === null ? '还没有公布，公布以前不能收费' : `第${noticeVersion}版：收什么、凭什么收、怎么退`} onClick={() => open('/features/fee/notice/index')} />
          <Cell title='减免' label='家里有困难可以申请，班主任和别的家长看不到' onClick={() => open(`/features/fee/waiver/index?childId=${child.childId}`)} />
          <Cell title='收支公示' label='学校一共收了多少、花在哪里' onClick={() => open('/features/fee/accounts/index')} />
          <Cell title='投诉' label='可以不写名字，可以直接交给教育局' onClick={() => open('/features/complaint/file/index')} />
          {complaintPhone === null ? (
            <Fact name='投诉电话'>{null}</Fact>
          ) : (
            <Cell title='打投诉电话' label={complaintPhone} spokenAs={`打投诉电话 ${complaintPhone}`} onClick={() => void Taro.makePhoneCall({ phoneNumber: complaintPhone }).catch(() => undefined)} />
          )}
        </View>
      </Card>
      <CopyPart account={account} />
    </>
  )
}

/** The account as words, to keep or to print. Somebody with relief is told before that it is among them. */
function CopyPart({ account }: { account: AccountView }) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const { statements, entries, totals } = account
  if (statements.length + entries.length === 0) return null
  return (
    <Card title='留一份'>
      {totals.reliefFen > 0 ? <View className='fee-quiet'>文字里写着减免。不想让别人知道的，不要发到群里。</View> : null}
      <View className='fee-ways'>
        <Button block onClick={() => void onClipboard(accountText(account)).then(setCopied)}>
          复制账单文字
        </Button>
      </View>
      {copied === null ? null : (
        <View className='fee-quiet' {...spoken({ role: 'status' })}>
          {copied ? '已复制，可以粘贴到别处保存或打印。' : '手机不让复制，请截屏保存。'}
        </View>
      )}
    </Card>
  )
}
