import { useSyncExternalStore } from 'react'
import Taro from '@tarojs/taro'
import { shanghaiDate } from 'cloud/rules/dates'
import type { Output } from 'cloud/contract/operations'
import { hearServerTime, recallServerTime, serverAheadMs, serverNow } from '@/client/server-clock'
import { readSession } from '@/session/session'
import { emptyQueue, isSameRoll, isSpent, rollId, type RollAddress, type RollQueue } from './mark-queue'

export type Sheet = Output<'readRoll'>
export type RollList = Output<'listRolls'>
/** What an answer to a save said beside the sheet. */
export type Answered = Pick<Output<'saveRoll'>, 'unused'> & { askedToClose: boolean; at: string }

/**
 * What was last read, for a gate without a signal. It bears children's names, so it lies under one key for the whole
 * phone: the next person, the next school and the next day put the former out, and it is thrown away when it is found old.
 */
interface Held {
  epoch: number
  schoolId: string
  staffId: string
  day: string
  aheadMs: number
  list: RollList | null
  sheets: Sheet[]
}

const heldKey = 'kehou.roll.held'
const listeners = new Set<() => void>()
let version = 0
let held: Held | null = null
let heldIn = -1
/** Sheets of other days, and answers: while the app is open only. */
let opened = new Map<string, Sheet>()
let answers = new Map<string, Answered>()
/** Rolls that could not be read since the API last told of them. */
let unheard = new Set<string>()

/** Draws every page of the rolls anew. */
export function tellAll() {
  version += 1
  listeners.forEach((tell) => tell())
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Draws a page anew whenever anything on the phone's side of a roll changes. */
export const useRollStore = () => useSyncExternalStore(subscribe, () => version, () => version)

const today = () => shanghaiDate(serverNow())

function readHeld(): Held | null {
  const { epoch, schoolId } = readSession()
  if (heldIn !== epoch) {
    heldIn = epoch
    opened = new Map()
    answers = new Map()
    unheard = new Set()
    const stored: unknown = Taro.getStorageSync(heldKey)
    held = typeof stored === 'object' && stored !== null ? (stored as Held) : null
    if (held) recallServerTime(held.aheadMs)
  }
  if (!held) return null
  if (held.epoch !== epoch || held.schoolId !== schoolId) {
    held = null
    Taro.removeStorageSync(heldKey)
  } else if (held.day !== today()) writeHeld({ ...held, day: today(), list: null, sheets: [] })
  return held
}

function writeHeld(next: Held) {
  held = next
  Taro.setStorageSync(heldKey, next)
}

/** Who the phone's marks belong to, as the last answer said; null before there was one. */
export const staffOnPhone = () => readHeld()?.staffId ?? null

function heldOf(staffId: string): Held {
  const before = readHeld()
  if (before?.staffId === staffId) return { ...before, aheadMs: serverAheadMs() }
  const { epoch, schoolId } = readSession()
  return { epoch, schoolId, staffId, day: today(), aheadMs: serverAheadMs(), list: null, sheets: [] }
}

/** Keeps a list as it was read; of an earlier day only while the app is open, and the list page holds that itself. */
export function keepList(list: RollList) {
  hearServerTime(list.asOf)
  const next = heldOf(list.staffId)
  writeHeld(list.heldOn === list.today ? { ...next, list } : next)
  tellAll()
}

export const keptList = (): RollList | null => readHeld()?.list ?? null

/** Keeps a sheet as the API told it, unless it has told a newer one since. */
export function keepSheet(sheet: Sheet) {
  hearServerTime(sheet.asOf)
  const next = heldOf(sheet.staffId)
  unheard.delete(rollId(sheet.roll))
  const before = keptSheet(sheet.roll)
  if (before && before.staffId === sheet.staffId && Date.parse(before.asOf) > Date.parse(sheet.asOf)) return
  opened.set(rollId(sheet.roll), sheet)
  writeHeld(sheet.roll.heldOn === today() ? { ...next, sheets: [...next.sheets.filter(({ roll }) => !isSameRoll(roll, sheet.roll)), sheet] } : next)
  tellAll()
}

/** A roll could not be read; what a save brings later is as good as a reading. */
export function noteUnheard(address: RollAddress) {
  readHeld()
  unheard.add(rollId(address))
}

export const isUnheard = (address: RollAddress) => unheard.has(rollId(address))

export function keptSheet(address: RollAddress): Sheet | null {
  const kept = readHeld()
  return opened.get(rollId(address)) ?? kept?.sheets.find(({ roll }) => isSameRoll(roll, address)) ?? null
}

/** The API no longer shows it to this person. */
export function dropSheet(address: RollAddress) {
  const kept = readHeld()
  opened.delete(rollId(address))
  if (kept) writeHeld({ ...kept, sheets: kept.sheets.filter(({ roll }) => !isSameRoll(roll, address)) })
  tellAll()
}

export const lastAnswer = (address: RollAddress): Answered | null => answers.get(rollId(address)) ?? null

export function keepAnswer(address: RollAddress, answer: Answered) {
  readHeld()
  answers.set(rollId(address), answer)
}

export function putAnswerAway(address: RollAddress) {
  if (answers.delete(rollId(address))) tellAll()
}

/** Marks belong to one person at one school, whoever uses the phone in between. They name no child. */
const queueKey = (staffId: string) => `kehou.roll.queue.${readSession().schoolId}.${staffId}`

export function readQueues(): RollQueue[] {
  const staffId = staffOnPhone()
  if (staffId === null) return []
  const stored: unknown = Taro.getStorageSync(queueKey(staffId))
  return Array.isArray(stored) ? (stored as RollQueue[]) : []
}

export const readQueue = (address: RollAddress, name = ''): RollQueue => readQueues().find((queue) => isSameRoll(queue, address)) ?? emptyQueue(address, name)

/** Changes what waits for one roll; on the phone before anything is drawn. A roll with nothing left is forgotten. */
export function changeQueue(address: RollAddress, name: string, change: (queue: RollQueue) => RollQueue) {
  const staffId = staffOnPhone()
  if (staffId === null) return
  const queues = readQueues()
  const before = queues.find((queue) => isSameRoll(queue, address))
  const next = change(before ?? emptyQueue(address, name))
  const all = before ? queues.map((queue) => (queue === before ? next : queue)) : [...queues, next]
  Taro.setStorageSync(queueKey(staffId), all.filter((queue) => !isSpent(queue)))
  tellAll()
}
