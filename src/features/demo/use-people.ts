import Taro from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { beginSession, endSession } from '@/session/session'

const toHome = () => Taro.switchTab({ url: '/pages/home/index' })

/** The demonstration's people and its clock; only a host with identity `dev` answers. */
export function usePeople() {
  const people = useQuery('listPeople', {})
  const signing = useSend('signInAs')
  const moving = useSend('moveClock')

  const become = async (personId: string) => {
    const signed = await signing.send({ personId })
    if (!signed) return
    beginSession(signed.token)
    await toHome()
  }
  const leave = async () => {
    endSession()
    await toHome()
  }
  const move = async (minutes: number) => {
    if ((await moving.send({ minutes })) && people.state === 'ready') people.refresh()
  }
  return { people, become, leave, move, moving: moving.sending, refusal: signing.refusal ?? moving.refusal }
}
