import type { MenuFinding } from 'cloud/contract/course-office'
import type { Output } from 'cloud/contract/operations'
import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'

interface Props {
  report: Output<'checkMenu'>
  onMend: (courseId: string) => void
}

/** What the check says of the menu as a whole, then of each course that it says something of. */
export function FoundPart({ report: { menu, courses, blocks, warns }, onMend }: Props) {
  if (blocks + warns === 0) return <Notice title='没有要改的，也没有提醒，可以公布。' />
  return (
    <>
      {menu.length > 0 ? (
        <Card title='整个菜单'>
          <Findings findings={menu} />
        </Card>
      ) : null}
      {courses
        .filter(({ findings }) => findings.length > 0)
        .map(({ courseId, title, findings }) => (
          <Card key={courseId} title={title} aside={<Button label={`去改${title}`} onClick={() => onMend(courseId)}>去改</Button>}>
            <Findings findings={findings} />
          </Card>
        ))}
    </>
  )
}

function Findings({ findings }: { findings: MenuFinding[] }) {
  return (
    <>
      {findings.map(({ level, rule, says, satisfy }) => (
        <View key={says} className='menu-finding'>
          <Badge tone={level === 'block' ? 'bad' : 'todo'}>{level === 'block' ? '必须改' : '提醒'}</Badge>
          <View>{says}</View>
          <View className='menu-finding__satisfy'>{[`怎样才符合：${satisfy}`, rule && `依据规则 ${rule}`].filter(Boolean).join(' ')}</View>
        </View>
      ))}
    </>
  )
}
