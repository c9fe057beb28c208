import { h5Stage } from './h5-stage'
import { playJourney } from './journey'

describe('on H5', () => playJourney(h5Stage, async () => undefined))
