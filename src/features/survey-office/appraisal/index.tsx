import { useState } from 'react'
import { View } from '@tarojs/components'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Tabs } from '@/ui/tabs'
import { Columns, Wide } from '@/ui/wide'
import { familiesWords, sourceWords, totalWords } from './appraisal-view'
import { PersonPart } from './person-part'
import './index.scss'

/** What the office and finance see of a month's appraisal: a score for each of the plan's dimensions, beside what families said. */
export default function AppraisalPage() {
  const [month, choose] = useState<string | null>(null)
  const [editing, edit] = useState<string | null>(null)
  const query = useQuery('readAppraisal', { month })
  const saving = useSend('saveAppraisal')
  if (query.state !== 'ready') {
    return (
      <Page>
        <Pending query={query} />
      </Page>
    )
  }
  const { data } = query
  const person = data.staff.find(({ staffId }) => staffId === editing)
  const leave = () => {
    saving.dismiss()
    edit(null)
  }
  return (
    <Page>
      {query.stale ? <Stale onRetry={query.refresh} /> : null}
      <Wide>
        <Tabs
          label='哪个月'
          options={data.months.map((value) => ({ value, label: `${Number(value.slice(5))}月` }))}
          value={data.month}
          onChange={(chosen) => {
            leave()
            choose(chosen)
          }}
        />
        {data.dimensions.length === 0 ? <Empty title='方案没有写按哪些方面考评。'>在方案的问卷安排里写明并公布以后，这里可以打分。</Empty> : null}
        {person ? (
          <PersonPart
            key={`${data.month} ${person.staffId}`}
            dimensions={data.dimensions}
            person={person}
            sending={saving.sending}
            refusal={saving.refusal?.message ?? null}
            onSave={(scores) =>
              void saving.send({ month: data.month, seenAt: data.seenAt, people: [{ staffId: person.staffId, scores }] }).then((saved) => {
                // Read again either way: it is kept now, or somebody else was faster.
                query.refresh()
                if (saved) edit(null)
              })
            }
            onBack={leave}
          />
        ) : null}
        {data.dimensions.length > 0 && !person ? (
          <Card title='老师'>
            <Columns>
              {data.staff.map((each) => (
                <Cell key={each.staffId} title={each.name} label={familiesWords(each.families, data.teacherSource)} value={totalWords(each.total)} onClick={() => edit(each.staffId)} />
              ))}
            </Columns>
          </Card>
        ) : null}
        {person ? null : (
          <>
            <Card title='家长对课程的评价'>
              <View className='appraisal-quiet'>{sourceWords(data.courseSource, '课程')}</View>
              {data.courses.map(({ courseId, title, families }) => (
                <Cell key={courseId} title={title} label={familiesWords(families, data.courseSource)} />
              ))}
            </Card>
            <Notice title='分数怎么来'>
              {`${sourceWords(data.teacherSource, '老师')}每道打分题取平均，最低一档算 0 分，最高一档算 100 分，各题再平均；选择题和文字不计入。考评总分是各方面的平均，都有分才算。家长得分只在本页和劳务费表给办公室、财务看，不显示谁评的。`}
            </Notice>
          </>
        )}
      </Wide>
    </Page>
  )
}
