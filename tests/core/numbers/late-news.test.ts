import { lateNewsText } from '../../../core/copy/late-news'
import { newDay } from '../../../core/numbers/day'
import { usualGoals } from '../../../core/numbers/goals'
import { alarmed, isTooLate } from '../../../core/numbers/late-news'
import { nothing } from '../../../core/numbers/sums'
import { NOW } from '../../support/samples'

const sums = (late: number, of: number) => ({ ...nothing, l2News: of, l2NewsKept: of - late })
const day = (late: number, of: number) => ({ ...newDay('mianyu', '2026-11-21'), total: sums(late, of) })

describe('late news of L2 problems', () => {
  it.each([
    [1, 3, false], // too few to say anything
    [19, 19, false],
    [0, 20, false],
    [1, 20, true], // 5 % is not below 5 %
    [1, 21, false],
    [2, 40, true],
    [0, 0, false],
  ])('are too many when %i of %i were: %s', (late, of, isToo) => {
    expect(isTooLate(sums(late, of), usualGoals)).toBe(isToo)
  })

  it('are held against what the shop says, and nothing else', () => {
    expect(isTooLate(sums(1, 3), { ...usualGoals, lateNewsLeast: 3 })).toBe(true)
    expect(isTooLate(sums(2, 20), { ...usualGoals, lateNewsPercent: 12.5 })).toBe(false)
  })

  it('are an alarm once a day, as it stood then, however the day goes on', () => {
    const first = alarmed(day(1, 20), usualGoals, NOW)
    expect(first.lateNews).toEqual({ late: 1, of: 20, tellAt: NOW })
    const later = alarmed({ ...first, total: sums(9, 30) }, usualGoals, NOW + 1)
    expect(later.lateNews).toEqual({ late: 1, of: 20, tellAt: NOW })
    expect(alarmed(day(0, 20), usualGoals, NOW).lateNews).toBeUndefined()
  })

  it('are told with the share and the line that it passed', () => {
    expect(lateNewsText('2026-11-21', { late: 3, of: 42 }, 5)).toBe(
      '11-21 二级问题的进展超时 3 / 42 次（7.1%），红线 5%。在客服台“今日”里看是哪些组和客服',
    )
  })
})
