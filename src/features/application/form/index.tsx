import { useEffect } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { ApplicationView } from 'cloud/contract/application'
import { asksStudent, joinProblem } from 'cloud/rules/application-form'
import { useSession } from '@/session/session'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { formTitle } from '../form-words'
import { NoChild } from '../no-child'
import { hasEnded } from 'cloud/rules/chain'
import { revisedBy, useApplicationForm, useFormSources, type Published, type Sheet } from '../use-application-form'
import { AskChildPart } from './ask-child-part'
import { ClosedPart } from './closed-part'
import { FillPart } from './fill-part'
import { LivePart } from './live-part'
import { LookPart } from './look-part'
import './index.scss'

/** The written application 申请书 of one child (FR-020): filled in, looked through, sent. */
export default function ApplicationFormPage() {
  const session = useSession()
  const childId = useRouter().params.childId ?? session.childId
  const { sheet, plan } = useFormSources(childId)
  if (!childId) return <NoChild />
  if (sheet.state !== 'ready') return <Waiting query={sheet} />
  if (plan.state !== 'ready') return <Waiting query={plan} />
  const { application } = sheet.data
  const live = settled(application)
  if (live) return <LivePart application={live} />
  const refresh = () => {
    sheet.refresh()
    plan.refresh()
  }
  // What came back may be mended whatever has happened since; a new answer has to be possible, and asked for first.
  if (!revisedBy(application)) {
    const { plan: offered, term } = plan.data
    const closed = joinProblem(offered, term, sheet.data.today)
    if (closed) return <ClosedPart why={closed} reason={offered.offering.reason} />
    if (asksStudent(offered) && application?.status !== 'requested') return <AskChildPart child={sheet.data.child} />
  }
  return <FormSheet sheet={sheet.data} published={plan.data} stale={sheet.stale || plan.stale} refresh={refresh} />
}

const Waiting = ({ query }: Parameters<typeof Pending>[0]) => (
  <Page>
    <Pending query={query} />
  </Page>
)

/** An answer of this term that the form can neither change nor follow. */
function settled(application: ApplicationView | null): ApplicationView | null {
  const isOpen = application === null || hasEnded(application.status) || application.status === 'requested' || revisedBy(application)
  return isOpen ? null : application
}

function FormSheet({ sheet, published, stale, refresh }: { sheet: Sheet; published: Published; stale: boolean; refresh: () => void }) {
  const { draft, change, checked, problems, looking, review, edit, submit, sending, refusal, signing } = useApplicationForm(sheet, published)
  const title = formTitle(published.plan)
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title })
  }, [title])
  if (looking && checked.kind === 'ready') {
    const { form } = checked
    const editAgain = () => {
      // A newer plan, or an answer given by the other parent: what is filled in must be read against it.
      if (refusal) refresh()
      edit()
    }
    return <LookPart {...{ sheet, published, form, sending, refusal, signing }} onSubmit={() => void submit(form)} onEdit={editAgain} />
  }
  const wrong = Object.keys(problems).length
  const bar = (
    <ActionBar note={wrong > 0 ? <View className='form-wrong'>还有 {wrong} 处要填，请看红字。</View> : '已填的会自动保存在这台手机上。'}>
      <Button kind='primary' block onClick={review}>
        下一步：核对
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={bar}>
      {stale ? <Stale onRetry={refresh} /> : null}
      <FillPart plan={published.plan} sheet={sheet} draft={draft} problems={problems} change={change} />
    </Page>
  )
}
