import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import type { Doing, useWaivers } from '../use-waivers'
import { mayDeny, missingOf, percentWords, pupilWords, ruleWords } from '../waivers-view'

interface DecidePartProps {
  desk: Pick<ReturnType<typeof useWaivers>, 'filled' | 'fill' | 'carryOut' | 'begin' | 'sending' | 'refusal'>
  doing: Doing
}

const titles = { grant: '同意减免', deny: '不同意减免', end: '取消减免' }

/** One decision, with what it needs: a share where the plan leaves it open, a reason where it is at the school's discretion. */
export function DecidePart({ desk: { filled, fill, carryOut, begin, sending, refusal }, doing }: DecidePartProps) {
  const [tried, setTried] = useState(false)
  const as = doing.kind === 'end' ? 'end' : doing.decision
  const missing = doing.kind === 'decide' ? missingOf(doing.waiver, doing.decision, filled) : filled.reason.trim() === '' ? { percent: null, reason: '请写明理由，家长会看到' } : null
  const asksPercent = doing.kind === 'decide' && doing.decision === 'grant' && doing.waiver.planPercent === null
  const optional = doing.kind === 'decide' && doing.decision === 'grant' && !mayDeny(doing.waiver)
  const go = () => {
    setTried(true)
    if (missing === null) void carryOut()
  }
  return (
    <Card title={titles[as]}>
      <Fact name='孩子'>{pupilWords(doing.kind === 'end' ? doing.relief : doing.waiver)}</Fact>
      <Fact name='减免'>{doing.kind === 'end' ? `${doing.relief.group}，${percentWords(doing.relief.percent)}` : `${doing.waiver.group}（${ruleWords(doing.waiver)}）`}</Fact>
      <View className='waivers-quiet'>{as === 'grant' ? '同意后，本学期已出的账单马上按减免重算，以后的账单自动减。' : as === 'end' ? '取消后，已减的金额加回账单，家长在账单里看得到更正。' : '家长会看到没有同意和理由，可以再申请。'}</View>
      {asksPercent ? <TextInput label='减百分之几' kind='text' hint='按封顶以后的应收减。100 是全免。' max={6} value={filled.percent} error={tried ? missing?.percent : null} onChange={(percent) => fill({ percent })} /> : null}
      <TextArea label='理由' optional={optional} hint='家长会看到这段话。' max={200} value={filled.reason} error={tried ? missing?.reason : null} onChange={(reason) => fill({ reason })} />
      {refusal ? <Notice tone='refusal'>{refusal}</Notice> : null}
      <View className='waivers-ways'>
        <View className='waivers-ways__way'>
          <Button block kind={as === 'end' ? 'danger' : 'primary'} loading={sending} onClick={go}>
            {`确认${titles[as]}`}
          </Button>
        </View>
        <View className='waivers-ways__way'>
          <Button block disabled={sending} onClick={() => begin(null)}>
            回到名单
          </Button>
        </View>
      </View>
    </Card>
  )
}
