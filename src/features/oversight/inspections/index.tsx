import { View } from '@tarojs/components'
import { dayWords } from 'cloud/rules/date-words'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { InspectionCard } from '../inspection-card'
import { LogPart } from '../log-part'
import { periodStates, stageNames } from '../oversight-view'
import { useInspections } from '../use-oversight'
import '../oversight.scss'

/** Inspections of one school: what is expected and overdue, what was found, and what the school put right (FR-092, R-063). */
export default function InspectionsPage() {
  const { list, log, answer, settle, logging, answering, settling } = useInspections()
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { items, total, first } = list.data
  const { planned, isBureau, schoolName, today } = first
  return (
    <Page>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      <Wide>
        <Card title={`${schoolName}的检查安排`}>
          {planned === null ? <View>学校还没有公布本学期的方案，不知道要查什么。</View> : null}
          {planned?.length === 0 ? <View>方案没有写督导检查。查了也可以在这里登记。</View> : null}
          {planned?.map(({ stage, name, periods }) => (
            <View key={`${stage} ${name}`} className='oversight-text'>
              <View>
                {stageNames[stage]}　{name}
              </View>
              {periods.length === 0 ? <View className='oversight-quiet'>方案没有写时间，随时可以查。</View> : null}
              {periods.map(({ from, to, state }) => (
                <View key={from} className='oversight-badges'>
                  <View className='oversight-quiet'>
                    {dayWords(from)}到{dayWords(to)}
                  </View>
                  <Badge tone={periodStates[state].tone}>{periodStates[state].words}</Badge>
                </View>
              ))}
            </View>
          ))}
        </Card>
        {isBureau && planned !== null ? <LogPart planned={planned} today={today} onLog={log} sending={logging.sending} refusal={logging.refusal?.message ?? null} /> : null}
        {items.length === 0 ? (
          <Empty title='本学期还没有登记检查。' />
        ) : (
          <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
            <Columns roomy>
              {items.map((inspection) => (
                <InspectionCard key={inspection.inspectionId} inspection={inspection} isBureau={isBureau} onAnswer={answer} onSettle={settle} answering={answering} settling={settling} />
              ))}
            </Columns>
          </PagedList>
        )}
      </Wide>
    </Page>
  )
}
