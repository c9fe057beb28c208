import { useState } from 'react'
import { View } from '@tarojs/components'
import { withLocalFees } from 'cloud/rules/local-fees'
import { useQuery } from '@/client/use-query'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { Fold } from '@/ui/fold'
import { Notice } from '@/ui/notice'
import { Pending } from '@/ui/pending'
import { listAt } from '../document-edit'
import type { PlanText } from '../use-editing'

/** Takes what a place charges and gives back into one service of the draft; authority and date are still the office's to write. */
export function LocalFeesPart({ document, change }: { document: PlanText; change: (document: PlanText) => void }) {
  return (
    <Fold title='套用一地的收费和退费办法'>
      <Choosing document={document} change={change} />
    </Fold>
  )
}

function Choosing({ document, change }: { document: PlanText; change: (document: PlanText) => void }) {
  const list = useQuery('listLocalFees', {})
  const [place, setPlace] = useState<string | null>(null)
  const [serviceKey, setServiceKey] = useState<string | null>(null)
  const [taken, setTaken] = useState<string | null>(null)
  if (list.state !== 'ready') return <Pending query={list} />
  const services = listAt(document, ['services']).flatMap((service) => {
    const { key, name } = service as { key?: unknown; name?: unknown }
    return typeof key === 'string' && key !== '' ? [{ value: key, label: typeof name === 'string' && name !== '' ? name : key }] : []
  })
  const chosen = list.data.localFees.find((each) => each.place === place)
  const take = () => {
    if (!chosen || serviceKey === null) return
    change(withLocalFees(document, serviceKey, chosen))
    setTaken(`${services.find(({ value }) => value === serviceKey)?.label ?? ''}已套用${chosen.place}的办法。收费依据和发文日期请按本地文件补写。`)
  }
  return (
    <View>
      <Choice label='哪里的办法' options={list.data.localFees.map((each) => ({ value: each.place, label: each.place, note: each.source }))} value={place} onChange={setPlace} />
      <Choice label='用在哪项服务' hint='这项服务原来的收费和退费会被换掉。' options={services} value={serviceKey} onChange={setServiceKey} />
      {taken ? <Notice title={taken} /> : null}
      <Button disabled={!chosen || serviceKey === null} onClick={take}>
        套用到草稿
      </Button>
    </View>
  )
}
