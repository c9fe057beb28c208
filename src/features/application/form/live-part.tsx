import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ApplicationView } from 'cloud/contract/application'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Page } from '@/ui/page'
import { statusNames, statusTones } from '@/wording/application'
import { statusUrl } from '../progress-view'

/** Instead of the form, where this term's answer stands and cannot be changed here. */
export function LivePart({ application: { applicationId, childName, kind, status } }: { application: ApplicationView }) {
  return (
    <Page>
      <Card title={childName} aside={<Badge tone={statusTones[status]}>{statusNames[status]}</Badge>}>
        <View className='form-quiet form-live'>
          {kind === 'decline'
            ? '本学期已选择不参加。改变主意的话，先收回，再填写申请。'
            : status === 'approved'
              ? '这份申请已经通过，不能再修改。如需变更，请联系班主任。'
              : '这份申请已经开始审核，不能再修改。如需变更，请联系班主任。'}
        </View>
        <Button kind='primary' block onClick={() => void Taro.redirectTo({ url: statusUrl(applicationId) })}>
          查看我的提交
        </Button>
      </Card>
    </Page>
  )
}
