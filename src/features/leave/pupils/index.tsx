import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { usePagedQuery } from '@/client/use-paged-query'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { TextInput } from '@/ui/text-input'
import { Columns, Wide } from '@/ui/wide'
import '../leave.scss'

/** For whom staff enter leave on a guardian's word: found by a part of the name. */
export default function LeavePupilsPage() {
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const list = usePagedQuery('listLeavePupils', { search }, (output) => ({ ...output, items: output.pupils }))
  return (
    <Page>
      <Card>
        <TextInput label='姓名或班级' optional max={20} value={typed} placeholder='如：三年级1班' onChange={setTyped} />
        <View className='leave-find'>
          <Button block onClick={() => setSearch(typed.trim())}>
            查找
          </Button>
        </View>
      </Card>
      {list.state !== 'ready' ? (
        <Pending query={list} />
      ) : (
        <>
          {list.stale ? <Stale onRetry={list.refresh} /> : null}
          {list.data.items.length === 0 ? (
            <Empty title={search ? '没有找到参加课后服务的孩子，请换个字再找。' : '您的班级和今天的点名表里没有参加课后服务的孩子。'} />
          ) : (
            <Wide>
              <PagedList shown={list.data.items.length} total={list.data.total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
                <Columns>
                  {list.data.items.map(({ childId, name, className, rosterNo }) => (
                    <Cell key={childId} title={name} label={`${className} ${rosterNo}号`} onClick={() => void Taro.navigateTo({ url: `/features/leave/request/index?childId=${childId}` })} />
                  ))}
                </Columns>
              </PagedList>
            </Wide>
          )}
        </>
      )}
    </Page>
  )
}
