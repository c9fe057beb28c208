import { View } from '@tarojs/components'
import type { CallRefused } from '@/client/refused'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { Columns } from '@/ui/wide'
import { byNeed, clockWords, needsSomebody } from '../console-view'
import type { Checklist, PersonCheck } from '../use-checklist'
import { CheckRow } from './check-row'

interface Props {
  checklist: Checklist
  confirm: (item: PersonCheck, confirmed: boolean, note: string) => Promise<boolean>
  sending: boolean
  refusal: CallRefused | null
  onRefresh: () => void
  onRehearse: () => void
}

/** Everything to look at before choosing opens: what needs somebody first, then what is as it should be. */
export function ChecklistPart({ checklist: { items, asOf }, confirm, sending, refusal, onRefresh, onRehearse }: Props) {
  const open = byNeed(items).filter(needsSomebody)
  const done = items.filter((item) => !needsSomebody(item))
  const rows = (some: typeof items) => some.map((item) => <CheckRow key={item.key} item={item} confirm={confirm} sending={sending} onRehearse={onRehearse} />)
  return (
    <>
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <View className='console-line'>
        <View className='console-quiet'>{`${clockWords(asOf)} 查的。除了等人确认的，每一项都是现查的。`}</View>
        <Button onClick={onRefresh}>再查一次</Button>
      </View>
      {open.length > 0 ? <Card title={`还有 ${open.length} 项`}>{<Columns roomy>{rows(open)}</Columns>}</Card> : <Notice title='全部就绪，可以开放选课。' />}
      {done.length > 0 ? <Card title={`好了的 ${done.length} 项`}>{<Columns roomy>{rows(done)}</Columns>}</Card> : null}
    </>
  )
}
