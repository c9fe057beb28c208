import { View } from '@tarojs/components'
import { yuanShares } from 'cloud/rules/account-disclosure'
import { bookRows, bookYuan, familyRows, jiaoWords, reconciliationWords, separateAccountWords } from 'cloud/rules/account-words'
import { dateOf, fullDateWords } from '@/wording/dates'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Notice } from '@/ui/notice'
import { spoken } from '@/ui/spoken'
import { SumRows } from '@/ui/sum-rows'
import { YuanBars } from '@/ui/yuan-bars'
import type { AccountNotice } from '../use-accounts'
import { DoubtPart } from './doubt-part'

/** One published version, whole: first the picture, then the table, then whether it agrees with what families paid. */
export function NoticePart({ notice, complaintPhone }: { notice: AccountNotice; complaintPhone: string | null }) {
  const { content, version, publishedAt, preparedBy, contentSha256, intact } = notice
  const phone = content.complaintPhone ?? complaintPhone
  const separate = separateAccountWords(content, fullDateWords)
  return (
    <>
      <View className='accounts-head'>
        <View className='accounts-head__title' {...spoken({ role: 'heading' })}>
          {content.termName}收支公示
        </View>
        <View className='accounts-quiet'>
          {content.schoolName}，第 {version} 版，{fullDateWords(dateOf(publishedAt))}公布
        </View>
      </View>
      {intact ? null : <Notice tone='refusal'>这一版的内容与公布时不一致，请向学校或教育局反映。</Notice>}
      <YuanPart notice={notice} />
      <Card title='收入和支出'>
        <SumRows label='收入和支出' rows={bookRows(content)} />
      </Card>
      <Card title='家长这一边'>
        <SumRows label='家长这一边' rows={familyRows(content)} />
        <View className='accounts-note'>{reconciliationWords(content)}</View>
        <View className='accounts-quiet'>{content.settled ? '本学期已经结算，多还少补。' : '公布时本学期还没有结算。'}</View>
      </Card>
      <Card title='这份公示'>
        {content.planSays ? <Fact name='方案怎么说'>{content.planSays}</Fact> : null}
        {separate ? <Fact name='专账'>{separate}</Fact> : null}
        <Fact name='制表人'>{preparedBy}</Fact>
        <Fact name='内容指纹'>{contentSha256.slice(0, 16)}</Fact>
      </Card>
      <DoubtPart phone={phone} />
    </>
  )
}

/** 一元钱花在哪里: one sentence, then a bar for each part. */
function YuanPart({ notice: { content: { spending } } }: { notice: AccountNotice }) {
  if (spending.length === 0) return <Card title='一元钱花在哪里'>这一期还没有支出。</Card>
  const shares = yuanShares(spending)
  const bars = spending
    .map(({ category, amountFen }, index) => ({ name: category, share: shares[index] ?? 0, says: jiaoWords(shares[index] ?? 0), amount: bookYuan(amountFen), amountFen }))
    .sort((a, b) => b.amountFen - a.amountFen)
  const [most] = bars
  return (
    <Card title='一元钱花在哪里'>
      {most ? <View>{bars.length === 1 ? `花出去的钱，全部用在${most.name}上。` : `每花 1 元，有 ${most.says}用在${most.name}上。`}</View> : null}
      <YuanBars label='一元钱花在哪里' bars={bars} />
      <View className='accounts-quiet'>各项加起来正好是 1 元。</View>
    </Card>
  )
}
