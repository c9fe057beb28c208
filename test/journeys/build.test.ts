import path from 'node:path'
import { buildEmptyApp, packageSizes } from '../../bench/package-sizes'
import { checkBuild } from '../weapp/check-build'

const dist = path.resolve(__dirname, '../../dist/weapp')
const packageLimit = 500 * 1024

describe('the mini-program build', () => {
  test.each(checkBuild(dist).map(({ name, problems }) => [name, problems] as const))('passes WeChat’s rules offline: %s', (_, problems) => {
    expect(problems).toEqual([])
  })

  test('keeps the main package within 1.2 times an empty Taro app built with the same settings', () => {
    const [ours, empty] = [packageSizes(dist), packageSizes(buildEmptyApp())]
    expect((ours.main as number) / (empty.main as number)).toBeLessThanOrEqual(1.2)
  })

  test('keeps every package under 500 KiB', () => {
    const tooLarge = Object.entries(packageSizes(dist)).filter(([, bytes]) => bytes > packageLimit)
    expect(tooLarge).toEqual([])
  })
})
