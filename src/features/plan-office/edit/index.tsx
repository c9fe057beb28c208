import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Wide } from '@/ui/wide'
import { formFields } from '../form-fields'
import type { SchemaNode } from '../schema-node'
import { useDraftSources, useEditing, type Editing, type PlanDraft } from '../use-editing'
import { OfferPart, OvertakenPart } from './choose-part'
import { LocalFeesPart } from './local-fees-part'
import { SectionList } from './section-list'
import '../office.scss'
import './index.scss'

/** The editor of a plan's draft, its forms made from the plan's own schema (FR-001). */
export default function PlanEditPage() {
  const { draft, form } = useDraftSources(useRouter().params.planId ?? null)
  const waiting = draft.state === 'ready' ? form : draft
  if (draft.state !== 'ready' || form.state !== 'ready') {
    return <Page>{waiting.state === 'ready' ? null : <Pending query={waiting} />}</Page>
  }
  return <EditSheet loaded={draft.data} schema={form.data.schema} stale={draft.stale} refresh={draft.refresh} />
}

function EditSheet({ loaded, schema, stale, refresh }: { loaded: PlanDraft; schema: SchemaNode; stale: boolean; refresh: () => void }) {
  const editing = useEditing(loaded, refresh)
  if (editing.offered) {
    return (
      <Page>
        <OfferPart isOlder={editing.offered.revision < loaded.revision} onDecide={editing.decideOffer} />
      </Page>
    )
  }
  const toCheck = async () => {
    // In place of this page: mending and checking in turn would fill WeChat's stack of ten pages.
    if (await editing.save()) await Taro.redirectTo({ url: `/features/plan-office/check/index?planId=${loaded.planId}` })
  }
  const bar = (
    <ActionBar note={<SavedWords editing={editing} />}>
      <View className='office-row office-row--bar'>
        <Button kind='primary' loading={editing.sending} disabled={editing.isOvertaken} onClick={() => void toCheck()}>
          方案体检
        </Button>
        <Button disabled={!editing.isDirty || editing.isOvertaken} loading={editing.sending} onClick={() => void editing.save()}>
          保存
        </Button>
      </View>
    </ActionBar>
  )
  return (
    <Page bar={bar}>
      {stale ? <Stale onRetry={refresh} /> : null}
      <Wide>
        {editing.isOvertaken ? <OvertakenPart onTheirs={editing.takeTheirs} onOwn={editing.keepOwn} /> : null}
        <LocalFeesPart document={editing.document} change={editing.edit} />
        <SectionList fields={formFields(schema)} document={editing.document} problems={editing.problems} change={editing.edit} />
      </Wide>
    </Page>
  )
}

/** What has become of the edits, said where the office looks before it leaves. */
function SavedWords({ editing: { isDirty, sending, refusal, isOvertaken } }: { editing: Editing }) {
  if (isOvertaken) return <>这份草稿刚被别人改过，请先在上面选择。</>
  if (refusal) return <Notice tone='refusal'>{refusal.message}</Notice>
  if (sending) return <>正在保存…</>
  return <>{isDirty ? '有修改，稍后自动保存；这台设备上也留了一份。' : '已保存'}</>
}
