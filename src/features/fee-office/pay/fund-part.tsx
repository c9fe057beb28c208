import { useState } from 'react'
import { View } from '@tarojs/components'
import type { FundUse } from 'cloud/contract/pay'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Chips } from '@/ui/chips'
import { Notice } from '@/ui/notice'
import { fenOf, moneyFault, yuanTyped } from '@/ui/number-typed'
import { TextInput } from '@/ui/text-input'
import { fundOptions, yuan, type PaySheet } from './pay-view'
import type { usePay } from './use-pay'

/** What each spending is in the formula: chosen by whoever knows, never by its words. By units: how much is shared. */
export function FundPart({ sheet: { period, scheme, spending, poolFen }, pay: { saveFund, funding } }: { sheet: PaySheet; pay: ReturnType<typeof usePay> }) {
  const [uses, setUses] = useState<Record<string, FundUse | null>>(() => Object.fromEntries(spending.map(({ category, use }) => [category, use])))
  const [pool, setPool] = useState(poolFen === null ? '' : yuanTyped(poolFen))
  const byUnits = scheme?.formula === 'units'
  if (!byUnits && (scheme?.formula !== 'lessonShare' || spending.length === 0)) return null
  const typedPool = fenOf(pool)
  const save = () => {
    if (typeof typedPool === 'string') return
    void saveFund({ period, poolFen: typedPool, uses: Object.entries(uses).flatMap(([category, use]) => (use === null ? [] : [{ category, use }])) })
  }
  return (
    <Card title={byUnits ? '这一期的奖励总额' : '支出归到哪一项'}>
      {byUnits ? <TextInput label='奖励总额（元）' max={12} value={pool} error={moneyFault(typedPool)} onChange={setPool} /> : null}
      {byUnits
        ? null
        : spending.map(({ category, amountFen }) => (
            <View key={category} className='pay-use'>
              <View>
                {category}　{yuan(amountFen)} 元
              </View>
              <Chips label={category} role='radio' options={fundOptions} isOn={(value) => uses[category] === value} onTap={(value) => setUses((before) => ({ ...before, [category]: value }))} />
            </View>
          ))}
      {funding.refusal ? <Notice tone='refusal'>{funding.refusal.message}</Notice> : null}
      <View className='pay-do'>
        <Button block loading={funding.sending} onClick={save}>
          保存
        </Button>
      </View>
    </Card>
  )
}
