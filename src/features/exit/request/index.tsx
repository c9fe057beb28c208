import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { useSession } from '@/session/session'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Fold } from '@/ui/fold'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { ExitCard } from '../exit-card'
import { checkExitDraft, type ExitSheet } from '../exit-view'
import { useExit, useMoney } from '../use-exit'
import { FormPart } from './form-part'
import { LookPart } from './look-part'
import { StateBar } from './state-part'
import './index.scss'

/** Leaving one, several or all services (FR-065): as plain as joining, and no longer. */
export default function ExitRequestPage() {
  const session = useSession()
  const childId = useRouter().params.childId ?? session.childId
  const { sheet, ...exit } = useExit(childId)
  if (!childId) return <NoChild />
  if (sheet.state !== 'ready') {
    return (
      <Page>
        <Pending query={sheet} />
      </Page>
    )
  }
  const { data, stale, refresh } = sheet
  const again = stale ? <Stale onRetry={refresh} /> : null
  const sent = data.open ?? data.history.find(({ exitId }) => exitId === exit.sentId)
  if (sent) {
    const { taking, takeBack } = exit
    return (
      <Page bar={<StateBar exit={sent} sending={taking.sending} refusal={taking.refusal} onTakeBack={() => takeBack(sent.exitId)} />}>
        {again}
        <ExitCard exit={sent} childName={data.child.name} />
        <History exits={data.history.filter((each) => each !== sent)} childName={data.child.name} />
      </Page>
    )
  }
  return <Filling sheet={data} again={again} exit={exit} takingRefusal={exit.taking.refusal?.message ?? null} />
}

interface FillingProps {
  sheet: ExitSheet
  again: ReturnType<typeof Stale> | null
  exit: Omit<ReturnType<typeof useExit>, 'sheet'>
  /** A request that could not be taken back any more, since it was decided. */
  takingRefusal: string | null
}

function Filling({ sheet, again, exit: { draft, change, looking, look, submit, request }, takingRefusal }: FillingProps) {
  const [tried, setTried] = useState(false)
  const checked = checkExitDraft(sheet, draft)
  if (sheet.services.length === 0) {
    return (
      <Page>
        {again}
        {takingRefusal ? <Notice tone='refusal'>{takingRefusal}</Notice> : null}
        <Empty title='孩子现在没有参加中的服务，不需要办退出。' />
        <History exits={sheet.history} childName={sheet.child.name} open />
      </Page>
    )
  }
  if (looking && checked.kind === 'ready') {
    return <Looking sheet={sheet} exit={checked.exit} sending={request.sending} refusal={request.refusal} onSubmit={() => void submit(checked.exit)} onEdit={() => look(false)} />
  }
  const next = () => {
    setTried(true)
    if (checked.kind === 'ready') look(true)
  }
  const bar = (
    <ActionBar>
      <Button kind='primary' block onClick={next}>
        下一步，核对
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={bar}>
      {again}
      {takingRefusal ? <Notice tone='refusal'>{takingRefusal}</Notice> : null}
      <FormPart sheet={sheet} draft={draft} missing={tried && checked.kind === 'incomplete' ? checked : null} change={change} />
      <History exits={sheet.history} childName={sheet.child.name} />
    </Page>
  )
}

/** Asked for only once the family looks through what it filled in. */
function Looking(props: Omit<Parameters<typeof LookPart>[0], 'money'>) {
  return <LookPart {...props} money={useMoney(props.exit)} />
}

function History({ exits, childName, open }: { exits: ExitSheet['history']; childName: string; open?: boolean }) {
  if (exits.length === 0) return null
  return (
    <Fold title='以前的退出申请' open={open}>
      {exits.map((exit) => (
        <ExitCard key={exit.exitId} exit={exit} childName={childName} />
      ))}
    </Fold>
  )
}

function NoChild() {
  return (
    <Page>
      <Empty title='请先绑定孩子，再填写。'>
        <Button kind='primary' onClick={() => void Taro.redirectTo({ url: '/features/family/bind/index' })}>
          绑定孩子
        </Button>
      </Empty>
    </Page>
  )
}
