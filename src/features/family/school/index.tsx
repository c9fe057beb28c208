import Taro from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { chooseSchool, useSession } from '@/session/session'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'

/** The schools that use this service. Another school starts afresh: nothing of the former stays on a screen. */
export default function SchoolPage() {
  const schools = useQuery('listSchools', {})
  const { schoolId } = useSession()
  if (schools.state !== 'ready') {
    return (
      <Page>
        <Pending query={schools} />
      </Page>
    )
  }
  const choose = (chosen: string) => {
    chooseSchool(chosen)
    void Taro.switchTab({ url: '/pages/home/index' })
  }
  const list = schools.data.schools
  return (
    <Page>
      {schools.stale ? <Stale onRetry={schools.refresh} /> : null}
      {list.length === 0 ? <Empty title='还没有学校使用这项服务。' /> : null}
      {list.length > 0 ? (
        <Card title='您的孩子在哪所学校'>
          {list.map((school) => (
            <Cell key={school.schoolId} title={school.name} label={school.region} value={school.schoolId === schoolId ? '当前学校' : null} onClick={() => choose(school.schoolId)} />
          ))}
        </Card>
      ) : null}
    </Page>
  )
}
