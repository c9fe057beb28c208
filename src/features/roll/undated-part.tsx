import { Notice } from '@/ui/notice'

/** Why a service has no roll at all, and who mends it; nothing where every service has its weekdays. */
export const UndatedPart = ({ names }: { names: readonly string[] }) =>
  names.length === 0 ? null : <Notice tone='todo' title={`“${names.join('”“')}”排不出点名表：方案没有写明在星期几开。请教务处在学校方案里写上星期几。`} />
