import { listLocalFees as operation } from '../../contract/local-fees'
import { read } from '../../handling'

export const listLocalFees = read(operation, ({ library }) => Promise.resolve({ localFees: library().localFees }))
