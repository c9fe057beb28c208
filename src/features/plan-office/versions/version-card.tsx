import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { ExportPart } from '../export-part'
import type { PlanVersion } from '../use-versions'
import { statusNames, statusTones, versionWords } from '../versions-view'

export function VersionCard({ version, children }: { version: PlanVersion; children: ReactNode }) {
  return (
    <Card title={`第 ${version.version} 版`} aside={<Badge tone={statusTones[version.status]}>{statusNames[version.status]}</Badge>}>
      <View>{version.title}</View>
      <View className='office-quiet'>{versionWords(version)}</View>
      {children}
      <ExportPart planId={version.planId} />
    </Card>
  )
}
