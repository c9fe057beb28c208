import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { PlanProblem } from 'cloud/contract/plan-office'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { spoken } from '@/ui/spoken'
import type { Path } from '../document-edit'
import type { FormField } from '../form-fields'
import { countInSection, pathOf, placeId } from '../problem-view'
import { sectionAt, sectionsOf, type Section } from '../sections'
import type { PlanText } from '../use-editing'
import type { Editor } from './editor'
import { FieldPart } from './field-part'
import { ProblemsPart } from './problems-part'

interface SectionListProps {
  fields: readonly FormField[]
  document: PlanText
  problems: readonly PlanProblem[]
  change: (document: PlanText) => void
}

/** The plan's parts, one open at a time; on a desktop the open one stands beside the list. */
export function SectionList({ fields, document, problems, change }: SectionListProps) {
  const { opened, target, open, jump } = useJump()
  const sections = sectionsOf(fields, document)
  const editor: Editor = { document, problems, target, change }
  const next = sections[sections.findIndex(({ key }) => key === opened) + 1]
  const toggle = (key: string) => open(opened === key ? null : key)
  return (
    <>
      <ProblemsPart problems={problems} onJump={(problem) => jump(pathOf(problem.path))} />
      <View className='office-sections'>
        {sections.map((section) => (
          <SectionPart key={section.key} section={section} wrong={countInSection(problems, section.key)} open={opened === section.key} editor={editor} onTap={() => toggle(section.key)}>
            {next ? (
              <Button onClick={() => open(next.key, true)}>{`下一部分：${next.title}`}</Button>
            ) : null}
          </SectionPart>
        ))}
      </View>
    </>
  )
}

interface SectionPartProps {
  section: Section
  wrong: number
  open: boolean
  editor: Editor
  onTap: () => void
  children: React.ReactNode
}

function SectionPart({ section: { key, title, placed }, wrong, open, editor, onTap, children }: SectionPartProps) {
  return (
    <>
      <View
        id={sectionId(key)}
        className={`office-section${open ? ' office-section--open' : ''}`}
        hoverClass='office-section--pressed'
        onClick={onTap}
        {...spoken({ role: 'button', expanded: open })}
      >
        <View className='office-section__title'>{title}</View>
        {wrong > 0 ? <Badge tone='bad'>{`${wrong} 处要改`}</Badge> : null}
        <View className='office-section__do'>{open ? '收起' : '打开'}</View>
      </View>
      {open ? (
        <View className='office-sheet'>
          {placed.length === 0 ? <View className='office-quiet'>这一部分现在没有要填的。</View> : null}
          {placed.map(({ path, field }) => (
            <FieldPart key={path.join('.')} path={path} field={field} editor={editor} />
          ))}
          {children}
        </View>
      ) : null}
    </>
  )
}

const sectionId = (key: string) => `section-${key}`

/** Which part is open, and the place within it that was jumped to; `at` in the address is where the check sends the office. */
function useJump() {
  const { at } = useRouter().params
  const [first] = useState(() => (at ? pathOf(at) : null))
  const [opened, setOpened] = useState<string | null>(first ? sectionAt(first) : 'basics')
  const [target, setTarget] = useState<Path | null>(first)
  useEffect(() => {
    if (target) scrollTo(placeId(target))
  }, [target])
  const jump = (path: Path) => {
    setOpened(sectionAt(path))
    // A place that was jumped to before is jumped to again.
    setTarget([...path])
  }
  const open = (key: string | null, fromBelow = false) => {
    setTarget(null)
    setOpened(key)
    if (key && fromBelow) scrollTo(sectionId(key))
  }
  return { opened, target, open, jump }
}

// The part of the page may only just be drawn.
const scrollTo = (id: string) => Taro.nextTick(() => void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -80 }))
