import { useEffect } from 'react'
import Taro, { useDidShow } from '@tarojs/taro'
import { staffOnPhone, useRollStore } from './roll-store'
import { upload, uploading } from './upload'

const firstPauseMs = 5_000
const longestPauseMs = 120_000

/** How long to wait after so many failures in a row; a little different on every phone of a school that lost its network. */
export const pauseMs = (failures: number, spread: number) => Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs) * (0.75 + spread / 2)

/**
 * While a page of the rolls is open, what waits on the phone goes out: when the page is shown, when the network comes back,
 * when it is known whose marks they are, and after a failure later and later.
 */
export function useUpload() {
  useRollStore()
  const { isSending, failures } = uploading()
  const staffId = staffOnPhone()
  useDidShow(() => void upload())
  useEffect(() => {
    if (staffId !== null) void upload()
  }, [staffId])
  useEffect(() => {
    const heard = ({ isConnected }: { isConnected: boolean }) => void (isConnected && upload(true))
    Taro.onNetworkStatusChange(heard)
    return () => Taro.offNetworkStatusChange(heard)
  }, [])
  useEffect(() => {
    if (failures === 0 || isSending) return undefined
    const timer = setTimeout(() => void upload(), pauseMs(failures, Math.random()))
    return () => clearTimeout(timer)
  }, [failures, isSending])
  return { isSending, failures }
}
