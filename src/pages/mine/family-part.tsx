import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Fact } from '@/ui/fact'
import { relationNames } from '@/wording/family'
import { agreementPapers, collectorsText, consentText, guardiansText, submissionPapers, type Family, type Paper } from './mine-view'

const open = (url: string) => void Taro.navigateTo({ url })

/** A bound family's own page. */
export function FamilyPart({ family, onCommittee }: { family: Family; onCommittee: boolean }) {
  return (
    <>
      <View className='mine-name'>{family.guardian.name}</View>
      {family.children.map((child) => (
        <ChildCard key={child.childId} child={child} />
      ))}
      <View className='mine-bind'>
        <Button block onClick={() => open('/features/family/bind/index')}>
          {family.children.length > 0 ? '绑定另一个孩子' : '绑定孩子'}
        </Button>
      </View>
      {onCommittee ? (
        <Card title='家委会'>
          <Cell title='家委会审核' label='代表家委会审核参加名单' onClick={() => open('/features/committee/reviews/index')} />
        </Card>
      ) : null}
      {family.children.length > 0 ? (
        <Card title='孩子们的作品'>
          <Cell title='成果展示' label='学校公布的作品和活动' onClick={() => open('/features/showcase/list/index')} />
        </Card>
      ) : null}
      <Card title='和学校说'>
        <Cell title='问卷和结果' onClick={() => open('/features/survey/list/index')} />
        <Cell title='意见建议' onClick={() => open('/features/feedback/mine/index')} />
      </Card>
      <Papers title='我的提交' none='还没有提交过申请。' papers={submissionPapers(family)} />
      <Papers title='签署的协议' none='还没有签署协议。' papers={agreementPapers(family)} />
      <Card title='个人信息'>
        <Cell title='我的数据' label='查看、更正、导出、解除绑定' onClick={() => open('/features/family/data/index')} />
        <Cell title='儿童个人信息处理规则' label={consentText(family.consents)} onClick={() => open('/features/family/consent/index')} />
      </Card>
    </>
  )
}

function ChildCard({ child }: { child: Family['children'][number] }) {
  return (
    <Card title={child.name}>
      <Fact name='班级'>{child.className}</Fact>
      <Fact name='您是孩子的'>{relationNames[child.relation]}</Fact>
      <Fact name='监护人'>{guardiansText(child)}</Fact>
      <View className='mine-collectors'>
        <Cell title='接送人' label={collectorsText(child)} onClick={() => open(`/features/family/collectors/index?childId=${child.childId}`)} />
        <Cell title='放学接送' label='平时怎样回家，今天有什么变化' onClick={() => open(`/features/pick-up/settings/index?childId=${child.childId}`)} />
      </View>
    </Card>
  )
}

function Papers({ title, none, papers }: { title: string; none: string; papers: Paper[] }) {
  return (
    <Card title={title}>
      {papers.length === 0 ? <View className='mine-quiet'>{none}</View> : null}
      {papers.map(({ key, title: name, label, url }) => (
        <Cell key={key} title={name} label={label} onClick={() => open(url)} />
      ))}
    </Card>
  )
}
