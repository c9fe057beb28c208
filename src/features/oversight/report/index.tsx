import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Refused } from '@/ui/refused'
import { Stale } from '@/ui/stale'
import { SumRows } from '@/ui/sum-rows'
import { Columns, Wide } from '@/ui/wide'
import { schoolBadges, schoolLine, totalRows, type School } from '../oversight-view'
import { openSchool, useReport } from '../use-oversight'
import '../oversight.scss'

/** The schools that somebody of the bureau looks after, in totals only (FR-091). */
export default function BureauReportPage() {
  const { list, give, exporting, refusal } = useReport()
  if (list.state === 'refused' && list.code === 'role_needed') {
    return (
      <Page>
        <Refused message='这一页只给教育局工作人员看。' onRetry={list.refresh}>
          <Button kind='primary' onClick={() => void Taro.navigateTo({ url: '/features/complaint/bureau/index' })}>
            教育局工作人员入口
          </Button>
        </Refused>
      </Page>
    )
  }
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
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      <Wide>
        <Columns roomy>
          <Card title='合计'>
            <View className='oversight-quiet'>只有各校合计数，不满 8 个孩子的不显示；没有数据的学校不算作零。</View>
            <SumRows label='各校合计' rows={totalRows(first.totals)} />
            {refusal ? <Notice tone='refusal'>{refusal}</Notice> : null}
            <View className='oversight-do'>
              <Button kind='primary' block loading={exporting} onClick={() => void give()}>
                导出 Excel 表格
              </Button>
            </View>
          </Card>
          <Card title='各校'>
            <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
              {items.map((school) => (
                <Cell key={school.schoolId} title={school.name} label={<SchoolLabel school={school} />} onClick={() => openSchool(school.schoolId)} />
              ))}
            </PagedList>
          </Card>
        </Columns>
      </Wide>
    </Page>
  )
}

function SchoolLabel({ school }: { school: School }) {
  const badges = schoolBadges(school)
  return (
    <View>
      <View>{school.region}</View>
      <View>{schoolLine(school)}</View>
      {badges.length > 0 ? (
        <View className='oversight-badges'>
          {badges.map(({ words, tone }) => (
            <Badge key={words} tone={tone}>
              {words}
            </Badge>
          ))}
        </View>
      ) : null}
    </View>
  )
}
