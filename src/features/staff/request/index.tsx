import { useState } from 'react'
import { isOffered } from 'cloud/rules/timetable'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Empty } from '@/ui/empty'
import { MultiChoice } from '@/ui/multi-choice'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Tabs } from '@/ui/tabs'
import { TextArea } from '@/ui/text-area'
import { answerWords } from '../staff-words'
import { usePaperRequest } from '../use-paper-request'
import { Wide } from '@/ui/wide'

/** Who has no live answer yet, so that a slip can still be entered. */
const isOpen = (status: string | null) => status === null || status === 'withdrawn' || status === 'refused'

/** A child's paper slip into the system; it stays pending until a guardian signs on the phone. */
export default function StaffRequestPage() {
  const { desk, plan, list, classId, chooseClass, slip, change, enter, entered, sending, refusal } = usePaperRequest()
  const [attempted, setAttempted] = useState(false)
  const waiting = [desk, plan, ...(classId === null ? [] : [list])].find(({ state }) => state !== 'ready')
  if (waiting && waiting.state !== 'ready') {
    return (
      <Page>
        <Pending query={waiting} />
      </Page>
    )
  }
  if (desk.state !== 'ready' || plan.state !== 'ready') return null
  if (list.state !== 'ready') {
    return (
      <Page>
        <Empty title='您不是班主任，没有可以录入的班级。' />
      </Page>
    )
  }
  const { classes } = desk.data
  const open = list.data.pupils.filter(({ status }) => isOpen(status))
  const child = open.find(({ childId }) => childId === slip.childId)
  const { plan: offered } = plan.data
  const services = offered.services.filter((service) => isOffered(offered, service, list.data.grade))
  const submit = () => {
    setAttempted(true)
    if (!child || slip.serviceKeys.length === 0) return
    setAttempted(false)
    void enter(child.name)
  }
  const bar = (
    <ActionBar note={refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : '录入后发消息给家长；家长签名前，申请不会往下走。'}>
      <Button kind='primary' block loading={sending} onClick={submit}>
        按纸条录入
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={open.length > 0 ? bar : null}>
      {entered ? <Notice title={`${entered}的纸条已录入，等家长签名。`} /> : null}
      <Wide>
        {classes.length > 1 ? <Tabs label='选择班级' options={classes.map((each) => ({ value: each.classId, label: each.name }))} value={classId ?? ''} onChange={chooseClass} /> : null}
        {open.length === 0 ? (
          <Empty title='这个班的孩子都已经答复过了。' />
        ) : (
          <Card title={list.data.className}>
            <Choice
              label='谁的纸条'
              options={open.map(({ childId, rosterNo, name, status }) => ({ value: childId, label: `${rosterNo}号 ${name}`, note: status === null ? undefined : answerWords(status) }))}
              value={slip.childId}
              error={attempted && !child ? '请选择是哪个孩子的纸条。' : null}
              onChange={(childId) => change({ childId })}
            />
            <MultiChoice
              label='孩子想参加'
              options={services.map(({ key, name }) => ({ value: key, label: name }))}
              value={slip.serviceKeys}
              error={attempted && slip.serviceKeys.length === 0 ? '请按纸条选择服务。' : null}
              onChange={(serviceKeys) => change({ serviceKeys })}
            />
            <TextArea label='孩子的话' optional hint='照纸条写，家长和审核的老师会看到。' max={100} value={slip.words} onChange={(words) => change({ words })} />
          </Card>
        )}
      </Wide>
    </Page>
  )
}
