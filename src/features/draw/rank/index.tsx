import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useSession } from '@/session/session'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Tabs } from '@/ui/tabs'
import { instantWords } from '@/wording/dates'
import { stageOf } from '../draw-view'
import { PromisePart } from '../promise-part'
import { useDraws, useRanking } from '../use-ranking'
import { ChoicesPart } from './choices-part'
import { HeadPart } from './head-part'
import { RanksPart } from './ranks-part'
import { WishesPart } from './wishes-part'
import '../draw.scss'

/** Ranks the courses of a draw for each child, as often as the family likes until closing (S4, S7). */
export default function DrawRankPage() {
  const session = useSession()
  const { drawId: named, childId } = useRouter().params
  const { draws, list, drawId, choose } = useDraws(named)
  const ranking = useRanking(drawId, childId ?? session.childId)
  if (draws.state !== 'ready') return <Page><Pending query={draws} /></Page>
  if (drawId === null) return <Page><Empty title='这学期还没有抽签选课。' /></Page>
  const { sheet } = ranking
  const tabs = list.length > 1 ? <Tabs label='选择抽签' options={list.map((draw) => ({ value: draw.drawId, label: draw.title }))} value={drawId} onChange={choose} /> : null
  if (sheet.state !== 'ready') return <Page>{tabs}<Pending query={sheet} /></Page>
  const { data, stale, refresh } = sheet
  const stage = stageOf(data.draw, data.now)
  return (
    <Page bar={stage === 'open' && ranking.child ? <SaveBar ranking={ranking} /> : null}>
      {stale ? <Stale onRetry={refresh} /> : null}
      {tabs}
      <HeadPart draw={data.draw} now={data.now} ranked={(ranking.child?.ranks.length ?? 0) > 0} />
      {ranking.savedHere !== null ? <Notice title={ranking.savedHere > 0 ? '志愿已保存。截止前可以随时再改，只算最后一次。' : '志愿已撤回，截止前可以随时再排。'} /> : null}
      {stage === 'run' ? <Button block kind='primary' onClick={() => void Taro.navigateTo({ url: `/features/draw/result/index?drawId=${drawId}` })}>看抽签结果</Button> : null}
      <Ranking ranking={ranking} open={stage === 'open'} />
      <PromisePart draw={data.draw} />
    </Page>
  )
}

function Ranking({ ranking, open }: { ranking: ReturnType<typeof useRanking>; open: boolean }) {
  const { able, child, chooseChild, sheet } = ranking
  if (sheet.state !== 'ready') return null
  if (!child) return <Empty title='这次抽签的课不面向您家孩子的年级。' />
  return (
    <>
      {able.length > 1 ? <Tabs label='选择孩子' options={able.map(({ childId, name }) => ({ value: childId, label: name }))} value={child.childId} onChange={chooseChild} /> : null}
      <RanksPart ranking={ranking} child={child} open={open} />
      <ChoicesPart ranking={ranking} open={open} />
      {open ? <WishesPart ranking={ranking} child={child} /> : null}
    </>
  )
}

function SaveBar({ ranking }: { ranking: ReturnType<typeof useRanking> }) {
  const { child, ranks, isSaved, save, saving } = ranking
  const hadSome = (child?.ranks.length ?? 0) > 0
  const nothing = ranks.length === 0 && !hadSome
  return (
    <ActionBar note={saving.refusal ? <Notice tone='refusal'>{saving.refusal.message}</Notice> : <State ranking={ranking} />}>
      <Button block kind='primary' loading={saving.sending} disabled={isSaved || nothing} onClick={() => void save(ranks)}>
        {ranks.length === 0 && hadSome ? '撤回志愿' : isSaved ? '已保存' : '保存志愿'}
      </Button>
    </ActionBar>
  )
}

function State({ ranking: { child, ranks, isSaved } }: { ranking: ReturnType<typeof useRanking> }) {
  if (isSaved && child?.savedAt) return <View>{`${instantWords(child.savedAt)}保存，截止前可以再改`}</View>
  if (ranks.length === 0) return <View>在“可以加入的课”里加入想上的课，再保存</View>
  return <View>有改动还没有保存，只存在这部手机上</View>
}
