import Taro from '@tarojs/taro'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'

const open = (url: string) => void Taro.navigateTo({ url })

/** What is there for everybody, signed in or not. */
export function ServicePart({ school, isStaff }: { school: string; isStaff: boolean }) {
  return (
    <Card title='其他'>
      <Cell title='切换学校' label={school} onClick={() => open('/features/family/school/index')} />
      {isStaff ? (
        <Cell title='工作台' label='您已绑定为本校教师' onClick={() => open('/features/staff/desk/index')} />
      ) : (
        <Cell title='老师绑定' label='只给本校教师使用' onClick={() => open('/features/staff/bind/index')} />
      )}
      {process.env.TARO_ENV === 'h5' ? <Cell title='体验人员' label='换一个身份看看' onClick={() => open('/features/demo/people/index')} /> : null}
    </Card>
  )
}
