import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { dayWords } from 'cloud/rules/date-words'
import { onClipboard } from '@/ui/clipboard'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Fact } from '@/ui/fact'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { WordsPart } from '@/ui/words-part'
import { longest } from '../complaint-words'
import { ComplaintCard } from '../complaint-card'
import { useBureau } from '../use-complaints'
import '../complaint.scss'

/** What families sent straight to the bureau: the text without who (FR-077). */
export default function BureauComplaintsPage() {
  const { standing, list, answer, forward, answering, forwarding } = useBureau()
  if (standing.state !== 'ready') {
    return (
      <Page>
        <Pending query={standing} />
      </Page>
    )
  }
  if (!standing.data.isBureau) return <NotBureau accountId={standing.data.accountId} schoolName={standing.data.schoolName} />
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { items, total, first } = list.data
  return (
    <Page>
      <Card>
        <Cell title='各校课后服务情况' label='覆盖、收费、满意度、检查，可以导出表格' onClick={() => void Taro.navigateTo({ url: '/features/oversight/report/index' })} />
      </Card>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {items.length === 0 ? (
        <Empty title={`没有关于${first.schoolName}的投诉。`} />
      ) : (
        <Wide>
          <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
            <Columns roomy>
              {items.map((complaint) => (
                <ComplaintCard key={complaint.complaintId} complaint={complaint} about={first.schoolName} answeredBy='已答复家长'>
                  {complaint.forwarded ? (
                    <>
                      <Fact name={`${dayWords(complaint.forwarded.filedOn)}问学校`}>{complaint.forwarded.text}</Fact>
                      <Fact name='学校答复'>{complaint.forwarded.reply ?? '还没有答复'}</Fact>
                    </>
                  ) : null}
                  {complaint.state === 'open' ? (
                    <WordsPart
                      open='答复家长'
                      max={longest}
                      fields={[{ key: 'reply', label: '答复家长', hint: '只有提出投诉的家长看到，只答复一次。' }]}
                      action='发出答复'
                      sending={answering.sending}
                      refusal={answering.refusal}
                      onSend={({ reply = '' }) => answer(complaint.complaintId, reply.trim())}
                    />
                  ) : null}
                  {complaint.forwarded || complaint.state === 'closed' ? null : (
                    <WordsPart
                      open='向学校问'
                      max={longest}
                      fields={[{ key: 'text', label: '向学校问什么', hint: '用自己的话问，不抄家长的原话；学校看到这段话和“教育局来问”，看不到别的。' }]}
                      action='发给学校'
                      sending={forwarding.sending}
                      refusal={forwarding.refusal}
                      onSend={({ text = '' }) => forward(complaint.complaintId, text.trim())}
                    />
                  )}
                </ComplaintCard>
              ))}
            </Columns>
          </PagedList>
        </Wide>
      )}
    </Page>
  )
}

function NotBureau({ accountId, schoolName }: { accountId: string; schoolName: string }) {
  return (
    <Page>
      <Card title='教育局工作人员入口'>
        <View>您还不能看关于{schoolName}的投诉。请把下面的账号编号交给负责这套系统的人，请他开通。</View>
        <View className='complaint-number'>{accountId}</View>
        <View className='complaint-do'>
          <Button kind='primary' block onClick={() => void onClipboard(accountId)}>
            复制账号编号
          </Button>
        </View>
      </Card>
    </Page>
  )
}
