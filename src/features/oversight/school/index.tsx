import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { SumRows } from '@/ui/sum-rows'
import { Columns, Wide } from '@/ui/wide'
import { madeWords, ratioRow, schoolRows } from '../oversight-view'
import { open, useSchool } from '../use-oversight'
import '../oversight.scss'

/** One school as the bureau sees it: totals, what its plan states, and where to go on (FR-091). */
export default function BureauSchoolPage() {
  const query = useSchool()
  if (query.state !== 'ready') {
    return (
      <Page>
        <Pending query={query} />
      </Page>
    )
  }
  const { report, ratios, toBureau } = query.data
  return (
    <Page>
      {query.stale ? <Stale onRetry={query.refresh} /> : null}
      <Wide>
        <Columns roomy>
          <Card title={report.name}>
            <View className='oversight-quiet'>{report.content === null ? report.region : `${report.region}　${report.content.termName}`}</View>
            {report.content === null ? <Empty title='没有数据。学校公布本学期方案以后才有。' /> : <SumRows label='学校合计' rows={schoolRows(report.content)} />}
            <View className='oversight-quiet'>{madeWords(report.madeAt)}</View>
          </Card>
          <View>
            <Card title='接着看'>
              <Cell title='督导检查' label='查什么、何时查、整改' onClick={() => open('inspections')} />
              <Cell title='直接寄给教育局的投诉' label={toBureau.filed === 0 ? '没有' : `${toBureau.filed} 件，待答复 ${toBureau.open} 件；学校看不到`} onClick={() => void Taro.navigateTo({ url: '/features/complaint/bureau/index' })} />
              <Cell title='典型案例' label='公布给各校的家长和老师' onClick={() => open('cases')} />
            </Card>
            {ratios.length > 0 ? (
              <Card title='方案里的比率'>
                <SumRows label='方案里的比率' rows={ratios.map(ratioRow)} />
              </Card>
            ) : null}
          </View>
        </Columns>
      </Wide>
    </Page>
  )
}
